using System.Numerics;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview;
using GenAsset.Media.Preview.Words;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Tests.Preview;

public sealed class PreviewSceneTests
{
    [Theory]
    [InlineData("a lighthouse")]
    [InlineData("three red cars on mars at night")]
    [InlineData("voxel castle")]
    public void The_same_prompt_and_seed_give_the_same_picture_to_the_byte(string prompt)
    {
        using var once = PreviewScene.Of(prompt, 7).Draw(96, 64, 9);
        using var again = PreviewScene.Of(prompt, 7).Draw(96, 64, 9);
        Bytes(again).AsSpan().SequenceEqual(Bytes(once)).ShouldBeTrue();
    }

    [Fact]
    public void Another_seed_gives_another_picture()
    {
        using var one = PreviewScene.Of("a house", 1).Draw(96, 96, 2);
        using var other = PreviewScene.Of("a house", 2).Draw(96, 96, 2);
        Psnr.Compare(one, other).ShouldBeLessThan(25);
    }

    [Fact]
    public void The_same_prompt_and_seed_give_the_same_files_of_a_mesh()
    {
        var (once, again) = (PreviewScene.Of("a skateboard", 3).Mesh(), PreviewScene.Of("a skateboard", 3).Mesh());
        GlbWriter.Write(again).AsSpan().SequenceEqual(GlbWriter.Write(once)).ShouldBeTrue();
        UsdzWriter.Write(again).AsSpan().SequenceEqual(UsdzWriter.Write(once)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a motorcycle")]
    [InlineData("low poly house")]
    [InlineData("voxel submarine")]
    public void A_mesh_is_closed_manifold_and_stands_on_the_ground(string prompt)
    {
        var mesh = PreviewScene.Of(prompt, 5).Mesh();
        var report = MeshChecks.Inspect(mesh);
        (report.BorderEdges, report.NonManifoldEdges, report.NonManifoldPoints, report.FlippedEdges, report.DegenerateTriangles, report.DuplicateTriangles).ShouldBe((0, 0, 0, 0, 0, 0));
        MathF.Abs(mesh.Bounds.Min.Y).ShouldBeLessThan(mesh.Bounds.Size.Y * 0.02f);
        new Vector2(mesh.Bounds.Center.X, mesh.Bounds.Center.Z).Length().ShouldBeLessThan(mesh.Bounds.Radius * 0.2f);
    }

    [Theory]
    [InlineData(SpzFlavor.NianticV2)]
    [InlineData(SpzFlavor.NianticV3)]
    [InlineData(SpzFlavor.NianticV4)]
    [InlineData(SpzFlavor.Project404)]
    public void Splats_come_in_every_flavour(SpzFlavor flavor)
    {
        var cloud = PreviewScene.Of("a red boat", 1).Splats(2000);
        cloud.Count.ShouldBeInRange(1500, 2500);
        SpzReader.Read(SpzWriter.Write(cloud, new SpzWriteOptions { Flavor = flavor })).Count.ShouldBe(cloud.Count);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("!?.,;:")]
    [InlineData("\0\u0001\u001b[31m")]
    [InlineData("роботкошка 机器人 ロボット روبوت")]
    [InlineData("\ud83d\ude00\ud83d\ude80\ud83d\udc31\u200d\ud83d\udcbb")]
    [InlineData("\ud800 lone surrogate")]
    public void A_prompt_of_any_characters_gives_a_picture(string prompt)
    {
        using var picture = PreviewScene.Of(prompt, 1).Draw(32, 32, 1);
        Bytes(picture).Distinct().Count().ShouldBeGreaterThan(8);
    }

    [Fact]
    public void Ten_thousand_characters_give_a_picture()
    {
        var prompt = string.Concat(Enumerable.Repeat("a red car on a house under a tree next to ", 240))[..10_000];
        using var picture = PreviewScene.Of(prompt, 1).Draw(32, 32, 1);
        Bytes(picture).Distinct().Count().ShouldBeGreaterThan(8);
    }

    [Theory]
    [InlineData("a wolf under a full moon", "wolf", nameof(Hour.Night))]
    [InlineData("a full moon", "moon", nameof(Hour.None))]
    [InlineData("a full moon over a cabin", "moon, cottage", nameof(Hour.None))]
    public void A_moon_to_stand_under_says_when_and_any_other_is_a_thing(string prompt, string things, string hour)
    {
        var graph = PromptParser.Parse(prompt);

        string.Join(", ", graph.Subjects.Select(subject => subject.Noun.Name)).ShouldBe(things);
        graph.Hour.ToString().ShouldBe(hour);
    }

    [Theory]
    [InlineData("a yellow submarine under water")]
    [InlineData("a black bear")]
    [InlineData("a red rose")]
    public void A_colour_before_a_thing_is_its_colour(string prompt) =>
        PromptParser.Parse(prompt).Subjects.ShouldHaveSingleItem().Coat.Colours.ShouldHaveSingleItem();

    [Fact]
    public void Unknown_words_are_told_once_and_shift_the_seed()
    {
        var scene = PreviewScene.Of("a blorbish house, blorbish as can be", 1);
        scene.UnknownWords.Count(word => word == "blorbish").ShouldBe(1);
        using var strange = scene.Draw(64, 64, 1);
        using var plain = PreviewScene.Of("a house", 1).Draw(64, 64, 1);
        Bytes(strange).AsSpan().SequenceEqual(Bytes(plain)).ShouldBeFalse();
    }

    [Fact]
    public void A_picture_tells_its_progress_up_to_the_whole()
    {
        var shares = new System.Collections.Concurrent.ConcurrentBag<double>();
        using var picture = PreviewScene.Of("a red ball", 1).Draw(128, 128, 1, shares.Add);
        shares.Count.ShouldBe(10); // 16 tiles cross every tenth
        shares.Max().ShouldBe(1);
    }

    [Fact]
    public void A_cancelled_picture_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Should.Throw<OperationCanceledException>(() => PreviewScene.Of("a castle", 1).Draw(2048, 2048, 100, cancelled.Token));
    }

    [Theory]
    [InlineData("cube")]
    [InlineData("zero123pp-v1.2")]
    public void A_capture_reads_back_through_its_cameras_file(string rig)
    {
        using var capture = PreviewScene.Of("a lighthouse", 1).Capture(Rigs.Find(rig)!, 64, 1);
        var faults = new List<CaptureFault>();
        var entries = CamerasFile.Read(CamerasJson.Write(capture), faults);
        faults.ShouldBeEmpty();
        entries!.Length.ShouldBe(6);
        for (var i = 0; i < 6; i++)
        {
            Vector3.Distance(entries[i].Camera.Position, capture.Setups[i].Camera.Position).ShouldBeLessThan(1e-3f);
            var depth = DepthPicture.Of(capture.Depths[i])!;
            depth.Max.ShouldBe(65535);
            depth.ShareOf(0).ShouldBeInRange(0.2, 0.99); // background around the subject, and a subject
        }
    }

    private static byte[] Bytes(ImageBuffer image) => [.. Enumerable.Range(0, image.Height).SelectMany(y => image.Row(y).ToArray())];
}
