using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>Rewrites a journal without the lines that later ones made needless: progress, tallies, tries that were followed by others.</summary>
internal static class JournalCompaction
{
    private const int WorthFrom = 1000; // dead lines

    /// <summary>Compacts where at least half the lines are dead. Nothing may be appended meanwhile.</summary>
    public static void RunIfWorth(HeldJob job)
    {
        if (job.Progress.DeadLines < WorthFrom || job.Progress.DeadLines * 2 < job.Progress.LastSeq)
            return;
        var rewritten = job.Folder.Journal + ".new";
        using (var source = new FileStream(job.Folder.Journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        using (var target = File.Create(rewritten))
        using (var reader = new JournalReader(job.Folder.Journal))
        {
            while (reader.Read())
            {
                if (!IsAlive(reader.Current, reader.Offset, job.Progress))
                    continue;
                if (reader.Current.Index is { } index)
                    job.Progress.Move(index, target.Position);
                Copy(source, target, reader.Offset, reader.End);
            }

            target.Flush(flushToDisk: true);
        }

        job.Journal.Replace(rewritten);
        job.Progress.ForgetDeadLines();
    }

    private static bool IsAlive(JobEvent entry, long offset, JobProgress progress) => entry.Index is { } index
        ? progress.OffsetOf(index) == offset
        : entry.Kind != JobEventKind.Tally;

    private static void Copy(FileStream source, FileStream target, long from, long to)
    {
        var line = new byte[to - from];
        source.Position = from;
        source.ReadExactly(line);
        target.Write(line);
    }
}
