using System.Diagnostics;
using System.Globalization;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Running;

namespace GenAsset.Bench.Jobs;

/// <summary>One echo job through the embedded backend, fsync and all, in a process of its own, so that its peak memory is its own.</summary>
internal static class Ours
{
    private const int WarmUp = 3000; // items

    /// <summary>Runs the job in a home below <paramref name="folder"/> and prints its <see cref="Run"/>.</summary>
    public static async Task<int> RunAsync(int items, string folder)
    {
        await using var backend = EmbeddedBackend.Open(new EmbeddedOptions(Path.Combine(folder, "home"))).Value!;
        // The peer's workers are up and have run a task before its clock starts; so has this process.
        await JobAsync(backend, WarmUp, folder);
        Console.WriteLine(await JobAsync(backend, items, folder));
        return 0;
    }

    /// <summary>Starts a process of this program that runs the job, and reads what it prints. The folder is left for the caller to remove.</summary>
    public static Run InOwnProcess(int items, string folder) =>
        Run.Parse(Shell.Read(Environment.ProcessPath!, ["ours", items.ToString(CultureInfo.InvariantCulture), folder]));

    private static async Task<Run> JobAsync(EmbeddedBackend backend, int items, string folder)
    {
        var lines = Path.Combine(folder, $"{items}.jsonl");
        await using (var writer = File.CreateText(lines))
        {
            for (var i = 0; i < items; i++)
                writer.WriteLine($$"""{"kind":"image","prompt":"prompt number {{i}} of many","engine":"builtin/echo"}""");
        }

        var clock = Stopwatch.StartNew();
        await using var file = File.OpenRead(lines);
        var job = await backend.CreateAsync(new JobSpec("bench"), ItemLines.ReadAsync(file, new ItemDefaults()));
        var accepted = clock.Elapsed.TotalSeconds;
        var ended = await backend.WaitAsync(job.Value!.Id);
        return ended.Value!.Counts.Succeeded == items
            ? new Run(clock.Elapsed.TotalSeconds, accepted, PeakMegabytes())
            : throw new InvalidOperationException($"Only {ended.Value.Counts.Succeeded} of {items} succeeded.");
    }

    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }
}

/// <summary>What one job took.</summary>
internal sealed record Run(double Seconds, double AcceptedAfter, double PeakMegabytes)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.000};{AcceptedAfter:0.000};{PeakMegabytes:0.0}");

    public static Run Parse(string text)
    {
        var parts = text.Trim().Split(';').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new Run(parts[0], parts[1], parts[2]);
    }
}
