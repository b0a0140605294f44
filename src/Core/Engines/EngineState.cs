using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines;

/// <summary>Where an engine runs at the moment.</summary>
[JsonConverter(typeof(CamelCaseEnum<EngineState>))]
public enum EngineState
{
    /// <summary>In this process.</summary>
    Here,

    /// <summary>With workers elsewhere, which are there.</summary>
    Workers,

    /// <summary>Nowhere: what is asked of it waits for a worker, and starts one where workers are started by what waits.</summary>
    Waiting,
}
