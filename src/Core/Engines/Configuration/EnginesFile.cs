using System.Text.Json.Serialization;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>engines.json: the engines of this home, in the order in which they are asked. engines.schema.json describes it to editors.</summary>
/// <param name="Engines">The engines.</param>
public sealed record EnginesFile(IReadOnlyList<EngineConfig>? Engines = null)
{
    /// <summary>Where an editor finds the schema; not read here.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }
}
