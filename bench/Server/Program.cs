using System.Globalization;
using GenAsset.Bench.Server;

// dotnet run -c Release --project bench/Server -- load [SECONDS [ROUNDS]] | latency [ITEMS]
return args switch
{
    ["load", .. var rest] => await Load.RunAsync(Number(rest, 0, 5), Number(rest, 1, 3)),
    ["latency", .. var rest] => await Latency.RunAsync(Number(rest, 0, 500)),
    _ => throw new ArgumentException("Say load or latency."),
};

static int Number(string[] given, int index, int usual) => given.Length > index ? int.Parse(given[index], CultureInfo.InvariantCulture) : usual;
