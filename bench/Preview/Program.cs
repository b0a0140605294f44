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
    case ["prompts", var file, .. var rest]:
        // prompts FILE (PROMPT ... or a file of them) [what=image|mesh|splat] [size=] [samples=] [seed=] [columns=]
        var prompts = rest.Where(arg => !arg.Contains('=')).SelectMany(arg => File.Exists(arg) ? File.ReadAllLines(arg).Where(line => line.Length > 0 && line[0] != '#') : [arg]).ToArray();
        Prompts.Draw(file, prompts, args.FirstOrDefault(arg => arg.StartsWith("what=", StringComparison.Ordinal))?[5..] ?? "image", Number("size", 320), Number("samples", 8), Number("seed", 1), Number("columns", 6));
        break;
    case ["speed", ..]:
        Speed.Run("bench/results/preview.csv", Number("runs", 3), args.FirstOrDefault(arg => arg.StartsWith("only=", StringComparison.Ordinal))?[5..] ?? "");
        break;
    default:
        Console.Error.WriteLine("bench/Preview -- sheet FILE.png [TABLE or NOUN ...] [size=PX] [samples=N] [seeds=N]");
        return 2;
}

return 0;

int Number(string name, int usual) =>
    args.FirstOrDefault(arg => arg.StartsWith(name + "=", StringComparison.Ordinal)) is { } given ? int.Parse(given[(name.Length + 1)..]) : usual;
