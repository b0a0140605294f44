using System.Globalization;
using GenAsset.Bench.Jobs;

// dotnet run -c Release --project bench/Jobs -- throughput [SIZES] | memory [SIZES]
return args switch
{
    ["throughput", .. var sizes] => Throughput.Run(Sizes(sizes, 1_000, 10_000, 100_000)),
    ["memory", .. var sizes] => Memory.Run(Sizes(sizes, 10_000, 100_000, 1_000_000)),
    ["ours", var items, var folder] => await Ours.RunAsync(int.Parse(items, CultureInfo.InvariantCulture), folder),
    _ => throw new ArgumentException("Say throughput or memory, and sizes if you want others."),
};

static IReadOnlyList<int> Sizes(string[] given, params int[] usual) =>
    given.Length == 0 ? usual : [.. given.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
