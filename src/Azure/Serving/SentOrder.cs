using GenAsset.Azure.Work;

namespace GenAsset.Azure.Serving;

/// <summary>An order that is with the workers, and the lease that the server's own queue gave for it.</summary>
internal sealed class SentOrder(WorkOrder order, string token)
{
    private int _isWithdrawn;

    public WorkOrder Order => order;

    public string Token => token;

    /// <summary>What its worker last told.</summary>
    public (string Stage, double Progress)? News { get; set; }

    /// <summary>Whether it is being taken back.</summary>
    public bool IsWithdrawn => Volatile.Read(ref _isWithdrawn) != 0;

    /// <summary>Begins to take it back; true the one time.</summary>
    public bool TryWithdraw() => Interlocked.Exchange(ref _isWithdrawn, 1) == 0;
}
