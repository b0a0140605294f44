using GenAsset.Core.Engines;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Core.Tests.Engines;

/// <summary>An engines.json of one test and what its engines work with; runs items on them without a queue.</summary>
internal sealed class RemoteHome : IAsyncDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("genasset-remote-");
    private readonly EngineServices _services;
    private int _attempt;

    public RemoteHome(string json)
    {
        File.WriteAllText(Path.Combine(_root.FullName, "engines.json"), json);
        _services = EngineServices.Create(TimeProvider.System, new FetchRules(AllowPrivateNetwork: true)) with { Environment = name => name == "DOUBLE_KEY" ? "sk-double" : null };
        var loaded = EngineCatalog.Load(Path.Combine(_root.FullName, "engines.json"), _services);
        Catalog = loaded.Value ?? throw new InvalidOperationException(loaded.Error?.Message);
    }

    public EngineCatalog Catalog { get; }

    public List<string> Stages { get; } = [];

    /// <summary>Brings what is kept to where it outlives the process, as a worker of another machine does; left out, it is safe here.</summary>
    public Func<string, CancellationToken, Task>? Kept { get; set; }

    /// <summary>What the last try left.</summary>
    public Scratch? Last { get; private set; }

    /// <summary>Writes a file that a double gives out.</summary>
    public static string Picture(int width = 8, int height = 8)
    {
        using var image = new ImageBuffer(width, height, 3, PixelType.UInt8);
        image.Clear();
        var path = Path.Combine(Directory.CreateTempSubdirectory("genasset-picture-").FullName, "out.png");
        using var file = File.Create(path);
        ImageCodec.Encode(image, file, ImageFormat.Png);
        return path;
    }

    public static string Mesh()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("genasset-mesh-").FullName, "out.glb");
        using var file = File.Create(path);
        GlbWriter.Write(file, Shapes.Cube());
        return path;
    }

    /// <summary>One try of an item; tries share what is kept, as those of one item do.</summary>
    public async Task<Outcome<EngineResult>> TryAsync(ItemSpec item, CancellationToken cancellationToken = default)
    {
        _attempt++;
        Last = new Scratch(Path.Combine(_root.FullName, $"try-{_attempt}"), "job", 0, new ItemKeep(Path.Combine(_root.FullName, "keep"), Kept)) { Attempt = _attempt };
        var context = new EngineContext(Last, seed: 7, TimeProvider.System, (stage, _) =>
        {
            lock (Stages)
                Stages.Add(stage);
            return default;
        });
        var engine = Catalog.Resolve(item) ?? throw new InvalidOperationException(Catalog.FaultOf(item));
        return await engine.RunAsync(item, context, cancellationToken);
    }

    public byte[] Read(string asset) => File.ReadAllBytes(Path.Combine(Last!.Folder, asset)); // after a try

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        _services.Dispose();
        _root.Delete(recursive: true);
    }
}
