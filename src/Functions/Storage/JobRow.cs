using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>What the table knows of a job.</summary>
public sealed record JobRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked, less the items.</summary>
    public required JobSpec Spec { get; init; }

    /// <summary>Whose it is.</summary>
    public string? Owner { get; init; }

    /// <summary>The trace context of the request that made it.</summary>
    public string? TraceParent { get; init; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many items it has; 0 while it is being written.</summary>
    public int Items { get; init; }

    /// <summary>Items of a chunk.</summary>
    public int ChunkSize { get; init; }

    /// <summary>Its run, from 1; a retry is the next.</summary>
    public int Run { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public JobPhase Phase { get; init; }

    /// <summary>When it was first taken up.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it was stopped.</summary>
    public GenAssetError? Error { get; init; }

    /// <summary>The budget that a retry gave.</summary>
    public decimal? Budget { get; init; }

    /// <summary>The counts at its end.</summary>
    public ChunkTally? Final { get; init; }

    /// <summary>Whether its files are gone.</summary>
    public bool IsExpired { get; init; }

    /// <summary>The row that it was read from.</summary>
    public Entity? Source { get; init; }

    /// <summary>How many chunks it has.</summary>
    public int Chunks => ChunkSize == 0 ? 0 : (Items + ChunkSize - 1) / ChunkSize;

    /// <summary>How it is run.</summary>
    public JobOptions Options => Spec.Options ?? new JobOptions();

    /// <summary>Whether it has ended.</summary>
    public bool IsFinished => Phase is JobPhase.Completed or JobPhase.Cancelled;

    /// <summary>Whether it is accepted; one that is being written is no job yet.</summary>
    public bool IsAccepted => Items > 0;

    /// <summary>When its files go.</summary>
    public DateTimeOffset? ExpiresAt => FinishedAt?.AddHours(Options.RetainHours);

    /// <summary>The chunk of an item.</summary>
    public int ChunkOf(int index) => index / ChunkSize;

    /// <summary>How many items a chunk has.</summary>
    public int SizeOf(int chunk) => Math.Min(ChunkSize, Items - (chunk * ChunkSize));

    /// <summary>Reads a row.</summary>
    public static JobRow Of(Entity entity)
    {
        var columns = new Columns(entity);
        return new JobRow
        {
            Id = entity.Partition["j.".Length..],
            Spec = columns.Json("Spec", GenAssetJson.Line.JobSpec)!, // every row has one
            Owner = columns.Text("Owner"),
            TraceParent = columns.Text("TraceParent"),
            CreatedAt = columns.Moment("CreatedAt") ?? entity.Timestamp,
            Items = columns.Int("Items"),
            ChunkSize = columns.Int("ChunkSize"),
            Run = columns.Int("Run"),
            Phase = columns.Word<JobPhase>("Phase"),
            StartedAt = columns.Moment("StartedAt"),
            FinishedAt = columns.Moment("FinishedAt"),
            Error = columns.Json("Error", ErrorJson.Default.GenAssetError),
            Budget = columns.Amount("Budget"),
            Final = columns.Moment("FinishedAt") is null ? null : ChunkRow.TallyOf(columns),
            IsExpired = columns.Int("IsExpired") == 1,
            Source = entity,
        };
    }

    /// <summary>The row's columns.</summary>
    public IReadOnlyDictionary<string, object> Columns()
    {
        var columns = new Columns()
            .Set("Spec", Spec, GenAssetJson.Line.JobSpec).Set("Owner", Owner).Set("TraceParent", TraceParent).Set("CreatedAt", CreatedAt)
            .Set("Items", Items).Set("ChunkSize", ChunkSize).Set("Run", Run).Set("Phase", Phase).Set("StartedAt", StartedAt).Set("FinishedAt", FinishedAt)
            .Set("Error", Error, ErrorJson.Default.GenAssetError).Set("Budget", Budget).Set("IsExpired", IsExpired ? 1 : 0);
        return (Final is null ? columns : ChunkRow.Set(columns, Final)).Values;
    }
}
