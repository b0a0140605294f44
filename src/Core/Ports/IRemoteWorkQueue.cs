using GenAsset.Core.Errors;

namespace GenAsset.Core.Ports;

/// <summary>A queue that lies elsewhere, seen from a worker: it takes items ahead, keeps their leases alive, and can be brought to an orderly end.</summary>
public interface IRemoteWorkQueue : IWorkQueue, IAsyncDisposable
{
    /// <summary>Why this worker is given nothing, where it is refused.</summary>
    GenAssetError? Fault { get; }

    /// <summary>Takes nothing more, and gives back what was not begun.</summary>
    void Drain();

    /// <summary>Tells what is still to be told; what is not taken within <paramref name="bound"/> is left to its leases' end.</summary>
    Task FinishAsync(TimeSpan bound);
}
