using System.Diagnostics;
using GenAsset.Functions.Tests.Replaying;
using GenAsset.Functions.Tests.Simulating;

// Rows of history that are replayed when every completion wakes an orchestrator by itself: ours beside a flat fan-out. The rows are what a durable store reads and what
// an orchestrator pays for; the seconds are this simulation's own.
var path = args.FirstOrDefault() ?? Path.Combine("bench", "results", "orchestration.csv");
var lines = new List<string> { "orchestration,items,instances,episodes,replayedRows,rowsAnItem,longestHistory,longestDataBytes,simulatedInSeconds" };
foreach (var items in (int[])[1_000, 10_000, 100_000, 1_000_000])
    Measure("chunks of 500", items, () => Growth.OfChunks(items));
foreach (var items in (int[])[1_000, 10_000])
    Measure("chunks of 4 (maxParallel 4)", items, () => Growth.OfChunks(items, chunkSize: 4, window: 1));
foreach (var items in (int[])[500, 1_000, 2_000, 4_000])
    Measure("flat fan-out", items, () => Growth.Flat(items));
File.WriteAllLines(path, lines);

void Measure(string name, int items, Func<TestHub> run)
{
    var begun = Stopwatch.GetTimestamp();
    var hub = run();
    var line = string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{name},{items},{hub.Instances.Count},{hub.Episodes},{hub.ReplayedRows},{(double)hub.ReplayedRows / items:0.###},{hub.LongestHistory},{hub.LongestData},{Stopwatch.GetElapsedTime(begun).TotalSeconds:0.00}");
    Console.WriteLine(line);
    lines.Add(line);
}
