using System.Globalization;
using GenAsset.Bench.Leases;

// dotnet run -c Release --project bench/Leases -- [ITEMS [ROUNDS]]
var items = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
var rows = new List<string> { "workers,items,seconds,items_per_second,lease_to_commit_p50_ms,lease_to_commit_p99_ms,alone_lease_to_commit_p50_ms" };
Console.WriteLine(rows[0]);
foreach (var workers in (int[])[0, 1, 2, 4])
{
    await using var room = await Room.OpenAsync(workers);
    await room.RunAsync(items / 4); // warm: compiled, and the worker knows how long an item takes
    for (var round = 0; round < rounds; round++)
    {
        var (seconds, waits) = await room.RunAsync(items);
        var alone = new List<double>();
        for (var i = 0; i < 50; i++)
            alone.AddRange((await room.RunAsync(1)).Waits);
        rows.Add(string.Create(
            CultureInfo.InvariantCulture, $"{(workers == 0 ? "in the server" : workers)},{items},{seconds:0.000},{items / seconds:0},{At(waits, 0.5):0.0},{At(waits, 0.99):0.0},{At(alone, 0.5):0.0}"));
        Console.WriteLine(rows[^1]);
    }
}

File.WriteAllLines(Path.Combine(Room.Results(), "leases.csv"), rows);
return 0;

static double At(List<double> values, double share) => values.Order().ElementAt((int)((values.Count - 1) * share));
