using GenAsset.Core.Leasing;
using GenAsset.Core.Running;

namespace GenAsset.Core.Client;

/// <summary>An item that this worker holds of a server.</summary>
internal sealed class TakenLease : IDisposable
{
    private readonly CancellationTokenSource _stopped = new();
    private int _standing = (int)LeaseStanding.Continue;

    public TakenLease(LeasedItem item, DateTimeOffset now, Action<Lease> engineEnded)
    {
        AssetsPath = item.Assets;
        Kept = item.Kept ?? [];
        Lease = new Lease
        {
            JobId = item.JobId,
            Index = item.Index,
            Attempt = item.Attempt,
            Item = item.Item,
            Engine = item.Engine,
            Seed = item.Seed,
            Timeout = TimeSpan.FromSeconds(item.TimeoutSeconds),
            StartedAt = now,
            TraceParent = item.TraceParent,
            Token = item.Token,
            Cancelled = _stopped.Token,
            EngineEnded = engineEnded,
        };
    }

    public Lease Lease { get; }

    public string Token => Lease.Token!; // set above

    /// <summary>Where its files are put.</summary>
    public string AssetsPath { get; }

    /// <summary>The names of what earlier tries have paid for.</summary>
    public IReadOnlyList<string> Kept { get; }

    /// <summary>Whether a copy of that, or of what this try has paid for, lies here.</summary>
    public bool HasKept { get; set; }

    /// <summary>What the server last said of it.</summary>
    public LeaseStanding Standing => (LeaseStanding)Volatile.Read(ref _standing);

    /// <summary>When a slot took it.</summary>
    public long? BegunAt { get; set; }

    /// <summary>What the engine last told.</summary>
    public (string Stage, double Progress)? News { get; set; }

    /// <summary>Whether its ending is on the way: what a heartbeat is told of it means nothing any more.</summary>
    public bool IsEnding { get; set; }

    /// <summary>The files as they are named to the server at the end.</summary>
    public IReadOnlyList<SentAsset>? Sent { get; set; }

    /// <summary>The server says that it is not to go on: the engine is stopped.</summary>
    public void Stop(LeaseStanding standing)
    {
        if (Interlocked.Exchange(ref _standing, (int)standing) == (int)LeaseStanding.Continue)
            _ = _stopped.CancelAsync(); // its callbacks reach into the engine: not on this thread
    }

    public void Dispose() => _stopped.Dispose();
}
