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
}
