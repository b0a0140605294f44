using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Host.Tests;

public sealed class PreviewTests : IDisposable
{
    private readonly Genasset _genasset = new();

    public void Dispose() => _genasset.Dispose();

    [Fact]
    public void Draws_a_mesh_from_as_many_sides_as_asked_for()
    {
        using var sheet = Draw("cube.glb", SampleFiles.CubeGlb(), "sheet.png", "--views", "6", "--size", "64");

        (sheet.Format, sheet.Pixels.Width * sheet.Pixels.Height).ShouldBe((ImageFormat.Png, 6 * 64 * 64));
        for (var view = 0; view < 6; view++)
            Contrast(sheet.Pixels, view, 64).ShouldBeGreaterThan(45, $"view {view} shows something");
    }

    [Fact]
    public void A_wireframe_is_another_picture()
    {
        using var plain = Draw("cube.glb", SampleFiles.CubeGlb(), "plain.png", "--views", "1", "--size", "64");
        using var lines = Draw("cube.glb", SampleFiles.CubeGlb(), "lines.png", "--views", "1", "--size", "64", "--wireframe");

        Bytes(lines.Pixels).ShouldNotBe(Bytes(plain.Pixels));
    }

    [Fact]
    public void Draws_splats_into_any_image_format()
    {
        using var sheet = Draw("cloud.ply", SampleFiles.CloudPly(2000), "sheet.jpg", "--views", "2", "--size", "64");

        (sheet.Format, sheet.Pixels.Width, sheet.Pixels.Height).ShouldBe((ImageFormat.Jpeg, 128, 64));
        Contrast(sheet.Pixels, 1, 64).ShouldBeGreaterThan(45, "an empty view has 30");
    }

    public static TheoryData<string, string, string[], string> Refusals() => new()
    {
        { "picture.png", "out.png", [], "is a PNG image; a preview is drawn of meshes and splats." },
        { "cloud.ply", "out.png", ["--wireframe"], "is a PLY of splats, which has no triangles" },
        { "points.ply", "out.png", [], "holds points and no triangles" },
        { "cube.glb", "out.glb", [], "does not end like an image" },
        { "cube.glb", "out.png", ["--views", "64", "--size", "4096"], "64 views of 4096 pixels are over the limit" },
        { "cube.glb", "cube.glb/out.png", [], "OUTPUT_NOT_WRITABLE" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Says_what_is_wrong_with_which_file_and_writes_nothing(string input, string output, string[] options, string expected)
    {
        _genasset.Write("picture.png", SampleFiles.Png());
        _genasset.Write("cloud.ply", SampleFiles.CloudPly(20));
        _genasset.Write("points.ply", PlyMeshWriter.Write(new Mesh { Positions = [default, default], Indices = [] }));
        _genasset.Write("cube.glb", SampleFiles.CubeGlb());

        var ended = _genasset.RunBare(["preview", At(input), At(output), .. options]);

        ended.Code.ShouldBe(1, ended.Output);
        ended.Error.ShouldContain(expected);
        Directory.GetFiles(_genasset.Root).Length.ShouldBe(4);
    }

    private string At(string name) => Path.Combine(_genasset.Root, name);

    private DecodedImage Draw(string name, byte[] content, string output, params string[] options)
    {
        var ended = _genasset.RunBare(["preview", _genasset.Write(name, content), At(output), .. options]);
        ended.Code.ShouldBe(0, ended.Error);
        return ImageCodec.Decode(File.ReadAllBytes(At(output)));
    }

    private static int Contrast(ImageBuffer sheet, int view, int size)
    {
        var (columns, least, most) = (sheet.Width / size, 255, 0);
        for (var y = 0; y < size; y++)
            foreach (var sample in sheet.Row(view / columns * size + y).Slice(view % columns * size * 3, size * 3))
                (least, most) = (Math.Min(least, sample), Math.Max(most, sample));
        return most - least;
    }

    private static byte[] Bytes(ImageBuffer image) => [.. Enumerable.Range(0, image.Height).SelectMany(y => image.Row(y).ToArray())];
}
