using GenAsset.Bench.Preview;

switch (args)
{
    case ["sheet", var file, .. var names]:
        // sheet FILE [TABLE or NOUN ...] [size=320] [samples=4] [seeds=1]
        Sheet.Draw(file, [.. names.Where(name => !name.Contains('='))], Number("size", 320), Number("samples", 4), Number("seeds", 1));
        break;
    case ["meshes", var file, .. var names]:
        Meshes.Draw(file, [.. names.Where(name => !name.Contains('='))], Number("size", 320), Number("files", 0) > 0);
        break;
    default:
        Console.Error.WriteLine("bench/Preview -- sheet FILE.png [TABLE or NOUN ...] [size=PX] [samples=N] [seeds=N]");
        return 2;
}

return 0;

int Number(string name, int usual) =>
    args.FirstOrDefault(arg => arg.StartsWith(name + "=", StringComparison.Ordinal)) is { } given ? int.Parse(given[(name.Length + 1)..]) : usual;
