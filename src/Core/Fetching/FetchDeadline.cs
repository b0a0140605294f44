using GenAsset.Core.Errors;

namespace GenAsset.Core.Fetching;

/// <summary>The clocks of one fetch: the whole, the wait for headers, and the waits for the body; each says which of them ran out.</summary>
internal sealed class FetchDeadline : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Uri _address;
    private readonly FetchBounds _bounds;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended;
    private readonly ITimer _total;
    private readonly ITimer _wait;
    private volatile string? _reason;
    private bool _isAwaitingHeaders;
    private TimeSpan _waited;
    private long _bytes;

    public FetchDeadline(Uri address, FetchBounds bounds, TimeProvider time, CancellationToken cancellationToken)
    {
        (_address, _bounds, _time) = (address, bounds, time);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _total = time.CreateTimer(_ => End($"took more than {bounds.TotalSeconds:0.#} s"), null, TimeSpan.FromSeconds(bounds.TotalSeconds), Timeout.InfiniteTimeSpan);
        _wait = time.CreateTimer(_ => End(_isAwaitingHeaders ? $"had not answered after {bounds.FirstByteSeconds:0.#} s" : TooSlow), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fires when a clock ran out, or the caller gave up.</summary>
    public CancellationToken Token => _ended.Token;

    /// <summary>Why it fired, as an error; null when it was the caller.</summary>
    public GenAssetError? Fault => _reason is { } reason
        ? GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{FetchFault.Shown(_address)} {reason}.")
        : null;

    private string TooSlow => $"sent less than {_bounds.MinBytesPerSecond} bytes a second";

    /// <summary>Begins the wait for an answer's headers.</summary>
    public void AwaitHeaders()
    {
        _isAwaitingHeaders = true;
        _wait.Change(TimeSpan.FromSeconds(_bounds.FirstByteSeconds), Timeout.InfiniteTimeSpan);
    }

    /// <summary>The headers are there: from now on it is the body's pace that counts.</summary>
    public void HeadersCame()
    {
        _wait.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _isAwaitingHeaders = false;
    }

    /// <summary>
    /// Reads under the pace rule. Only time spent waiting counts, so a slow disk of ours is not held against the peer; and a read that never
    /// returns is ended when its window is over.
    /// </summary>
    public async ValueTask<int> PacedAsync(Stream source, Memory<byte> buffer, CancellationToken token)
    {
        var begun = _time.GetTimestamp();
        _wait.Change(Window - _waited, Timeout.InfiniteTimeSpan);
        var read = await source.ReadAsync(buffer, token).ConfigureAwait(false);
        _wait.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _waited += _time.GetElapsedTime(begun);
        _bytes += read;
        if (_bytes >= _bounds.MinBytesPerSecond * Window.TotalSeconds)
            (_waited, _bytes) = (TimeSpan.Zero, 0); // this window's share is in, early
        else if (_waited >= Window && read > 0)
            End(TooSlow);
        return read;
    }

    public void Dispose()
    {
        _total.Dispose();
        _wait.Dispose();
        _ended.Dispose();
    }

    private void End(string reason)
    {
        _reason ??= reason;
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The fetch ended in the very moment that its time did.
        }
    }
}
