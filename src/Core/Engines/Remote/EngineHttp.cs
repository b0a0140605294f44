using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Engines.Remote;

/// <summary>
/// Asks engines outside. An address of engines.json is the operator's own and may be loopback or private; one that comes back in an answer is a
/// stranger's word, so it is fetched freely only from the engine's own origin, and else under the rules for addresses that users give.
/// </summary>
public sealed class EngineHttp : IDisposable
{
    private const int MaxHops = 5;
    private const int MaxJsonBytes = 8 << 20;

    private readonly GuardedHttp _operators;
    private readonly GuardedHttp _strangers;
    private readonly TimeProvider _time;

    /// <summary>Creates the client; <paramref name="strangers"/> are the rules for addresses that answers name, left out the strict ones.</summary>
    public EngineHttp(TimeProvider time, FetchRules? strangers = null)
    {
        _time = time;
        _operators = new GuardedHttp(time, new FetchRules(AllowHttp: true, AllowPrivateNetwork: true));
        _strangers = new GuardedHttp(time, strangers);
    }

    /// <summary>
    /// Asks an address of engines.json. Any status is an answer, redirects too; dispose it. An error whose details say "sent": false means that
    /// nothing reached the service, so that the same request can be made again without a second charge.
    /// </summary>
    public Task<Outcome<FetchResponse>> SendAsync(FetchRequest request, CancellationToken cancellationToken) =>
        _operators.SendAsync(request with { FollowRedirects = false }, cancellationToken);

    /// <summary>The same, with the answer read whole: up to <paramref name="maxBytes"/>, default 8 MiB.</summary>
    public async Task<Outcome<EngineAnswer>> AskAsync(FetchRequest request, CancellationToken cancellationToken, long maxBytes = MaxJsonBytes)
    {
        var sent = await SendAsync(request with { Bounds = request.Bounds with { MaxBytes = maxBytes } }, cancellationToken).ConfigureAwait(false);
        if (!sent.Succeeded)
            return sent.Error;
        return await ReadAsync(sent.Value, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches an address that an answer named, whole, whatever its status; <paramref name="headers"/> (keys) go to the engine's own origin only.</summary>
    public async Task<Outcome<EngineAnswer>> DownloadAsync(
        Uri engine, Uri address, FetchBounds bounds, IReadOnlyList<KeyValuePair<string, string>>? headers, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MaxHops; hop++)
        {
            var isOwn = IsSameOrigin(engine, address);
            if (!isOwn && _strangers.Rules.Refusal(address) is { } reason)
                return FetchFault.Refused(FetchFault.Shown(address), reason);
            var request = new FetchRequest(address) { Bounds = bounds, Headers = isOwn ? headers ?? [] : [], FollowRedirects = false };
            var sent = await (isOwn ? _operators : _strangers).SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!sent.Succeeded)
                return sent.Error;
            if (sent.Value.Status is < 300 or > 399 || sent.Value.Headers.Location is not { } location)
                return await ReadAsync(sent.Value, cancellationToken).ConfigureAwait(false);
            await sent.Value.DisposeAsync().ConfigureAwait(false);
            address = new Uri(address, location);
        }

        return FetchFault.Refused(FetchFault.Shown(address), $"it redirects more than {MaxHops} times");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _operators.Dispose();
        _strangers.Dispose();
    }

    /// <summary>Whether both have one scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;

    /// <summary>Whether an error came from a request of which nothing was sent.</summary>
    public static bool WasNotSent(GenAssetError error) => error.Details?["sent"] is JsonValue sent && sent.GetValueKind() == JsonValueKind.False;

    private async Task<Outcome<EngineAnswer>> ReadAsync(FetchResponse response, CancellationToken cancellationToken)
    {
        await using var _ = response.ConfigureAwait(false);
        try
        {
            using var body = new MemoryStream();
            await response.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
            return new EngineAnswer(response.Address, response.Status, response.ContentType, body.ToArray(), response.RetryAfter(_time), response.Headers);
        }
        catch (GenAssetException fault)
        {
            return fault.Error;
        }
    }
}
