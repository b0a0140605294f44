namespace GenAsset.Core.Running;

/// <summary>An item that a worker has taken from a queue that lies elsewhere, as long as it is this worker's.</summary>
public abstract class TakenItem : IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private int _standing = (int)LeaseStanding.Continue;
    private volatile bool _isEnding;

    /// <summary>Holds an item by its lease, which has a token; <paramref name="kept"/> names what earlier tries have paid for.</summary>
    protected TakenItem(Lease lease, IReadOnlyList<string> kept)
    {
        ArgumentException.ThrowIfNullOrEmpty(lease.Token);
        (Lease, Token, Kept) = (lease with { Cancelled = _stopped.Token }, lease.Token, kept);
    }

    /// <summary>What a slot is given.</summary>
    public Lease Lease { get; private set; }

    /// <summary>What the item is known by.</summary>
    public string Token { get; }

    /// <summary>The names of what earlier tries have paid for.</summary>
    public IReadOnlyList<string> Kept { get; }

    /// <summary>Whether a copy of that, or of what this try has paid for, lies here.</summary>
    public bool HasKept { get; set; }

    /// <summary>What whoever gave the item last said of it.</summary>
    public LeaseStanding Standing => (LeaseStanding)Volatile.Read(ref _standing);

    /// <summary>When a slot took it.</summary>
    public long? BegunAt { get; set; }

    /// <summary>What the engine last told.</summary>
    public (string Stage, double Progress)? News { get; set; }

    /// <summary>Whether its ending is on the way: signs of life, and what they are answered, mean nothing any more.</summary>
    public bool IsEnding
    {
        get => _isEnding;
        set => _isEnding = value;
    }

    /// <summary>It is not to go on: the engine is stopped.</summary>
    public void Stop(LeaseStanding standing)
    {
        if (Interlocked.Exchange(ref _standing, (int)standing) == (int)LeaseStanding.Continue)
            _ = _stopped.CancelAsync(); // its callbacks reach into the engine: not on this thread
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Says who is told when the engine has ended.</summary>
    internal void Tell(Action<Lease> engineEnded) => Lease = Lease with { EngineEnded = engineEnded };
}
