using System.Diagnostics;
using System.Globalization;

namespace GenAsset.Bench.Geometry;

/// <summary>Measures and writes a table: the median and the best of several runs after two to warm up.</summary>
internal static class Report
{
    private static readonly List<string> Lines = [];

    private static string _only = "";

    public static void Start(string only)
    {
        _only = only;
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}");
    }

    public static void Measure(string name, int runs, Action action, double units, string unit, (string Name, double Median)? peer = null)
    {
        if (!name.Contains(_only, StringComparison.Ordinal))
            return;
        for (var i = 0; i < 2 + (runs / 4); i++)
            action();
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        var median = times[runs / 2];
        Console.WriteLine($"{name,-60} median {median,9:F2} ms   best {times[0],9:F2} ms   {units / median * 1000,8:F2} {unit}" + (peer is { } p ? $"   {p.Name} {p.Median:F2} ms, ratio {median / p.Median:F2}" : ""));
        Lines.Add(string.Create(CultureInfo.InvariantCulture, $"\"{name}\",{runs},{median:F2},{times[0]:F2},{units / median * 1000:F2},{unit},{(peer is { } named ? $"\"{named.Name}\"" : "")},{peer?.Median:F2},{(peer is null ? null : median / peer.Value.Median):F2}"));
    }

    public static void Write(string path)
    {
        if (_only.Length > 0)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllLines(path, ["what,runs,median_ms,best_ms,rate,unit,peer,peer_median_ms,ratio", .. Lines]);
    }
}
