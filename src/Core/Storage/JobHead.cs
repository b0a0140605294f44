using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>A job's job.json: what was asked, with the items where they are few, else how to know that items.jsonl is whole.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="Name">Its name.</param>
/// <param name="Options">How to run it.</param>
/// <param name="Items">How many items it has.</param>
/// <param name="ItemsBytes">The length of items.jsonl.</param>
/// <param name="ItemsCrc">The CRC-32C of items.jsonl.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="TraceParent">The trace context of the request that made it.</param>
/// <param name="Holder">The process that accepted it, and holds it until it has begun.</param>
/// <param name="Few">The items themselves where they are few and short: such a job is one file until it begins.</param>
public sealed record JobHead(
    string Id, DateTimeOffset CreatedAt, string? Name, JobOptions Options, int Items, long ItemsBytes, uint ItemsCrc, string? Owner = null, string? TraceParent = null,
    string? Holder = null, IReadOnlyList<ItemSpec>? Few = null);
