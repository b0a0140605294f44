using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Storage;

/// <summary>What the table knows of a chunk: how its items stood when they were last counted, in which run, and whether it has been begun and ended there.</summary>
public sealed record ChunkRow(int Chunk, int Run, ChunkPhase Phase, ChunkTally Tally, DateTimeOffset? LastChange, Entity? Source)
{
    /// <summary>Reads a row.</summary>
    public static ChunkRow Of(Entity entity)
    {
        var columns = new Columns(entity);
        return new ChunkRow(
            int.Parse(entity.Row[(Keys.ChunkRows.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture), columns.Int("Run"), columns.Word<ChunkPhase>("Phase"), TallyOf(columns),
            columns.Moment("LastChange"), entity);
    }

    /// <summary>The row's columns.</summary>
    public IReadOnlyDictionary<string, object> Columns() => Set(new Columns().Set("Run", Run).Set("Phase", Phase).Set("LastChange", LastChange), Tally).Values;

    /// <summary>The counts as a run finds them: what failed or was cancelled in an earlier one waits again.</summary>
    public ChunkTally TallyIn(JobRow job) => Run == job.Run ? Tally : new ChunkTally(Tally.Total, Succeeded: Tally.Succeeded, Cost: Tally.Cost);

    /// <summary>Reads counts.</summary>
    public static ChunkTally TallyOf(Columns columns) => new(
        columns.Int("Total"), columns.Int("Running"), columns.Int("Succeeded"), columns.Int("Failed"), columns.Int("Cancelled"), columns.Amount("Cost"));

    /// <summary>Writes counts.</summary>
    public static Columns Set(Columns columns, ChunkTally tally) => columns
        .Set("Total", tally.Total).Set("Running", tally.Running).Set("Succeeded", tally.Succeeded).Set("Failed", tally.Failed).Set("Cancelled", tally.Cancelled).Set("Cost", tally.Cost);
}

/// <summary>Where a chunk stands in its run.</summary>
public enum ChunkPhase
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Its items are on the queue.</summary>
    Open,

    /// <summary>Its items have ended.</summary>
    Ended,
}
