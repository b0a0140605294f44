using System.Text.RegularExpressions;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Formats.Spz;

/// <summary>Clouds encoded and decoded by the two real libraries; the names say how (tests/Data/spz/README.md).</summary>
internal static partial class SpzVectors
{
    public static string Local { get; } = TestData.Folder("spz");

    public static string Whole { get; } = Path.Combine(TestData.Root, "..", "shared", "vectors", "spz");

    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.spz").Order(StringComparer.Ordinal);

    /// <summary>Our decode of a file against the library's own.</summary>
    public static void CheckDecode(string path)
    {
        var name = Parse(path);
        var cloud = SpzReader.Read(File.ReadAllBytes(path), Reading(name.Variant));
        var turned = name.Variant is "-rdf" or "-ext-luf";
        var expected = Path.Combine(Path.GetDirectoryName(path)!, turned
            ? $"{name.Source}.{name.Flavor}{name.Variant}.decoded-rdf.ply"
            : $"{name.Source}.{name.Flavor}.decoded.ply");
        cloud.Antialiased.ShouldBe(name.Variant == "-aa");
        if (name.Variant == "-ext-luf")
            cloud.Axes.ShouldBe(AxisSystem.LeftUpForward);
        ShouldAgree(cloud.To(AxisSystem.RightDownForward), PlySplatReader.Read(File.ReadAllBytes(expected)), name.Flavor == "404" ? 2.1e-6f : 0);
    }

    /// <summary>What we write from the source against what the library wrote: the same numbers must come out.</summary>
    public static bool CheckEncode(string path)
    {
        var name = Parse(path);
        var source = Path.Combine(Path.GetDirectoryName(path)!, name.Source + ".ply");
        if (name.Variant is "-ext-luf" || !File.Exists(source))
            return false;
        var read = Reading(name.Variant);
        var flavor = name.Flavor switch
        {
            "404" => SpzFlavor.Project404,
            "niantic-v2" => SpzFlavor.NianticV2,
            "niantic-v3" => SpzFlavor.NianticV3,
            _ => SpzFlavor.NianticV4,
        };
        var file = SpzWriter.Write(
            PlySplatReader.Read(File.ReadAllBytes(source)), new() { Flavor = flavor, StoredAxes = read.StoredAxes, WrapPositions = true });
        var (ours, theirs) = (SpzReader.Read(file, read), SpzReader.Read(File.ReadAllBytes(path), read));
        if (flavor != SpzFlavor.Project404)
            ShouldAgree(ours, theirs, 0);
        else
            ShouldNearlyAgree(ours, theirs);
        return true;
    }

    private static (string Source, string Flavor, string Variant) Parse(string path)
    {
        var match = NamePattern().Match(Path.GetFileName(path));
        match.Success.ShouldBeTrue(path);
        return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
    }

    [GeneratedRegex(@"^(\w+)\.(404|niantic-v\d)(-[\w-]+)?\.spz$")]
    private static partial Regex NamePattern();

    /// <summary>Unless the name says otherwise, the libraries stored the PLY's numbers without turning them.</summary>
    private static SpzReadOptions Reading(string variant) =>
        variant is "-rdf" or "-ext-luf" ? new() : new() { StoredAxes = AxisSystem.RightDownForward };

    private static void ShouldAgree(SplatCloud ours, SplatCloud theirs, float rotationTolerance)
    {
        ours.Degree.ShouldBe(theirs.Degree);
        Compare("positions", ours.Positions, theirs.Positions, 0);
        Compare("colours", ours.Colors, theirs.Colors, 0);
        Compare("harmonics", ours.Harmonics, theirs.Harmonics, 0);
        Compare("scales", ours.Scales, theirs.Scales, 0);
        Compare("opacities", ours.Opacities, theirs.Opacities, 4.8e-7f);
        Compare("rotations", ours.Rotations, theirs.Rotations, rotationTolerance);
    }

    /// <summary>The 404 project's build fuses multiplications: a few colour and rotation bytes lie one beside.</summary>
    private static void ShouldNearlyAgree(SplatCloud ours, SplatCloud theirs)
    {
        Compare("positions", ours.Positions, theirs.Positions, 0);
        Compare("harmonics", ours.Harmonics, theirs.Harmonics, 0);
        Compare("scales", ours.Scales, theirs.Scales, 0);
        Compare("opacities", ours.Opacities, theirs.Opacities, 0);
        Compare("colours", ours.Colors, theirs.Colors, 1.01f / 255 / 0.15f);
        var differing = ours.Rotations.Zip(theirs.Rotations).Index().Where(r => r.Item.First != r.Item.Second).Select(r => r.Index / 4).Distinct().Count();
        differing.ShouldBeLessThanOrEqualTo(3);
    }

    private static void Compare(string what, float[] ours, float[] theirs, float tolerance)
    {
        ours.Length.ShouldBe(theirs.Length, what);
        for (var i = 0; i < ours.Length; i++)
            if (ours[i] != theirs[i] && !(MathF.Abs(ours[i] - theirs[i]) <= tolerance))
                Assert.Fail($"{what}[{i}]: {ours[i]:R} where the library has {theirs[i]:R}");
    }
}
