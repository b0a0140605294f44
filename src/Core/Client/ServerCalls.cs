using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>Whether a call that may have reached the server can be made again.</summary>
internal enum Repeat
{
    /// <summary>Only where the server surely did not act on it.</summary>
    WhenRefused,

    /// <summary>Always: twice is as once.</summary>
    Safely,
}

/// <summary>
/// Calls a server. What fails on the way, or is refused for the moment, is tried again with growing pauses and as Retry-After says, while there is time
/// for it; what fails for good is the error that the server meant.
/// </summary>
internal sealed class ServerCalls : IDisposable
{
    /// <summary>How long an answer may take to begin, where nothing is asked to be held back.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly ClientOptions _options;
    private readonly HttpClient _elsewhere;

    public ServerCalls(ClientOptions options)
    {
        _options = options;
        Time = options.Time ?? TimeProvider.System;
        Server = Base(options.Server);
        _http = ServerHttp.Create(Server, options.Key, options.Proxy);
        _elsewhere = ServerHttp.Create(Server, null, options.Proxy);
    }

    /// <summary>The server's address, with a slash at its end.</summary>
    public Uri Server { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Asks for a JSON value.</summary>
    public async Task<Outcome<T>> ReadAsync<T>(Func<HttpRequestMessage> request, Repeat repeat, JsonTypeInfo<T> type, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var sent = await SendAsync(request, repeat, HttpCompletionOption.ResponseContentRead, patience, cancellationToken).ConfigureAwait(false);
        if (!sent.Succeeded)
            return sent.Error;
        using var answer = sent.Value;
        return Parse(await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), type);
    }

    /// <summary>Reads a JSON value of an answer.</summary>
    public Outcome<T> Parse<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) is { } value ? value : Unreadable("it is null");
        }
        catch (JsonException fault)
        {
            return Unreadable(fault.Message);
        }
    }

    /// <summary>Sends a request, made anew for each try. The answer is a good one, or 304, and is the caller's to dispose.</summary>
    public async Task<Outcome<HttpResponseMessage>> SendAsync(
        Func<HttpRequestMessage> request, Repeat repeat, HttpCompletionOption completion, TimeSpan? patience, CancellationToken cancellationToken)
    {
        var began = Time.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            var (answer, error, mayRepeat, askedFor) = await TryAsync(request, repeat, completion, patience, cancellationToken).ConfigureAwait(false);
            if (answer is not null)
                return answer;
            var pause = RetryPolicy.DelayAfter(attempt, seed: attempt, askedFor);
            if (!mayRepeat || Time.GetElapsedTime(began) + pause > TimeSpan.FromSeconds(_options.RetrySeconds))
                return error!; // where there is no answer there is an error
            _options.Trace?.Invoke($"{error!.Message} Again in {pause.TotalSeconds:0.0} s.");
            await Task.Delay(pause, Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _elsewhere.Dispose();
    }

    private async Task<Try> TryAsync(
        Func<HttpRequestMessage> make, Repeat repeat, HttpCompletionOption completion, TimeSpan? patience, CancellationToken cancellationToken)
    {
        using var request = make();
        using var late = new CancellationTokenSource(patience ?? Timeout.InfiniteTimeSpan, Time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var began = Time.GetTimestamp();
        HttpResponseMessage? answer = null;
        try
        {
            answer = await _http.SendAsync(request, completion, until.Token).ConfigureAwait(false);
            Tell(request, began, $"{(int)answer.StatusCode} {answer.ReasonPhrase}");
            if (answer.StatusCode == HttpStatusCode.TemporaryRedirect && Elsewhere(request, answer) is { } address)
                answer = await FollowAsync(request, answer, address, completion, until.Token).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotModified)
                return new Try(answer);
            using (answer)
            {
                var error = await ServerProblem.ReadAsync(answer, Server, until.Token).ConfigureAwait(false);
                return new Try(null, error, MayRepeat(answer, error, repeat), RetryAfter(answer));
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            Tell(request, began, fault.Message);
            // A connection that could not be made carried nothing.
            var wasSent = fault is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError };
            var isHopeless = fault is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded };
            return new Try(null, ServerProblem.Unreachable(Server, (fault.InnerException ?? fault).Message), !isHopeless && (!wasSent || repeat == Repeat.Safely));
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            answer?.Dispose();
            Tell(request, began, "no answer in time");
            return new Try(null, ServerProblem.Unreachable(Server, "it does not answer in time."), repeat == Repeat.Safely);
        }
    }

    // A file may lie elsewhere, at an address that opens it by itself: the key stays here, and so does a way that leads on from there.
    private Uri? Elsewhere(HttpRequestMessage request, HttpResponseMessage answer) =>
        request.Method == HttpMethod.Get && answer.Headers.Location is { IsAbsoluteUri: true } address && (address.Scheme == Uri.UriSchemeHttps || (address.IsLoopback && Server.IsLoopback)) ? address : null;

    private async Task<HttpResponseMessage> FollowAsync(HttpRequestMessage request, HttpResponseMessage sent, Uri address, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using (sent)
        {
            using var there = new HttpRequestMessage(HttpMethod.Get, address) { Version = request.Version };
            there.Headers.Range = request.Headers.Range;
            var answer = await _elsewhere.SendAsync(there, completion, cancellationToken).ConfigureAwait(false);
            _options.Trace?.Invoke($"GET {address.GetLeftPart(UriPartial.Path)}: {(int)answer.StatusCode} {answer.ReasonPhrase}"); // what is behind the path opens the file
            answer.Headers.ETag = sent.Headers.ETag; // what the server knows the file by, when the rest of it is asked for
            return answer;
        }
    }

    private static bool MayRepeat(HttpResponseMessage answer, GenAssetError error, Repeat repeat) => answer.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => true,
        HttpStatusCode.ServiceUnavailable => repeat == Repeat.Safely || answer.Headers.RetryAfter is not null,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout => repeat == Repeat.Safely,
        _ => repeat == Repeat.Safely && error.Code == ErrorCatalog.IdempotencyInProgress.Name, // an earlier try of ours is at work
    };

    private TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.RetryAfter is { } later ? later.Delta ?? later.Date - Time.GetUtcNow() : null;

    // The query holds states, names and cursors; the key is in a header, and an address with a password is refused.
    private void Tell(HttpRequestMessage request, long began, string outcome) =>
        _options.Trace?.Invoke($"{request.Method} {new Uri(Server, request.RequestUri!)}: {outcome}, {Time.GetElapsedTime(began).TotalMilliseconds:0} ms");

    private GenAssetError Unreadable(string why) => ServerProblem.Unreachable(Server, $"its answer cannot be read: {why}");

    private static Uri Base(Uri server) => server.AbsolutePath.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");

    private readonly record struct Try(HttpResponseMessage? Answer, GenAssetError? Error = null, bool MayRepeat = false, TimeSpan? AskedFor = null);
}
