using System.Text.Json.Nodes;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Configuration;

/// <summary>One engine of engines.json.</summary>
/// <param name="Name">What items call it.</param>
/// <param name="Type">What it is: a built-in engine's name, "cog", "openai-images", "chain" or one of the providers.</param>
/// <param name="Kinds">The kinds that it is to take; left out, all that its type takes.</param>
/// <param name="Models">The model names that it is to take; left out, its type's own, or any.</param>
/// <param name="Formats">The formats that it is to give; left out, its type's own.</param>
/// <param name="OnlyByName">Whether an item must name it: it never runs by default.</param>
/// <param name="Endpoint">Where it is: an http or https address. Loopback and private ones are taken, since it is the operator who names them.</param>
/// <param name="Endpoints">Several such, all alike, in the place of <paramref name="Endpoint"/>: the least busy gets the next item.</param>
/// <param name="KeyVariable">The environment variable that holds its key; the key itself never stands in the file.</param>
/// <param name="Input">What is sent, by the service's own names: constants, and templates over the item's fields ("{prompt}", "{width}x{height}").</param>
/// <param name="Outputs">Asset names, and where in the answer each lies ("$", "$[0]", "$.mesh", "$.views[*]").</param>
/// <param name="Price">What one item costs, in whatever unit all prices of the file are; left out, nothing or what the service says.</param>
/// <param name="Concurrency">Items that it runs at once; left out, its type's own number.</param>
/// <param name="Timeouts">How long it is waited for.</param>
/// <param name="OutOfMemory">The engine of this file that takes an item for which this one's GPU memory was too small.</param>
/// <param name="Callback">Cog only: the address at which this process listens for its webhooks and uploads; left out, predictions run within one request.</param>
/// <param name="Stages">Chain only: its stages, in their order.</param>
public sealed record EngineConfig(
    string Name = "",
    string Type = "",
    IReadOnlyList<ItemKind>? Kinds = null,
    IReadOnlyList<string>? Models = null,
    IReadOnlyList<string>? Formats = null,
    bool OnlyByName = false,
    string? Endpoint = null,
    IReadOnlyList<string>? Endpoints = null,
    string? KeyVariable = null,
    JsonObject? Input = null,
    IReadOnlyDictionary<string, string>? Outputs = null,
    decimal? Price = null,
    int? Concurrency = null,
    EngineTimeouts? Timeouts = null,
    string? OutOfMemory = null,
    string? Callback = null,
    IReadOnlyList<ItemStage>? Stages = null);
