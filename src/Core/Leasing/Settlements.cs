using System.Text.Json.Serialization;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Leasing;

/// <summary>How several leases ended.</summary>
/// <param name="Leases">The leases.</param>
public sealed record Settlements(IReadOnlyList<Settlement>? Leases = null);

/// <summary>How one lease ended.</summary>
/// <param name="Token">The lease; in its own route the path says it.</param>
/// <param name="Ending">What happened; in its own route the path says it.</param>
/// <param name="Assets">The item's files: those that were put before, and small ones with their content. Left out, what was put.</param>
/// <param name="Notes">What a person should know of the result.</param>
/// <param name="Error">Why the try failed; what it cost all the same is "cost" in its details.</param>
/// <param name="Cost">What the item has cost so far, all its tries together.</param>
public sealed record Settlement(
    string Token = "", LeaseEnding Ending = LeaseEnding.Completed, IReadOnlyList<SentAsset>? Assets = null, IReadOnlyList<string>? Notes = null, GenAssetError? Error = null, decimal? Cost = null);

/// <summary>A file as a worker names it.</summary>
/// <param name="Name">Its name below the item.</param>
/// <param name="Sha256">Its digest, lower-case hex, checked where it is given.</param>
/// <param name="Content">Its bytes, where they were not put before.</param>
public sealed record SentAsset(string Name = "", string? Sha256 = null, byte[]? Content = null);

/// <summary>How a lease ends.</summary>
[JsonConverter(typeof(CamelCaseEnum<LeaseEnding>))]
public enum LeaseEnding
{
    /// <summary>The item succeeded.</summary>
    Completed,

    /// <summary>The try failed.</summary>
    Failed,

    /// <summary>The item goes back, neither done nor failed.</summary>
    Released,
}

/// <summary>What became of the endings, in their order.</summary>
/// <param name="Leases">Each lease's answer.</param>
public sealed record SettlementAnswers(IReadOnlyList<SettlementAnswer> Leases);

/// <summary>What became of one ending.</summary>
/// <param name="Token">The lease.</param>
/// <param name="Result">Whether it was taken.</param>
/// <param name="Error">Why it was not.</param>
public sealed record SettlementAnswer(string Token, SettlementResult Result, GenAssetError? Error = null);

/// <summary>Whether an ending was taken.</summary>
[JsonConverter(typeof(CamelCaseEnum<SettlementResult>))]
public enum SettlementResult
{
    /// <summary>It is on the disk.</summary>
    Accepted,

    /// <summary>The item is somebody else's, or has ended: nothing of this is kept.</summary>
    Lost,

    /// <summary>The files are not what was said. The lease goes on: send them again, or fail.</summary>
    Refused,
}
