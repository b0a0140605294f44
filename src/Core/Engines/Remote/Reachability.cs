using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Whether a service is there and its key is: all that can be known of it without paying.</summary>
internal static class Reachability
{
    /// <summary>Asks each endpoint at <paramref name="path"/>. Any answer shows that it is there; 401 and 403 show that the key is not good where one is sent.</summary>
    public static async Task<EngineCheck> CheckAsync(EngineSetup setup, string path, Func<string, KeyValuePair<string, string>>? keyHeader, CancellationToken cancellationToken)
    {
        var key = setup.Services.KeyOf(setup.Config);
        var (isGood, findings) = (key.Succeeded, new List<string>());
        findings.Add(key.Error is { } missing ? missing.Message : key.Value is { Length: > 0 } ? $"its key is in {setup.Config.KeyVariable}" : "no key is configured");
        foreach (var endpoint in setup.Endpoints)
        {
            var seconds = setup.Timeouts.AnswerSeconds;
            var request = new FetchRequest(new Uri(endpoint.AbsoluteUri.TrimEnd('/') + path))
            {
                Bounds = new FetchBounds(FirstByteSeconds: seconds, TotalSeconds: seconds),
                Headers = keyHeader is not null && key is { Succeeded: true, Value.Length: > 0 } ? [keyHeader(key.Value)] : [],
            };
            var asked = await setup.Services.Http.AskAsync(request, cancellationToken).ConfigureAwait(false);
            isGood &= asked.Succeeded && !(keyHeader is not null && asked.Value.Status is 401 or 403);
            findings.Add(!asked.Succeeded ? asked.Error.Message
                : keyHeader is not null && asked.Value.Status is 401 or 403 ? $"{FetchFault.Shown(request.Address)} refuses the key (HTTP {asked.Value.Status})"
                : $"{FetchFault.Shown(request.Address)} answers (HTTP {asked.Value.Status})");
        }

        return new EngineCheck(isGood, findings);
    }
}
