using GenAsset.Core.Jobs;

namespace GenAsset.Api.V1.Jobs;

/// <summary>A job as one JSON document.</summary>
/// <param name="Name">A name for people; need not be unique.</param>
/// <param name="Options">How to run it.</param>
/// <param name="Items">What to make.</param>
public sealed record JobDocument(string? Name, JobOptions? Options, IReadOnlyList<ItemSpec> Items);
