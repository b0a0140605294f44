using System.Globalization;
using GenAsset.Bench.Server;

// dotnet run -c Release --project bench/Server -- load [SECONDS [ROUNDS]] | latency [ITEMS] | bulk [ITEMS]
var code = args switch
{
    ["load", .. var rest] => await Load.RunAsync(Number(rest, 0, 5), Number(rest, 1, 3)),
    ["latency", .. var rest] => await Latency.RunAsync(Number(rest, 0, 500)),
    ["bulk", .. var rest] => await Bulk.RunAsync(Number(rest, 0, 10_000)),
    _ => throw new ArgumentException("Say load, latency or bulk."),
};
Service.Clear();
return code;

static int Number(string[] given, int index, int usual) => given.Length > index ? int.Parse(given[index], CultureInfo.InvariantCulture) : usual;
