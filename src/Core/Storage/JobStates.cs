using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>Puts together what is shown of a job and of an item.</summary>
internal static class JobStates
{
    /// <summary>The job, from its head and where its items stand.</summary>
    public static JobState Of(JobHead head, JobProgress progress, long running, bool isHeld) =>
        Of(head, progress.Phase, progress.Counts(running), isHeld) with
        {
            Version = progress.LastSeq,
            UpdatedAt = progress.LastAt,
            StartedAt = progress.StartedAt,
            FinishedAt = progress.FinishedAt,
            ExpiresAt = progress.FinishedAt?.AddHours(head.Options.RetainHours),
            Error = progress.Error,
            Cost = progress.Cost,
        };

    /// <summary>The job, from its head, its phase and its counts.</summary>
    public static JobState Of(JobHead head, JobPhase phase, JobCounts counts, bool isHeld) => new()
    {
        Id = head.Id,
        Owner = head.Owner,
        Name = head.Name,
        State = phase,
        Counts = counts,
        IsHeld = isHeld,
        CreatedAt = head.CreatedAt,
        TraceParent = head.TraceParent,
        Metadata = head.Options.Metadata,
    };

    /// <summary>An item, from what was asked and its last event.</summary>
    public static ItemState Of(int index, ItemSpec spec, ItemPhase phase, int attempts, JobEvent? last) => new()
    {
        Index = index,
        Spec = spec,
        State = phase == ItemPhase.Queued && last?.Kind == JobEventKind.ItemRunning ? ItemPhase.Running : phase,
        Attempts = attempts,
        Stage = phase == ItemPhase.Queued ? last?.Stage : null,
        Progress = phase == ItemPhase.Succeeded ? 100 : last?.Progress ?? 0,
        Engine = last?.Engine,
        Seed = last?.Seed ?? spec.Seed,
        Error = phase == ItemPhase.Succeeded ? null : last?.Error,
        Notes = last?.Notes,
        Cost = last?.Cost,
        Assets = phase is ItemPhase.Succeeded or ItemPhase.Failed ? last?.Assets : null,
        StartedAt = last?.StartedAt,
        FinishedAt = phase is ItemPhase.Succeeded or ItemPhase.Failed ? last?.At : null,
    };
}
