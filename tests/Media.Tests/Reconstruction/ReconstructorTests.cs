using System.Numerics;
using System.Text.Json;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.Media.Reconstruction.Writing;
using GenAsset.TestScenes;

namespace GenAsset.Media.Tests.Reconstruction;

public sealed class ReconstructorTests : IClassFixture<ReconstructorTests.Dice>
{
    private static readonly ReconstructionOptions s_small = new() { Resolution = 96, TriangleBudget = 12_000, TextureSize = 512, PreviewSize = 128 };

    private readonly Dice _dice;

    public ReconstructorTests(Dice dice) => _dice = dice;

    [Fact]
    public void A_dice_comes_back_closed_true_and_looking_like_its_views()
    {
        var result = _dice.Result;
        result.Mesh.Validate();
        var report = MeshChecks.Inspect(result.Mesh);
        (report.IsClosed, report.Components, report.EulerNumber).ShouldBe((true, 1, 2));
        report.Triangles.ShouldBeLessThanOrEqualTo(s_small.TriangleBudget);
        var box = _dice.Truth.Bounds;
        report.Volume.ShouldBe(box.Size.X * box.Size.Y * box.Size.Z, 0.01);
        // Every point lies on a side of the box to a fraction of a voxel, but for the rounding of its edges.
        result.Mesh.Positions.Average(p => Side(p, box)).ShouldBeLessThan(result.VoxelSize * 0.1f);
        result.Mean.Psnr.ShouldBeGreaterThan(28);
        result.Mean.Ssim.ShouldBeGreaterThan(0.97);
        result.MeetsThreshold.ShouldBeTrue();
        result.UnseenShare.ShouldBeLessThan(0.02);

        static float Side(Vector3 p, Bounds box)
        {
            Vector3 low = Vector3.Abs(p - box.Min), high = Vector3.Abs(p - box.Max);
            return MathF.Min(MathF.Min(MathF.Min(low.X, low.Y), low.Z), MathF.Min(MathF.Min(high.X, high.Y), high.Z));
        }
    }

    [Fact]
    public void Refining_brings_the_pictures_a_decibel_nearer_and_shares_the_fusion()
    {
        using var refined = Reconstructor.Paint(_dice.Surface, _dice.Views, s_small with { RefineTexture = true });
        refined.Mean.Psnr.ShouldBeGreaterThan(_dice.Result.Mean.Psnr + 1);
        refined.Mesh.Positions.ShouldBe(_dice.Result.Mesh.Positions);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_threads()
    {
        var options = s_small with { RefineTexture = true };
        using var one = Reconstructor.Run(_dice.Views, options with { Threads = 1 });
        using var many = Reconstructor.Run(_dice.Views, options with { Threads = 5 });
        many.Mesh.Positions.ShouldBe(one.Mesh.Positions);
        many.Mesh.Indices.ShouldBe(one.Mesh.Indices);
        for (var y = 0; y < one.Texture.Height; y++)
            many.Texture.Row(y).SequenceEqual(one.Texture.Row(y)).ShouldBeTrue();
        many.Views.ShouldBe(one.Views);
    }

    [Fact]
    public void Sharp_surfaces_stay_closed()
    {
        var surface = Reconstructor.Fuse(_dice.Views, s_small with { Surface = SurfaceMethod.DualContouring });
        MeshChecks.Inspect(surface.Mesh).IsClosed.ShouldBeTrue();
    }

    [Fact]
    public void Depth_in_256_steps_costs_little()
    {
        var views = Array.ConvertAll(_dice.Views, view => view with { Depth = Array.ConvertAll(view.Depth, d => d > 0 ? MathF.Round(d * 127) / 127 : 0) });
        using var result = Reconstructor.Run(views, s_small);
        result.Mean.Psnr.ShouldBeGreaterThan(_dice.Result.Mean.Psnr - 1.5);
    }

    [Theory]
    [InlineData("cube-perspective", 0)]
    [InlineData("zero123pp-v1.2", 2)]
    [InlineData("ring", 2)]
    public void A_torus_has_its_hole_where_some_view_sees_through_it(string rig, int eulerNumber)
    {
        // From the horizon or 20 degrees above it the hole is hidden, and what no view has seen to be empty may be full.
        var views = Shot.Take(TestObjects.Named("torus"), Rigs.Find(rig)!.Cameras, 160);
        var report = MeshChecks.Inspect(Reconstructor.Fuse(views, s_small).Mesh);
        (report.IsClosed, report.EulerNumber).ShouldBe((true, eulerNumber));
        Array.ForEach(views, view => view.Color.Dispose());
    }

    [Theory]
    [InlineData("cube-perspective")]
    [InlineData("zero123pp-v1.2")]
    public void Where_the_pictures_show_a_whole_thing_none_of_it_is_beyond_them(string rig)
    {
        // The corners of the box around a ball are beyond the pictures of the cameras that look at them, and behind the ball for the others.
        var ball = TestObjects.Named("marble");
        var views = Shot.Take(ball, Rigs.Find(rig)!.Cameras, 160);
        var mesh = Reconstructor.Fuse(views, s_small).Mesh;
        MeshChecks.Inspect(mesh).Components.ShouldBe(1);
        var radius = ball.Mesh.Bounds.Size.X * 0.5f;
        mesh.Positions.Max(p => (p - ball.Mesh.Bounds.Center).Length()).ShouldBeLessThan(radius * 1.05f);
        Array.ForEach(views, view => view.Color.Dispose());
    }

    [Fact]
    public void A_picture_that_cuts_the_thing_off_says_nothing_of_the_rest()
    {
        var cameras = Rigs.Cube.Cameras.ToArray();
        cameras[0] = cameras[0] with { VerticalExtent = cameras[0].VerticalExtent * 0.4f };
        var views = Shot.Take(TestObjects.Named("dice"), cameras, 160);
        var size = _dice.Truth.Bounds.Size;
        MeshChecks.Inspect(Reconstructor.Fuse(views, s_small).Mesh).Volume.ShouldBe(size.X * size.Y * size.Z, 0.02);
        Array.ForEach(views, view => view.Color.Dispose());
    }

    [Fact]
    public void Progress_never_falls_and_ends_at_a_hundred()
    {
        var heard = new List<(string Stage, int Percent)>();
        using var result = Reconstructor.Run(_dice.Views, s_small, (stage, percent) => heard.Add((stage, percent)));
        heard.Select(h => h.Percent).ShouldBe(heard.Select(h => h.Percent).Order());
        heard[^1].Percent.ShouldBe(100);
        result.Times.Select(t => t.Stage).ShouldBeSubsetOf(heard.Select(h => h.Stage));
        result.Times.ShouldAllBe(t => t.Milliseconds >= 0);
    }

    [Theory]
    [InlineData("fusion")]
    [InlineData("simplify")]
    [InlineData("atlas")]
    [InlineData("bake")]
    [InlineData("refine")]
    public void Cancelling_in_a_stage_ends_there(string where)
    {
        using var cancel = new CancellationTokenSource();
        var last = "";
        Should.Throw<OperationCanceledException>(() => Reconstructor.Run(_dice.Views, s_small with { RefineTexture = true }, (stage, _) =>
        {
            last = stage;
            if (stage == where)
                cancel.Cancel();
        }, cancel.Token));
        last.ShouldBe(where);
    }

    [Fact]
    public void Views_of_nothing_are_refused()
    {
        var views = Array.ConvertAll(_dice.Views, view => view with { Depth = new float[view.Depth.Length] });
        Should.Throw<ReconstructionException>(() => Reconstructor.Run(views, s_small)).Message.ShouldContain("background");
    }

    [Theory]
    [InlineData(20, 0.75, true)]
    [InlineData(19.99, 0.9, false)]
    [InlineData(35, 0.7499, false)]
    public void A_result_is_told_from_a_failure_by_both_means(double psnr, double ssim, bool good)
    {
        using var result = new ReconstructionResult
        {
            Mesh = Mesh.Empty,
            Texture = new(1, 1, 3),
            Views = [new(psnr - 1, ssim, 0, 0), new(psnr + 1, ssim, 0, 0)],
            UnseenShare = 0,
            VoxelSize = 1,
            Times = [],
        };
        result.MeetsThreshold.ShouldBe(good);
    }

    [Fact]
    public void All_documented_files_are_written_and_can_be_read()
    {
        var files = new Dictionary<string, MemoryStream>();
        ReconstructionFiles.Write(_dice.Result, _dice.Views, new ReconstructionLabel("builtin/fusion", "reconviagen", "cube"), s_small, name => files[name] = new MemoryStream());
        files.Keys.Order(StringComparer.Ordinal).ShouldBe(
        [
            "reconviagen/README.txt", "reconviagen/mesh.glb", "reconviagen/mesh.mtl", "reconviagen/mesh.obj", "reconviagen/mesh.ply",
            "reconviagen/preview_textured_0.png", "reconviagen/preview_textured_1.png", "reconviagen/preview_wireframe_0.png",
            "reconviagen/preview_wireframe_1.png", "reconviagen/quality.json", "reconviagen/texture.png",
        ]);
        var glb = GlbReader.Read(files["reconviagen/mesh.glb"].ToArray());
        glb.TriangleCount.ShouldBe(_dice.Result.Mesh.TriangleCount);
        glb.Materials[0].BaseColorTexture!.Encoded.ToArray().ShouldBe(files["reconviagen/texture.png"].ToArray());
        System.Text.Encoding.UTF8.GetString(files["reconviagen/mesh.mtl"].ToArray()).ShouldContain("map_Kd texture.png");
        System.Text.Encoding.UTF8.GetString(files["reconviagen/mesh.obj"].ToArray()).ShouldContain("mtllib mesh.mtl");
        using var texture = PngDecoder.Decode(files["reconviagen/texture.png"].ToArray()).Pixels;
        (texture.Width, texture.Height).ShouldBe((512, 512));
        using var quality = JsonDocument.Parse(files["reconviagen/quality.json"].ToArray());
        var root = quality.RootElement;
        root.GetProperty("psnr").GetDouble().ShouldBe(_dice.Result.Mean.Psnr, 0.001);
        root.GetProperty("views").GetArrayLength().ShouldBe(6);
        var camera = root.GetProperty("views")[0].GetProperty("camera");
        (camera.GetProperty("projection").GetString(), camera.GetProperty("orthographicScale").GetDouble()).ShouldBe(("orthographic", 2));
        root.GetProperty("triangles").GetInt32().ShouldBe(_dice.Result.Mesh.TriangleCount);
        root.GetProperty("stages").GetArrayLength().ShouldBe(_dice.Result.Times.Count);
    }

    /// <summary>One reconstruction for many tests.</summary>
    public sealed class Dice : IDisposable
    {
        public Dice()
        {
            var dice = TestObjects.Named("dice");
            Truth = dice.Mesh;
            Views = Shot.Take(dice, Rigs.Cube.Cameras, 160);
            Surface = Reconstructor.Fuse(Views, s_small);
            Result = Reconstructor.Paint(Surface, Views, s_small);
        }

        public Mesh Truth { get; }

        public CapturedView[] Views { get; }

        public FusedSurface Surface { get; }

        public ReconstructionResult Result { get; }

        public void Dispose()
        {
            Result.Dispose();
            Array.ForEach(Views, view => view.Color.Dispose());
        }
    }
}
