using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Engines.Cog;

/// <summary>One container, by the calls that it answers. Both families of servers, told apart by what they do.</summary>
internal sealed class CogServer(Uri address, EngineSetup setup)
{
    private const long MaxAnswerBytes = 1L << 30;    // files come within it, as text
    private const double LongestRunSeconds = 7 * 24 * 3600; // there is no limit on a run but the item's own
    private const double LongestHealthSeconds = 15;  // a model's own check may take ten

    private CogSchema? _schema;
    private int _running;

    /// <summary>Where it is.</summary>
    public Uri Address => address;

    /// <summary>Predictions of ours that are on their way to it or run there.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Counts one of ours in.</summary>
    public void Enter() => Interlocked.Increment(ref _running);

    /// <summary>Counts one of ours out.</summary>
    public void Leave() => Interlocked.Decrement(ref _running);

    /// <summary>Asks how it is. Every outcome is an answer, silence too.</summary>
    public async Task<CogHealth> HealthAsync(CancellationToken cancellationToken)
    {
        var asked = await AskAsync(HttpMethod.Get, "/health-check", null, Math.Min(LongestHealthSeconds, setup.Timeouts.AnswerSeconds), cancellationToken).ConfigureAwait(false);
        if (!asked.Succeeded)
        {
            // A server that is there and silent predicts; one that resets or refuses is not there.
            var isSilent = !EngineHttp.WasNotSent(asked.Error) && asked.Error.Message.Contains("had not answered", StringComparison.Ordinal);
            if (!isSilent)
                _schema = null; // what comes back may be another model
            return new CogHealth(isSilent ? CogStanding.Busy : CogStanding.Gone, asked.Error.Message);
        }

        if (asked.Value.Json() is not JsonObject body || body.Text("status") is not { } status)
            return new CogHealth(CogStanding.Ill, $"{FetchFault.Shown(address)} answers HTTP {asked.Value.Status} without a status: {asked.Value.Excerpt}");
        var setupNote = body["setup"] as JsonObject;
        return new CogHealth(
            StandingOf(status), status + (body.Text("user_healthcheck_error") is { } words ? $" ({words})" : ""), (body["version"] as JsonObject)?["coglet"] is not null, setupNote.Text("logs") ?? "");
    }

    /// <summary>What its model takes; null where it does not say.</summary>
    public async Task<CogSchema?> SchemaAsync(CancellationToken cancellationToken)
    {
        if (_schema is { } known)
            return known;
        var asked = await AskAsync(HttpMethod.Get, "/openapi.json", null, setup.Timeouts.AnswerSeconds, cancellationToken).ConfigureAwait(false);
        return asked is { Succeeded: true, Value.IsGood: true } && asked.Value.Json() is JsonObject document ? _schema = CogSchema.Read(document) : null;
    }

    /// <summary>Has it predict; the answer comes when it has ended, or at once where <paramref name="isAsync"/>.</summary>
    public Task<Outcome<EngineAnswer>> PredictAsync(string id, JsonObject body, bool isAsync, string? traceParent, CancellationToken cancellationToken) =>
        AskAsync(HttpMethod.Put, $"/predictions/{id}", body, isAsync ? setup.Timeouts.AnswerSeconds : LongestRunSeconds, cancellationToken, isAsync, traceParent);

    /// <summary>Asks it to give a prediction up; true where it was running.</summary>
    public async Task<bool> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var asked = await AskAsync(HttpMethod.Post, $"/predictions/{id}/cancel", [], setup.Timeouts.AnswerSeconds, cancellationToken).ConfigureAwait(false);
        return asked is { Succeeded: true, Value.IsGood: true };
    }

    private async Task<Outcome<EngineAnswer>> AskAsync(
        HttpMethod method, string path, JsonObject? body, double seconds, CancellationToken cancellationToken, bool isAsync = false, string? traceParent = null)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue("application/json")); // without it coglet ignores the body
        var headers = new List<KeyValuePair<string, string>>();
        if (isAsync)
            headers.Add(new("Prefer", "respond-async")); // compared to the letter
        if (traceParent is not null)
            headers.Add(new("traceparent", traceParent));
        if (setup.Services.KeyOf(setup.Config) is { Succeeded: true, Value.Length: > 0 } key)
            headers.Add(new("Authorization", "Bearer " + key.Value)); // Cog knows no keys; what stands before it may
        var request = new FetchRequest(new Uri(address.AbsoluteUri.TrimEnd('/') + path))
        {
            Method = method,
            Content = content,
            Headers = headers,
            Bounds = new FetchBounds(MaxAnswerBytes, seconds, seconds),
        };
        return await setup.Services.Http.AskAsync(request, cancellationToken, MaxAnswerBytes).ConfigureAwait(false);
    }

    private static CogStanding StandingOf(string status) => status switch
    {
        "READY" => CogStanding.Ready,
        "BUSY" => CogStanding.Busy,
        "STARTING" => CogStanding.Starting,
        "SETUP_FAILED" or "UNKNOWN" => CogStanding.Broken,
        _ => CogStanding.Ill, // DEFUNCT, UNHEALTHY, and whatever comes yet
    };
}
