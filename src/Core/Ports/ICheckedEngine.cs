using GenAsset.Core.Engines;

namespace GenAsset.Core.Ports;

/// <summary>An engine that can be asked whether it would work, before an item depends on it.</summary>
public interface ICheckedEngine
{
    /// <summary>Looks whether what the engine needs is there: addresses, keys, a model that takes what is sent. Nothing is generated and nothing paid.</summary>
    Task<EngineCheck> CheckAsync(CancellationToken cancellationToken);
}
