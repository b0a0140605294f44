using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Running;
using GenAsset.Media.Codecs.Png;

namespace GenAsset.Browser.Tests.Serving;

/// <summary>
/// A home with finished jobs of every kind, made before the server starts on it. GENASSET_BROWSER_HOME names a folder that keeps it, for work on the page:
/// `genasset serve --home` that folder, and `npm run dev` in web/.
/// </summary>
internal sealed class SampleHome : IDisposable
{
    private const string Gallery = "studio/gallery";

    private static readonly string[] Prompts =
    [
        "a lighthouse at dusk", "three small red mushrooms in a forest", "a futuristic robot cat with glowing blue eyes", "what a beautiful world", "mechanic robot",
        "a golden teapot on a wooden table", "a glass whale over a desert", "neon alley in the rain",
    ];

    private static readonly string? Kept = Environment.GetEnvironmentVariable("GENASSET_BROWSER_HOME");

    private readonly DirectoryInfo _root = Kept is null ? Directory.CreateTempSubdirectory("genasset-browser-") : Directory.CreateDirectory(Kept);

    public string Path => System.IO.Path.Combine(_root.FullName, "home");

    public string Pictures { get; private set; } = "";

    public string Shapes { get; private set; } = "";

    public string Captures { get; private set; } = "";

    public string Photos { get; private set; } = "";

    public string Many { get; private set; } = "";

    /// <summary>Runs the jobs to their end.</summary>
    public static async Task<SampleHome> CreateAsync(int many)
    {
        var home = new SampleHome();
        var engines = new EngineCatalog([.. EngineCatalog.BuiltIn, new GalleryEngine()]);
        await using var backend = EmbeddedBackend.Open(new EmbeddedOptions(home.Path, Engines: engines)).Value!; // a new folder opens
        home.Many = await RunAsync(backend, "ten thousand echoes", Enumerable.Range(0, many).Select(i => new ImageItem($"echo {i}") { Engine = "builtin/echo" }));
        home.Captures = await RunAsync(backend, "museum captures", home.CaptureItems());
        home.Photos = await RunAsync(backend, "holiday photos", [new EnhancementItem(home.File("stripes.png", SamplePhoto())) { Model = "general_2x", CustomId = "stripes" }]);
        home.Shapes = await RunAsync(backend, "shapes for the shop window", ShapeItems());
        home.Pictures = await RunAsync(backend, "harbour studies", Prompts.Select(prompt => new ImageItem(prompt, 384, 384)));
        return home;
    }

    public void Dispose()
    {
        if (Kept is null)
            _root.Delete(recursive: true);
    }

    private static IEnumerable<ItemSpec> ShapeItems() =>
    [
        new ModelItem("a knot") { Engine = Gallery }, new ModelItem("a ring, with its picture") { Engine = Gallery }, new SplatItem("spz 2") { Engine = Gallery },
        new SplatItem("spz 3") { Engine = Gallery }, new SplatItem("spz 4") { Engine = Gallery }, new SplatItem("spz 404") { Engine = Gallery }, new SplatItem("ply") { Engine = Gallery },
        new SplatItem("a torn file") { Engine = Gallery }, new ModelItem("an impossible thing") { Engine = Gallery },
    ];

    private IEnumerable<ItemSpec> CaptureItems()
    {
        InputRef[] views = [.. Enumerable.Range(0, 6).Select(i => File($"view{i}.png", SamplePhoto()))];
        InputRef[] depths = [.. Enumerable.Range(0, 6).Select(i => File($"depth{i}.png", SamplePhoto()))];
        return new[] { "figurine", "too dark", "too large" }.Select(name => new ReconstructionItem(views, depths) { Engine = Gallery, CustomId = name });
    }

    private static byte[] SamplePhoto()
    {
        using var photo = SampleFiles.Photo(320, 214);
        return PngEncoder.Encode(photo);
    }

    private InputRef File(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(_root.FullName, name);
        System.IO.File.WriteAllBytes(path, content);
        return new InputRef(Path: path);
    }

    private static async Task<string> RunAsync(EmbeddedBackend backend, string name, IEnumerable<ItemSpec> items)
    {
        var created = await backend.CreateAsync(new JobSpec(name, new JobOptions(Retries: 0)), items.Select(item => ItemEntry.Of(item)).ToAsyncEnumerable());
        created.Succeeded.ShouldBeTrue(created.Error?.ToString());
        return (await backend.WaitAsync(created.Value!.Id)).Value!.Id; // both succeeded, or the line above said why not
    }
}
