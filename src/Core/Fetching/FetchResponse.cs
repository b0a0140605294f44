using System.Net.Http.Headers;

namespace GenAsset.Core.Fetching;

/// <summary>An answer whose body is still on its way. Reading it throws <see cref="Errors.GenAssetException"/> where a bound is passed.</summary>
public sealed class FetchResponse : IAsyncDisposable
{
    private readonly HttpResponseMessage _message;
    private readonly FetchDeadline _deadline;

    internal FetchResponse(Uri address, HttpResponseMessage message, Stream body, FetchDeadline deadline) =>
        (Address, _message, Body, _deadline) = (address, message, body, deadline);

    /// <summary>Where the answer came from, after redirects.</summary>
    public Uri Address { get; }

    /// <summary>The HTTP status.</summary>
    public int Status => (int)_message.StatusCode;

    /// <summary>The answer's headers.</summary>
    public HttpResponseHeaders Headers => _message.Headers;

    /// <summary>What the answer says that it is; not to be believed.</summary>
    public string? ContentType => _message.Content.Headers.ContentType?.MediaType;

    /// <summary>The body, decompressed and bounded.</summary>
    public Stream Body { get; }

    /// <summary>The wait that the answer asks for, or null.</summary>
    public TimeSpan? RetryAfter(TimeProvider time) => Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date - time.GetUtcNow(),
        _ => null,
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Body.DisposeAsync().ConfigureAwait(false);
        _message.Dispose();
        _deadline.Dispose();
    }
}
