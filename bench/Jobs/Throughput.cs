using System.Globalization;

namespace GenAsset.Bench.Jobs;

/// <summary>Items a second through the embedded backend, beside Celery with Redis on the same machine in the same run. Rows go to bench/results/jobs.csv.</summary>
internal static class Throughput
{
    private const int Rounds = 3; // of each; the median counts

    public static int Run(IReadOnlyList<int> sizes)
    {
        using var celery = Celery.TryStart(out var reason);
        if (celery is null)
            Console.WriteLine($"Celery is skipped: {reason}");
        using var rooms = new Rooms();
        Ours.InOwnProcess(100, rooms.Next()); // the files of the program itself come into the page cache
        var table = new Table("jobs.csv", "items,ours_seconds,ours_items_per_second,ours_us_per_item,ours_peak_mb,peer,peer_seconds,peer_items_per_second,ratio");
        foreach (var size in sizes)
        {
            var ours = Enumerable.Range(0, size > 10_000 ? 1 : Rounds).Select(_ => Ours.InOwnProcess(size, rooms.Next())).OrderBy(run => run.Seconds).ToList();
            var run = ours[ours.Count / 2];
            var peer = celery is null ? (double?)null : Enumerable.Range(0, size > 1000 ? 1 : Rounds).Select(_ => celery.Run(size)).Order().ElementAt(size > 1000 ? 0 : 1);
            table.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{size},{run.Seconds:0.000},{size / run.Seconds:0},{run.Seconds / size * 1e6:0.0},{run.PeakMegabytes:0},{celery?.Version ?? "skipped"},{peer:0.000},{size / peer:0},{peer / run.Seconds:0.0}"));
        }

        table.Write();
        return 0;
    }
}
