using GenAsset.Doubles;

// dotnet GenAsset.Doubles.dll PROTOCOL [NAME=VALUE ...]: listens on a free port of loopback, says where, and ends with its standard input.
var options = args.Skip(1).Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
var port = options.TryGetValue("port", out var asked) ? int.Parse(asked) : 0;
using var server = new Server(Protocols.Find(args[0])(options), port);
Console.Out.WriteLine($"Listening on {server.Address}");
await Task.WhenAny(Task.Run(Console.In.ReadToEnd), server.RunAsync()); // the console reads on the thread that asks, however it is asked
