using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Host.Tests;

public sealed class ReconstructTests
{
    private static readonly string[] s_small = ["--rig", "cube", "--resolution", "64", "--texture", "512", "--triangles", "5000"];

    [Fact]
    public void Six_views_become_the_documented_files()
    {
        using var genasset = new Genasset();

        var ended = genasset.RunBare(["reconstruct", Capture(genasset), "--out", genasset.Out, .. s_small]);

        ended.Code.ShouldBe(0, ended.Error);
        ended.Error.ShouldContain("reconviagen:");
        Directory.GetFiles(Path.Combine(genasset.Out, "reconviagen")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(
        [
            "README.txt", "mesh.glb", "mesh.mtl", "mesh.obj", "mesh.ply", "preview_textured_0.png", "preview_textured_1.png", "preview_wireframe_0.png",
            "preview_wireframe_1.png", "quality.json", "texture.png",
        ]);
    }

    [Fact]
    public void Says_what_is_wrong_and_writes_nothing()
    {
        using var genasset = new Genasset();
        var capture = Capture(genasset);

        var rig = genasset.RunBare("reconstruct", capture, "--out", genasset.Out, "--rig", "dome");
        (rig.Code, rig.Error.Contains("\"dome\" is not a known rig", StringComparison.Ordinal)).ShouldBe((1, true), rig.Error);

        // Two faults of one item, each named by its option and not by the number of an item that nobody counted.
        var small = genasset.RunBare("reconstruct", capture, "--out", genasset.Out, "--rig", "cube", "--resolution", "8");
        (small.Code, small.Error.Contains("VALIDATION_FAILED: resolution: ", StringComparison.Ordinal), small.Error.Contains("item 0", StringComparison.Ordinal)).ShouldBe((1, true, false), small.Error);

        var unwritable = genasset.RunBare(["reconstruct", capture, "--out", genasset.Write("file", "not a folder"), .. s_small]);
        (unwritable.Code, unwritable.Error.Contains("OUTPUT_NOT_WRITABLE", StringComparison.Ordinal)).ShouldBe((1, true), unwritable.Error);

        File.Delete(Path.Combine(capture, "view3.png"));
        var missing = genasset.RunBare("reconstruct", capture, "--out", genasset.Out);
        (missing.Code, missing.Error.Contains("Expected 6 view images, got 5.", StringComparison.Ordinal)).ShouldBe((1, true), missing.Error);
        Directory.Exists(genasset.Out).ShouldBeFalse();
    }

    private static string Capture(Genasset genasset)
    {
        var folder = Path.Combine(genasset.Root, "capture");
        CaptureMaker.Make(TestObjects.Named("robot"), Rigs.Cube, 128).Save(folder);
        return folder;
    }
}
