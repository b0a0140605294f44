using System.IO.Compression;
using GenAsset.Core.Jobs;
using GenAsset.Doubles;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;
using GenAsset.Media.Imaging;

namespace GenAsset.Core.Tests.Engines.Remote;

/// <summary>A service as its double plays it, and how its requests begin.</summary>
/// <param name="Type">The type in engines.json, and the protocol of the double.</param>
/// <param name="Submit">A task is given so.</param>
/// <param name="Look">It is looked at so.</param>
/// <param name="Download">Its result is fetched so,</param>
/// <param name="LooksAlike">after so many looks that begin alike.</param>
internal sealed record Provider(string Type, string Submit, string Look, string Download, int LooksAlike = 0)
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("404", "POST /add_task", "GET /get_status", "GET /get_result"),
        new("grok-3d", "POST /api/generate", "GET /api/status", "GET /api/asset"),
        new("algovera", "POST /api/txt2img", "GET /api/status", "GET /api/getAsset"),
        new("reconstruction", "POST /jobs", "GET /jobs/", "GET /jobs/", LooksAlike: ProviderDoubles.Looks),
        new("hitpaw", "POST /api/photo-enhancer", "POST /api/task-status", "GET /result.png"),
    ];
}

/// <summary>The five doubles, each in a process of its own, what they make, and what they are asked for.</summary>
public sealed class ProviderDoubles : IDisposable
{
    /// <summary>Looks until a task is done.</summary>
    internal const int Looks = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-providers-");
    private readonly Dictionary<string, RunningDouble> _running = [];

    public ProviderDoubles()
    {
        using var picture = new ImageBuffer(16, 16, 3);
        for (var y = 0; y < 16; y++)
            for (var x = 0; x < 48; x++)
                picture.Row(y)[x] = (byte)(x * y);
        Picture = Write("picture.png", ImageCodec.Encode(picture, ImageFormat.Png));
        var shape = Shapes.Torus(12, 8);
        Glb = Write("model.glb", GlbWriter.Write(shape));
        Usdz = Write("model.usdz", UsdzWriter.Write(shape));
        Cloud = MeshToSplats.Convert(shape, new() { Count = 200 });
        Splats = Write("splats.spz", SpzWriter.Write(Cloud, new SpzWriteOptions { Flavor = SpzFlavor.Project404 }));
        Zip = Write("results.zip", Pack(("reconviagen/mesh.glb", File.ReadAllBytes(Glb)), ("reconviagen/quality.json", "{}"u8.ToArray()), ("README.txt", "read me"u8.ToArray())));
    }

    public string Picture { get; }

    public string Glb { get; }

    public string Usdz { get; }

    public string Splats { get; }

    public string Zip { get; }

    public SplatCloud Cloud { get; }

    /// <summary>The double of a type, as it began: without faults, and its tasks end well.</summary>
    internal async Task<RunningDouble> FreshAsync(string type)
    {
        if (!_running.TryGetValue(type, out var running))
        {
            string[] made = type switch
            {
                "404" => [$"result={Splats}"],
                "grok-3d" => [$"image={Picture}", $"glb={Glb}", $"usdz={Usdz}"],
                "reconstruction" => [$"result={Zip}"],
                _ => [$"result={Picture}"],
            };
            _running[type] = running = RunningDouble.Start(type, [$"looks={Looks - 1}", .. made]);
        }

        await running.AskAsync("/_double/reset");
        await running.AskAsync("/behave?end=done");
        return running;
    }

    /// <summary>An item for a type.</summary>
    internal ItemSpec ItemFor(string type) => type switch
    {
        "404" => new SplatItem("a robot"),
        "grok-3d" => new ModelItem("a robot"),
        "algovera" => new ImageItem("a robot"),
        "reconstruction" => new ReconstructionItem([.. Enumerable.Range(1, 6).Select(i => View("view", i))], [.. Enumerable.Range(1, 6).Select(i => View("depth", i))]),
        _ => new EnhancementItem(new InputRef(Uri: "https://example.com/photo.png")),
    };

    public void Dispose()
    {
        foreach (var running in _running.Values)
            running.Dispose();
        _folder.Delete(recursive: true);
    }

    private InputRef View(string stem, int number) => new(Path: Write($"{stem}{number}.png", [.. File.ReadAllBytes(Picture), (byte)number]));

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        if (!File.Exists(path))
            File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Pack(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }
}
