using GenAsset.Core.Engines;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Core.Tests.Engines.BuiltIn;

public sealed class FusionEngineTests : IClassFixture<FusionEngineTests.Robot>, IDisposable
{
    private static readonly string[] s_files =
    [
        "README.txt", "mesh.glb", "mesh.mtl", "mesh.obj", "mesh.ply", "preview_textured_0.png", "preview_textured_1.png", "preview_wireframe_0.png",
        "preview_wireframe_1.png", "quality.json", "texture.png",
    ];

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("genasset-fusion-");
    private readonly List<(string Stage, double Progress)> _told = [];
    private readonly Robot _robot;

    public FusionEngineTests(Robot robot) => _robot = robot;

    [Theory]
    [InlineData(null, "reconviagen")]
    [InlineData("nvdiffrec", "nvdiffrec")]
    [InlineData("both", "nvdiffrec,reconviagen")]
    public async Task Every_model_writes_the_documented_files_and_tells_how_far_it_is(string? model, string folders)
    {
        var (outcome, files) = await RunAsync(_robot.Item with { Model = model });

        outcome.Succeeded.ShouldBeTrue(outcome.Error?.Message);
        files.ShouldBe(folders.Split(',').SelectMany(folder => s_files.Select(file => $"{folder}/{file}")).Order(StringComparer.Ordinal));
        _told.Select(t => t.Progress).ShouldBeInOrder();
        (_told[0], _told[^1]).ShouldBe((("reading", 0), ("done", 100)));
        foreach (var folder in folders.Split(','))
            _told.ShouldContain(t => t.Stage == $"{folder}/writing");
    }

    [Fact]
    public async Task Meshes_come_only_in_the_formats_asked_for()
    {
        var (_, files) = await RunAsync(_robot.Item with { Formats = ["ply"] });

        files.Where(f => f.Contains("/mesh.", StringComparison.Ordinal)).ShouldBe(["reconviagen/mesh.ply"]);
    }

    [Fact]
    public async Task Five_views_are_a_wrong_count()
    {
        var (outcome, files) = await RunAsync(_robot.Item with { Views = [.. _robot.Item.Views!.Take(5)] });

        outcome.Error!.Code.ShouldBe("INVALID_FILE_COUNT");
        ((string?)outcome.Error.Details!["field"]).ShouldBe("views");
        files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_capture_that_fits_several_rigs_asks_for_cameras()
    {
        // A ball in views that show no mark on it.
        var folder = Path.Combine(_root.FullName, "ball");
        CaptureMaker.Make(TestObjects.Named("marble"), Rigs.Cube, 128).Save(folder);
        using var gray = new ImageBuffer(128, 128, 3);
        for (var y = 0; y < gray.Height; y++)
            gray.Row(y).Fill(128);
        for (var i = 1; i <= 6; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"view{i}.png"), PngEncoder.Encode(gray, new PngOptions()));

        var (outcome, files) = await RunAsync(_robot.Item with { Views = Files(folder, "view"), Depths = Files(folder, "depth"), Rig = "auto" });

        outcome.Error!.Code.ShouldBe("VALIDATION_FAILED");
        ((string?)outcome.Error.Details!["field"]).ShouldBe("cameras");
        outcome.Error.Message.ShouldContain("Give a cameras.json.");
        files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_result_unlike_its_views_is_a_failure_that_keeps_its_files()
    {
        // Black and white by turns, finer than the texture: gray from afar, so that the views agree, and gray in the result.
        var folder = Path.Combine(_root.FullName, "checks");
        CaptureMaker.Make(TestObjects.Named("robot"), Rigs.Cube, 128).Save(folder);
        using var checks = new ImageBuffer(128, 128, 3);
        for (var y = 0; y < checks.Height; y++)
            for (var x = 0; x < checks.Width; x++)
                checks.Row(y).Slice(x * 3, 3).Fill((x + y) % 2 == 0 ? byte.MinValue : byte.MaxValue);
        for (var i = 1; i <= 6; i++)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"view{i}.png"), PngEncoder.Encode(checks, new PngOptions()));

        var (outcome, files) = await RunAsync(_robot.Item with { Views = Files(folder, "view"), Depths = Files(folder, "depth"), Triangles = 300, TextureSize = 256, Resolution = 32 });

        outcome.Error!.Code.ShouldBe("QUALITY_THRESHOLD_FAILED");
        ((string?)outcome.Error.Details!["model"]).ShouldBe("reconviagen");
        ((double)outcome.Error.Details["psnr"]!).ShouldBeInRange(5, 20);
        ((double)outcome.Error.Details["ssim"]!).ShouldBeInRange(-1, 1);
        files.ShouldBe(s_files.Select(file => $"reconviagen/{file}"));
    }

    [Fact]
    public async Task Stops_where_it_is_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var scratch = new Scratch(Path.Combine(_root.FullName, "scratch"), "", 0);
        var context = new EngineContext(scratch, 0, TimeProvider.System, (stage, _) =>
        {
            if (stage.StartsWith("reconviagen/", StringComparison.Ordinal))
                stop.Cancel();
            return default;
        });

        await Should.ThrowAsync<OperationCanceledException>(() => new FusionEngine().RunAsync(_robot.Item, context, stop.Token));

        scratch.Files.ShouldBeEmpty();
    }

    public void Dispose() => _root.Delete(recursive: true);

    private async Task<(Outcome<EngineResult> Outcome, List<string> Files)> RunAsync(ReconstructionItem item)
    {
        var scratch = new Scratch(Path.Combine(_root.FullName, "scratch"), "", 0);
        var context = new EngineContext(scratch, 0, TimeProvider.System, (stage, progress) =>
        {
            _told.Add((stage, progress));
            return default;
        });
        var outcome = await new FusionEngine().RunAsync(item, context, CancellationToken.None);
        return (outcome, [.. scratch.Files.Select(f => f.Name).Order(StringComparer.Ordinal)]);
    }

    private static List<InputRef> Files(string folder, string word) => [.. Enumerable.Range(1, 6).Select(i => new InputRef(Path: Path.Combine(folder, $"{word}{i}.png")))];

    /// <summary>A small capture on disk.</summary>
    public sealed class Robot : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-robot-");

        public Robot()
        {
            CaptureMaker.Make(TestObjects.Named("robot"), Rigs.Cube, 128).Save(_folder.FullName);
            Item = new ReconstructionItem(Files(_folder.FullName, "view"), Files(_folder.FullName, "depth"), Rig: "cube", Resolution: 64, TextureSize: 512, Triangles: 5000);
        }

        public ReconstructionItem Item { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
