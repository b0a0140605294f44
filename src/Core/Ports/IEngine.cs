using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Ports;

/// <summary>Turns one item into assets.</summary>
public interface IEngine
{
    /// <summary>What it is called and what it takes.</summary>
    EngineInfo Info { get; }

    /// <summary>
    /// Runs one item and writes its assets to the context's scratch. A failure that the engine understands is an error value; an exception
    /// is a bug or broken I/O. The token is honoured within a second. Work on the CPU may run on the caller's thread.
    /// </summary>
    Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken);
}
