using System.Threading.Channels;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Running;

/// <summary>
/// Items on their way from a queue that lies elsewhere to a worker's slots: they lie here until a slot is free, and here it is decided when to ask for more, and for
/// how many.
/// </summary>
/// <typeparam name="T">An item as its queue knows it.</typeparam>
public sealed class ReadyItems<T> : IDisposable
    where T : TakenItem
{
    private const int MaxHeld = 2000;

    private readonly TakenItems<T> _taken;
    private readonly TakenKeeps<T> _keeps;
    private readonly WorkOptions _options;
    private readonly TimeProvider _time;
    private readonly WorkAhead _ahead;
    private readonly Channel<T> _ready = Channel.CreateUnbounded<T>();
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private readonly Action<Lease> _engineEnded;
    private int _idle;
    private long _busyAt;

    /// <summary>Begins with nothing; what is added is held in <paramref name="taken"/> too, and what it has paid for brought here by <paramref name="keeps"/>.</summary>
    public ReadyItems(TakenItems<T> taken, TakenKeeps<T> keeps, IReadOnlyList<EngineInfo> engines, WorkOptions options, TimeProvider time)
    {
        (_taken, _keeps, _options, _time, _engineEnded) = (taken, keeps, options, time, OnEngineEnded);
        Rooms = new EngineRooms(engines);
        _ahead = new WorkAhead(options.Worker.Slots);
        _busyAt = time.GetTimestamp();
    }

    /// <summary>The room that the engines have.</summary>
    public EngineRooms Rooms { get; }

    /// <summary>How many more items are wanted now.</summary>
    public int Wanted
    {
        get
        {
            var (idle, ready, ahead) = (Volatile.Read(ref _idle), _ready.Reader.Count, _options.Once ? 0 : _ahead.Items);
            if (idle == 0 && ready * 2 > ahead)
                return 0;
            var wanted = Math.Clamp(idle + ahead - ready, 0, Math.Max(0, MaxHeld - _taken.Count));
            return _options.Once ? Math.Min(1, wanted) : wanted;
        }
    }

    /// <summary>How long there has been nothing to do.</summary>
    public TimeSpan Idle => _taken.Count > 0 ? TimeSpan.Zero : _time.GetElapsedTime(Volatile.Read(ref _busyAt));

    /// <summary>Waits until more may be wanted.</summary>
    public Task WantedAsync(CancellationToken cancellationToken) => _wanted.WaitAsync(cancellationToken);

    /// <summary>An item was taken.</summary>
    public void Add(T item)
    {
        item.Tell(_engineEnded);
        _taken.Add(item);
        Rooms.Enter(item.Lease.Engine);
        _ready.Writer.TryWrite(item);
    }

    /// <summary>
    /// Waits for the next item that is to be run; null when there will be none. One that is not goes back to its <paramref name="queue"/>: its job was cancelled, it
    /// lay here for too long, what it has paid for cannot be read.
    /// </summary>
    public async ValueTask<Lease?> NextAsync(IWorkQueue queue, CancellationToken cancellationToken)
    {
        if (_ready.Reader.TryRead(out var ready) && await BeginAsync(ready, queue, cancellationToken).ConfigureAwait(false) is { } lease)
            return lease;
        Interlocked.Increment(ref _idle);
        var isIdle = true;
        try
        {
            Want();
            while (await _ready.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Interlocked.Decrement(ref _idle); // before it reads: else whoever asks for more sees an idle slot beside an item that was just taken, and takes one too many
                isIdle = false;
                if (_ready.Reader.TryRead(out var next) && await BeginAsync(next, queue, cancellationToken).ConfigureAwait(false) is { } given)
                    return given;
                Interlocked.Increment(ref _idle);
                isIdle = true;
                Want();
            }

            return null;
        }
        finally
        {
            if (isIdle)
                Interlocked.Decrement(ref _idle);
        }
    }

    /// <summary>An item is this worker's no longer.</summary>
    public void LetGo(T item)
    {
        _taken.Remove(item);
        _keeps.Drop(item);
        item.Dispose();
        Volatile.Write(ref _busyAt, _time.GetTimestamp());
        Want();
    }

    /// <summary>There will be no more items, and slots that wait are told so. Where the worker is <paramref name="drained"/>, what no slot took comes back from here.</summary>
    public IReadOnlyList<T> Close(bool drained)
    {
        var left = new List<T>();
        while (drained && _ready.Reader.TryRead(out var item))
        {
            Rooms.Leave(item.Lease.Engine);
            left.Add(item);
        }

        _ready.Writer.Complete();
        return left;
    }

    /// <inheritdoc/>
    public void Dispose() => _wanted.Dispose();

    private async ValueTask<Lease?> BeginAsync(T item, IWorkQueue queue, CancellationToken cancellationToken)
    {
        Want();
        GenAssetError? fault = null;
        if (item.Standing == LeaseStanding.Continue)
        {
            var brought = item.Kept.Count == 0 ? true : await _keeps.BringAsync(item, cancellationToken).ConfigureAwait(false);
            if (brought is { Succeeded: true, Value: true })
            {
                item.BegunAt = _time.GetTimestamp();
                return item.Lease;
            }

            fault = brought.Error;
        }

        if (fault is not null)
            _options.Notice?.Invoke($"item {item.Lease.Index} is not begun: {fault.Message}");
        Rooms.Leave(item.Lease.Engine);
        _ = fault is { IsRetryable: false } ? queue.FailAsync(item.Lease, fault, CancellationToken.None) : queue.ReleaseAsync(item.Lease, CancellationToken.None);
        return null;
    }

    private void OnEngineEnded(Lease lease)
    {
        Rooms.Leave(lease.Engine);
        if (_taken.Find(lease)?.BegunAt is { } begun)
            _ahead.Note(_time.GetElapsedTime(begun));
        Want();
    }

    private void Want()
    {
        try
        {
            if (_wanted.CurrentCount == 0)
                _wanted.Release();
        }
        catch (Exception fault) when (fault is SemaphoreFullException or ObjectDisposedException)
        {
            // Another has just said so, or the last item ends after the queue.
        }
    }
}
