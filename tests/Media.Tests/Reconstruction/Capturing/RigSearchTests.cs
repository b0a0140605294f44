using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Media.Tests.Reconstruction.Capturing;

public sealed class RigSearchTests
{
    [Fact]
    public void Captures_without_metadata_are_understood_or_refused_and_never_misread()
    {
        var draws = Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? 100 : 6;
        var random = new Random(1);
        var (right, refused, wrong) = (0, new List<string>(), new List<string>());
        for (var i = 0; i < draws; i++)
        {
            var thing = TestObjects.All[random.Next(TestObjects.All.Count)];
            var rig = Rigs.All[random.Next(Rigs.All.Count)];
            var measure = (DepthMeasure)random.Next(rig.FieldOfViewDegrees > 0 ? 3 : 2); // without perspective a ray is as long as its depth
            var coding = new DepthCoding(measure, random.Next(2) == 0, rig.Near, rig.Far, random.Next(2) == 0);
            var bytes = CaptureMaker.Make(thing, rig, 128, coding, random.Next(2) == 0 ? 255 : 65535);
            var faults = new List<CaptureFault>();
            using var capture = CaptureReader.Read(bytes.Views, bytes.Depths, faults)!; // a made capture is whole
            var words = $"{rig.Name} ({coding.Words()})";
            if (CaptureResolver.Resolve(capture, CaptureResolver.Auto, null, faults) is not { } resolved)
                refused.Add($"{thing.Name} by {words}: {faults[0].Message}");
            else if (resolved.Rig.StartsWith(words + ",", StringComparison.Ordinal))
                right++;
            else
                wrong.Add($"{thing.Name} by {words} as {resolved.Rig}");
        }

        wrong.ShouldBeEmpty();
        right.ShouldBeGreaterThanOrEqualTo((int)Math.Floor(draws * 0.95), string.Join('\n', refused));
    }

    [Fact]
    public void A_ball_without_a_mark_fits_several_rigs_and_asks_for_cameras()
    {
        using var gray = new ImageBuffer(128, 128, 3);
        for (var y = 0; y < gray.Height; y++)
            gray.Row(y).Fill(128);
        var views = Enumerable.Repeat<ReadOnlyMemory<byte>>(PngEncoder.Encode(gray, new PngOptions()), 6).ToArray();
        var faults = new List<CaptureFault>();
        using var capture = CaptureReader.Read(views, CaptureMaker.Make(TestObjects.Named("marble"), Rigs.Cube, 128).Depths, faults)!; // a made capture is whole

        CaptureResolver.Resolve(capture, CaptureResolver.Auto, null, faults).ShouldBeNull();

        var fault = faults.ShouldHaveSingleItem();
        (fault.Kind, fault.Field).ShouldBe((CaptureFaultKind.Content, "cameras"));
        fault.Message.ShouldStartWith("the pictures fit two rigs about as well: ");
        fault.Message.ShouldEndWith("Give a cameras.json.");
        // Asked for by name, there is nothing to choose.
        CaptureResolver.Resolve(capture, "cube", null, []).ShouldNotBeNull().Rig.ShouldStartWith("cube (linear, near dark, background white), named");
    }

    [Theory]
    [InlineData(0.055, 0.06, true)]
    [InlineData(0.02, 0.021, true)]
    [InlineData(0.02, 0.03, false)]
    [InlineData(0, 0.0001, true)]
    public void Two_rigs_within_a_tenth_are_a_tie(double first, double second, bool tie) => RigSearch.IsTie(Guess(first, 0), Guess(second, 0)).ShouldBe(tie);

    [Theory]
    [InlineData(0.05, 0.01, 0.06, true)]
    [InlineData(0.07, 0.01, 0.1, false)]
    [InlineData(0.07, 0.01, 0.45, true)] // a shiny thing: its colours wander, and no other rig is near
    [InlineData(0.07, 0.03, 0.45, false)] // the depths contradict each other
    [InlineData(0.05, 0.03, 0.45, false)]
    [InlineData(0.11, 0.01, 0.9, false)]
    public void What_may_be_right_depends_on_the_next_best(double error, double shape, double next, bool fits) =>
        RigSearch.IsFit([Guess(error, shape), Guess(next, next)]).ShouldBe(fits);

    [Fact]
    public void A_shiny_object_is_understood()
    {
        var bytes = CaptureMaker.Make(TestObjects.Named("robot") with { Gloss = 1 }, Rigs.Cube, 128);
        var faults = new List<CaptureFault>();
        using var capture = CaptureReader.Read(bytes.Views, bytes.Depths, faults)!; // a made capture is whole

        var resolved = CaptureResolver.Resolve(capture, CaptureResolver.Auto, null, faults);

        faults.ShouldBeEmpty();
        resolved.ShouldNotBeNull().Rig.ShouldStartWith("cube (linear, near dark, background white)");
    }

    [Fact]
    public void A_rig_with_another_field_of_view_is_not_taken_for_its_like()
    {
        var rig = Rigs.Ring with { FieldOfViewDegrees = Rigs.Ring.FieldOfViewDegrees * 1.4f };
        var bytes = CaptureMaker.Make(TestObjects.Named("knot"), rig, 128);
        var faults = new List<CaptureFault>();
        using var capture = CaptureReader.Read(bytes.Views, bytes.Depths, faults)!; // a made capture is whole

        CaptureResolver.Resolve(capture, CaptureResolver.Auto, null, faults).ShouldBeNull();

        faults.ShouldHaveSingleItem().Field.ShouldBe("cameras");
    }

    private static RigGuess Guess(double error, double shapeError) =>
        new(Rigs.Cube, new DepthCoding(DepthMeasure.Linear, NearIsBright: false, Rigs.Cube.Near, Rigs.Cube.Far), new Agreement(error, shapeError, 1000));
}
