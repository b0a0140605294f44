using GenAsset.Core.Converting;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Host.Tests.Converting;

public sealed class ConversionRulesTests
{
    private static readonly FileKind Image = FileKind.Of(ImageFormat.Png);
    private static readonly FileKind Mesh = FileKind.Of(ModelFormat.Glb, splats: false);
    private static readonly FileKind Splats = FileKind.Of(ModelFormat.Ply, splats: true);

    [Theory]
    [InlineData("png jpg jpeg jfif bmp tga tif tiff webp heic heif avif", "", "", "")]
    [InlineData("", "glb obj ply usdz usda spz", "spz ply glb", "spz ply glb")]
    [InlineData("", "", "", "", "gltf usdc usd docx zip")]
    public void Allows_exactly_the_pairs_that_make_sense(string image, string mesh, string meshAsSplats, string splats, string none = "")
    {
        foreach (var ending in $"{image} {mesh} {splats} {none}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Succeeds(Image, ending, new()).ShouldBe(image.Split(' ').Contains(ending), ending);
            Succeeds(Mesh, ending, new()).ShouldBe(mesh.Split(' ').Contains(ending), ending);
            Succeeds(Mesh, ending, new() { Splats = 10 }).ShouldBe(meshAsSplats.Split(' ').Contains(ending), ending);
            Succeeds(Splats, ending, new()).ShouldBe(splats.Split(' ').Contains(ending), ending);
        }
    }

    [Fact]
    public void A_mesh_stays_a_mesh_where_the_format_holds_both_and_nobody_asked_for_splats()
    {
        Target(Mesh, "out.PLY", new()).ShouldBe(FileKind.Of(ModelFormat.Ply, splats: false));
        Target(Mesh, "out.ply", new() { Splats = 10 }).ShouldBe(FileKind.Of(ModelFormat.Ply, splats: true));
        Target(Mesh, "out.spz", new()).ShouldBe(FileKind.Of(ModelFormat.Spz, splats: true));
        Target(Splats, "out.glb", new()).ShouldBe(FileKind.Of(ModelFormat.Glb, splats: true));
    }

    [Fact]
    public void A_refusal_names_the_file_what_it_is_and_what_is_possible()
    {
        var error = ConversionRules.Target("photo.png", Image, "out.glb", new()).Error.ShouldNotBeNull();
        error.Message.ShouldBe("photo.png is a PNG image, which cannot become .glb (out.glb).");
        error.Suggestion.ShouldNotBeNull().ShouldContain("An image can become .png .jpg .jpeg .jfif .bmp");

        Refusal(Mesh, "out.docx", new()).ShouldBe("\".docx\" of out.docx is not the ending of a format that is written.");
        Refusal(Mesh, "out", new()).ShouldBe("out has no ending that tells the format.");
        Refusal(Splats, "out.obj", new()).ShouldBe("in is a PLY of splats, which cannot become .obj (out.obj).");
    }

    public static TheoryData<string, string> UnusableOptions() => new()
    {
        { "image out.bmp quality", "--quality is for jpg, webp, heif and avif; a BMP image loses nothing." },
        { "mesh out.obj keep", "--keep-metadata is for images, not for an OBJ mesh." },
        { "splats out.spz splats", "--splats makes splats of a mesh; the input is a PLY of splats." },
        { "mesh out.obj flavor", "--spz is for .spz outputs, not for an OBJ mesh." },
        { "mesh out.glb bits", "--spz-bits is for .spz outputs, not for a GLB mesh." },
        { "mesh out.glb axes", "--spz-input-axes is for .spz inputs; the input is a GLB mesh." },
    };

    [Theory]
    [MemberData(nameof(UnusableOptions))]
    public void An_option_that_would_do_nothing_is_refused(string situation, string message)
    {
        var words = situation.Split(' ');
        var from = words[0] switch { "image" => Image, "mesh" => Mesh, _ => Splats };

        Refusal(from, words[1], words[2] switch
        {
            "quality" => new() { Quality = 50 },
            "keep" => new() { KeepMetadata = true },
            "splats" => new() { Splats = 10 },
            "flavor" => new() { Flavor = SpzFlavor.Project404 },
            "bits" => new() { FractionalBits = 8 },
            _ => new() { InputAxes = AxisSystem.RightUpBack },
        }).ShouldBe(message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Quality_is_1_to_100(int quality) => Refusal(Image, "out.jpg", new() { Quality = quality }).ShouldBe($"--quality is 1 to 100, not {quality}.");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(20_000_001, "20,000,001")]
    public void Splats_have_a_limit(int splats, string shown) => Refusal(Mesh, "out.spz", new() { Splats = splats }).ShouldBe($"--splats is 1 to 20,000,000, not {shown}.");

    private static bool Succeeds(FileKind from, string ending, ConvertOptions options) => ConversionRules.Target("in", from, $"out.{ending}", options).Succeeded;

    private static FileKind? Target(FileKind from, string output, ConvertOptions options) => ConversionRules.Target("in", from, output, options).Value;

    private static string Refusal(FileKind from, string output, ConvertOptions options) => ConversionRules.Target("in", from, output, options).Error.ShouldNotBeNull().Message;
}
