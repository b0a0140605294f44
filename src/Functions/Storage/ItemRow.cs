using GenAsset.Core.Jobs;

namespace GenAsset.Functions.Storage;

/// <summary>What the table knows of an item. Its last event is kept as the journal of the other backends keeps it, so that all tell the same story.</summary>
public sealed record ItemRow
{
    private const string SpecColumn = "Spec";

    /// <summary>The columns that counting needs.</summary>
    public static readonly IReadOnlyList<string> StandingColumns = ["State", "Run", "FirstTry", "Attempts", "Cost", "SentAt", "Sends"];

    /// <summary>Its place in the job.</summary>
    public required int Index { get; init; }

    /// <summary>What was asked, in JSON; none where only the standing was read.</summary>
    public string? Spec { get; init; }

    /// <summary>Where it stands in its run.</summary>
    public ItemPhase State { get; init; }

    /// <summary>The job's run that it last took part in; 0 before the first.</summary>
    public int Run { get; init; }

    /// <summary>The number of that run's first try; with job and index it names the order that workers know.</summary>
    public int FirstTry { get; init; }

    /// <summary>The number of its last try, all runs together.</summary>
    public int Attempts { get; init; }

    /// <summary>What it has cost, all runs together.</summary>
    public decimal? Cost { get; init; }

    /// <summary>When its message was last put on the queue.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>How often it was.</summary>
    public int Sends { get; init; }

    /// <summary>Its last event.</summary>
    public JobEvent? Last { get; init; }

    /// <summary>The row that it was read from.</summary>
    public Entity? Source { get; init; }

    /// <summary>Whether it will not run any more in its run.</summary>
    public bool IsEnded => State is ItemPhase.Succeeded or ItemPhase.Failed or ItemPhase.Cancelled;

    /// <summary>Reads a row.</summary>
    public static ItemRow Of(Entity entity)
    {
        var columns = new Columns(entity);
        return new ItemRow
        {
            Index = int.Parse(entity.Row, System.Globalization.CultureInfo.InvariantCulture),
            Spec = columns.Text(SpecColumn),
            State = columns.Word<ItemPhase>("State"),
            Run = columns.Int("Run"),
            FirstTry = columns.Int("FirstTry"),
            Attempts = columns.Int("Attempts"),
            Cost = columns.Amount("Cost"),
            SentAt = columns.Moment("SentAt"),
            Sends = columns.Int("Sends"),
            Last = columns.Json("Last", GenAssetJson.Line.JobEvent),
            Source = entity,
        };
    }

    /// <summary>The row's columns.</summary>
    public IReadOnlyDictionary<string, object> Columns() => new Columns()
        .Set(SpecColumn, Spec).Set("State", State).Set("Run", Run).Set("FirstTry", FirstTry).Set("Attempts", Attempts).Set("Cost", Cost).Set("SentAt", SentAt).Set("Sends", Sends)
        .Set("Last", Last, GenAssetJson.Line.JobEvent).Values;

    /// <summary>Where it stands as its job does: an item that a run has not reached waits for it, in a job that was stopped it is cancelled, and one that a worker has runs.</summary>
    public ItemPhase PhaseIn(JobRow job, WorkNews? news = null) => State switch
    {
        ItemPhase.Succeeded => ItemPhase.Succeeded,
        _ when IsEnded && Run == job.Run => State,
        _ when job.Phase == JobPhase.Cancelled => ItemPhase.Cancelled,
        _ => Run == job.Run && news is not null ? ItemPhase.Running : ItemPhase.Queued,
    };

    /// <summary>The item as it is shown.</summary>
    public ItemState StateIn(JobRow job, WorkNews? news = null)
    {
        var phase = PhaseIn(job, news);
        var spec = System.Text.Json.JsonSerializer.Deserialize(Spec!, GenAssetJson.Line.ItemSpec)!; // whoever shows an item has read all of its row
        var isKept = phase is ItemPhase.Succeeded or ItemPhase.Failed;
        var last = isKept || Run == job.Run ? Last : null;
        return new ItemState
        {
            Index = Index,
            Spec = spec,
            State = phase,
            Stage = phase == ItemPhase.Running && news is { Stage.Length: > 0 } ? news.Stage : null,
            Progress = phase == ItemPhase.Succeeded ? 100 : phase == ItemPhase.Running ? news?.Progress ?? 0 : last?.Progress ?? 0,
            Attempts = phase == ItemPhase.Running ? Math.Max(Attempts, FirstTry) : isKept || Run == job.Run ? Attempts : 0,
            Engine = last?.Engine,
            Seed = last?.Seed ?? spec.Seed,
            Error = phase == ItemPhase.Succeeded ? null : last?.Error,
            Notes = last?.Notes,
            Cost = Cost,
            Assets = isKept ? last?.Assets : null,
            StartedAt = last?.StartedAt,
            FinishedAt = isKept ? last?.At : null,
        };
    }
}
