using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>
/// Reads where a job stands from the end of its journal: the last event that carries counts, and the few after it. A list of jobs costs one
/// short read each, however long their journals are.
/// </summary>
internal static class JournalTail
{
    private const int TailBytes = 4 << 20;

    /// <summary>The job as its journal tells; null when the tail has no counts and the whole must be replayed.</summary>
    public static JobState? Read(JobFolder folder, JobHead head, bool isHeld)
    {
        if (!File.Exists(folder.Journal) || FindSnapshot(folder.Journal) is not { } start)
            return null;
        using var reader = new JournalReader(folder.Journal, start);
        reader.Read();
        var snapshot = reader.Current;
        var (counts, phase, error, finishedAt) = (snapshot.Counts!, snapshot.Phase ?? JobPhase.Running, snapshot.Error, snapshot.Kind == JobEventKind.JobFinished ? snapshot.At : (DateTimeOffset?)null);
        while (reader.Read())
        {
            if (reader.Current.Cost is not null)
                return null; // what an item cost before is told further up
            counts = reader.Current.Kind switch
            {
                JobEventKind.ItemSucceeded => counts with { Succeeded = counts.Succeeded + 1 },
                JobEventKind.ItemFailed => counts with { Failed = counts.Failed + 1 },
                _ => counts,
            };
            if (reader.Current.Kind == JobEventKind.CancelRequested)
                (phase, error) = (JobPhase.Cancelling, reader.Current.Error);
        }

        var running = isHeld ? counts.Running : 0;
        counts = counts with { Running = running, Queued = counts.Total - counts.Ended - running };
        return JobStates.Of(head, phase, counts, isHeld) with
        {
            Version = reader.Current.Seq,
            StartedAt = snapshot.StartedAt,
            FinishedAt = finishedAt,
            ExpiresAt = finishedAt?.AddHours(head.Options.RetainHours),
            Error = error,
            Cost = snapshot.Cost,
        };
    }

    // Where the last whole line with counts begins. The name cannot stand inside a string: its quotes would be escaped there.
    private static long? FindSnapshot(string path)
    {
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(file);
        var tail = new byte[Math.Min(length, TailBytes)];
        var tailStart = length - tail.Length;
        var span = tail.AsSpan(0, RandomAccess.Read(file, tail, tailStart));
        span = span[..(span.LastIndexOf((byte)'\n') + 1)];
        var found = span.LastIndexOf("\"counts\":{"u8);
        if (found < 0)
            return null;
        var lineStart = span[..found].LastIndexOf((byte)'\n') + 1;
        return lineStart > 0 || tailStart == 0 ? tailStart + lineStart : null;
    }
}
