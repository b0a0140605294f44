using System.Globalization;

namespace GenAsset.Bench.Jobs;

/// <summary>Peak memory of echo jobs that grow tenfold, JSONL in. Rows go to bench/results/jobs-memory.csv.</summary>
internal static class Memory
{
    public static int Run(IReadOnlyList<int> sizes)
    {
        var table = new Table("jobs-memory.csv", "items,peak_mb,bytes_per_item_over_the_row_above,seconds,accepted_after_seconds");
        using var rooms = new Rooms();
        var (lastSize, lastPeak) = (0, 0.0);
        foreach (var size in sizes)
        {
            var run = Ours.InOwnProcess(size, rooms.Next());
            var growth = lastSize == 0 ? (double?)null : (run.PeakMegabytes - lastPeak) * 1024 * 1024 / (size - lastSize);
            table.Add(string.Create(CultureInfo.InvariantCulture, $"{size},{run.PeakMegabytes:0.0},{growth:0.0},{run.Seconds:0.0},{run.AcceptedAfter:0.0}"));
            (lastSize, lastPeak) = (size, run.PeakMegabytes);
        }

        table.Write();
        return 0;
    }
}
