using System.Text.Json.Serialization;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Jobs;

/// <summary>Where an item stands.</summary>
[JsonConverter(typeof(CamelCaseEnum<ItemPhase>))]
public enum ItemPhase
{
    /// <summary>Waits for its turn, or for its next try.</summary>
    Queued,

    /// <summary>An engine has it.</summary>
    Running,

    /// <summary>Its assets are committed.</summary>
    Succeeded,

    /// <summary>It will not be tried again.</summary>
    Failed,

    /// <summary>Its job was stopped first.</summary>
    Cancelled,
}

/// <summary>One committed output file.</summary>
/// <param name="Name">Its name below the item, "/" between folders.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its digest, lower-case hex.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record AssetInfo(string Name, long Bytes, string Sha256, string ContentType);

/// <summary>What is known of an item.</summary>
public sealed record ItemState
{
    /// <summary>Its place in the job, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What was asked.</summary>
    public required ItemSpec Spec { get; init; }

    /// <summary>Where it stands.</summary>
    public ItemPhase State { get; init; }

    /// <summary>What the engine is doing.</summary>
    public string? Stage { get; init; }

    /// <summary>0..100; never falls within a try.</summary>
    public double Progress { get; init; }

    /// <summary>Tries so far.</summary>
    public int Attempts { get; init; }

    /// <summary>The engine that really ran.</summary>
    public string? Engine { get; init; }

    /// <summary>The seed that was really used.</summary>
    public long? Seed { get; init; }

    /// <summary>Why it failed, or why its last try did.</summary>
    public GenAssetError? Error { get; init; }

    /// <summary>What the engine wants known: unknown words, operations that ran.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>What it has cost so far, all its tries together, in the unit of the engines' prices; none where nothing was paid.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Its output files; of a failed item those that are kept to be looked at.</summary>
    public IReadOnlyList<AssetInfo>? Assets { get; init; }

    /// <summary>When its last try began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }
}
