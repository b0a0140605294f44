using System.Text.Json.Serialization;

namespace GenAsset.Core.Jobs;

/// <summary>One stage of a chain: what is made, and by which engine. The stage after it gets what was made as its input.</summary>
/// <param name="Kind">What the stage makes: the item's words become a picture, a picture becomes a model.</param>
/// <param name="Engine">The engine to use; left out, the first that takes it.</param>
/// <param name="Model">The model that the engine should use.</param>
public sealed record ItemStage([property: JsonRequired] ItemKind Kind, string? Engine = null, string? Model = null);
