using System.Text;
using GenAsset.Media.Formats;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;

namespace GenAsset.Media.Tests.Formats;

public sealed class ModelFormatsTests
{
    [Fact]
    public void Every_file_that_we_write_is_told_by_its_content()
    {
        var (mesh, cloud) = (SampleMeshes.Box(), SampleMeshes.Cloud(3, 0));
        Told(GlbWriter.Write(mesh), ModelFormat.Glb, splats: false);
        Told(GlbSplatWriter.Write(cloud), ModelFormat.Glb, splats: true);
        Told(ObjWriter.Write(mesh).Obj, ModelFormat.Obj, splats: false);
        Told(PlyMeshWriter.Write(mesh), ModelFormat.Ply, splats: false);
        Told(PlySplatWriter.Write(cloud), ModelFormat.Ply, splats: true);
        Told(UsdzWriter.Write(mesh), ModelFormat.Usdz, splats: false);
        Told(Encoding.UTF8.GetBytes(UsdaWriter.Write(mesh)), ModelFormat.Usda, splats: false);
        foreach (var flavor in Enum.GetValues<SpzFlavor>())
            Told(SpzWriter.Write(cloud, new() { Flavor = flavor }), ModelFormat.Spz, splats: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("plywood")]
    public void Other_files_are_none_of_ours(string text) => ModelFormats.Detect(Encoding.ASCII.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void A_name_says_what_to_write() =>
        new[] { "a.GLB", "b/c.usdz", "x.txt" }.Select(ModelFormats.FromName).ShouldBe([ModelFormat.Glb, ModelFormat.Usdz, null]);

    private static void Told(byte[] file, ModelFormat format, bool splats)
    {
        ModelFormats.Detect(file).ShouldBe(format);
        ModelFormats.HoldsSplats(format, file).ShouldBe(splats);
    }
}
