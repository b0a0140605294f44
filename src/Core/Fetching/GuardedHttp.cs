using System.Net;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Fetching;

/// <summary>
/// The one client for addresses that somebody gave us: inputs, webhooks, providers. It asks https only, never an address of a private network,
/// follows redirects itself and checks each, and bounds the bytes and the time of every answer.
/// </summary>
/// <remarks>No proxy, cookie, credential or trace header of this process goes along: what the environment says is not the asker's to use.</remarks>
public sealed class GuardedHttp : IDisposable
{
    private const int MaxHeaderKilobytes = 64;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    private readonly FetchRules _rules;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;

    /// <summary>Creates the client; <paramref name="rules"/> left out are the strict ones.</summary>
    public GuardedHttp(TimeProvider time, FetchRules? rules = null)
        : this(time, rules, null)
    {
    }

    /// <summary>The same, with connections made by <paramref name="dial"/>, for tests that count them.</summary>
    internal GuardedHttp(TimeProvider time, FetchRules? rules, Func<IPEndPoint, CancellationToken, ValueTask<Stream>>? dial)
    {
        (_time, _rules) = (time, rules ?? new FetchRules());
        var connect = new GuardedConnect(_rules, dial);
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = 0,
            ConnectTimeout = ConnectTimeout, // a connection goes on being made after its request was given up
            PooledConnectionLifetime = ConnectionLifetime,
            ConnectCallback = (context, cancellationToken) => connect.OpenAsync(context.DnsEndPoint, cancellationToken),
        });
    }

    /// <summary>What it allows.</summary>
    public FetchRules Rules => _rules;

    /// <summary>Asks; whatever status comes back, but for a redirect that is followed, is an answer. Dispose it.</summary>
    public async Task<Outcome<FetchResponse>> SendAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var deadline = new FetchDeadline(request.Address, request.Bounds, _time, cancellationToken);
        FetchResponse? response = null;
        try
        {
            var outcome = await FollowAsync(request, deadline).ConfigureAwait(false);
            response = outcome.Value;
            return outcome;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && deadline.Fault is { } late)
        {
            return late;
        }
        catch (Exception fault) when (FetchFault.Explain(fault, request.Address) is { } known)
        {
            return known;
        }
        finally
        {
            if (response is null)
                deadline.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<Outcome<FetchResponse>> FollowAsync(FetchRequest request, FetchDeadline deadline)
    {
        var address = request.Address;
        var headers = request.Headers;
        for (var redirects = 0; ; redirects++)
        {
            if (_rules.Refusal(address) is { } reason)
                return FetchFault.Refused(FetchFault.Shown(address), reason);
            var message = await AskAsync(request, address, headers, deadline).ConfigureAwait(false);
            try
            {
                if (!IsRedirect(message, request))
                    return await AnswerAsync(request, address, message, deadline).ConfigureAwait(false);
                if (redirects == _rules.MaxRedirects)
                    return FetchFault.Refused(FetchFault.Shown(request.Address), $"it redirects more than {redirects} times");
                address = new Uri(address, message.Headers.Location!); // IsRedirect saw it
                if (!IsSameOrigin(address, request.Address))
                    headers = []; // for good: a stranger on the way may lead back with a path of his own
            }
            catch
            {
                message.Dispose();
                throw;
            }

            message.Dispose();
        }
    }

    private async Task<HttpResponseMessage> AskAsync(
        FetchRequest request, Uri address, IReadOnlyList<KeyValuePair<string, string>> headers, FetchDeadline deadline)
    {
        using var message = new HttpRequestMessage(request.Method, address) { Content = request.Content, Version = HttpVersion.Version11 };
        message.Headers.TryAddWithoutValidation("User-Agent", "GenAsset");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);

        deadline.AwaitHeaders();
        var answer = await _client.SendAsync(message, deadline.Token).ConfigureAwait(false);
        deadline.HeadersCame();
        message.Content = null; // the caller's: it outlives this message
        return answer;
    }

    private static async Task<Outcome<FetchResponse>> AnswerAsync(FetchRequest request, Uri address, HttpResponseMessage message, FetchDeadline deadline)
    {
        var encodings = message.Content.Headers.ContentEncoding;
        if (encodings.Count == 0 && message.Content.Headers.ContentLength > request.Bounds.MaxBytes)
        {
            message.Dispose();
            return FetchFault.TooLong(address, request.Bounds.MaxBytes);
        }

        var wire = await message.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
        var encoding = encodings.Count == 0 ? null : string.Join(", ", encodings).ToLowerInvariant();
        return new FetchResponse(address, message, new BoundedBody(address, wire, encoding, request.Bounds.MaxBytes, deadline), deadline);
    }

    private static bool IsRedirect(HttpResponseMessage message, FetchRequest request) =>
        (int)message.StatusCode is 301 or 302 or 303 or 307 or 308
        && message.Headers.Location is not null
        && request.FollowRedirects
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head);

    private static bool IsSameOrigin(Uri one, Uri other) => one.Scheme == other.Scheme && one.IdnHost == other.IdnHost && one.Port == other.Port;
}
