using System.Text;
using GenAsset.Core.Converting;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;

namespace GenAsset.Core.Tests.Converting;

public sealed class GlimpseTests
{
    [Fact]
    public void A_mesh_is_drawn()
    {
        using var picture = Picture("model.glb", GlbWriter.Write(Dark()));

        (picture.Pixels.Width, picture.Pixels.Height).ShouldBe((96, 96));
        Contrast(picture).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Splats_are_drawn()
    {
        var cloud = MeshToSplats.Convert(Dark(), new() { Count = 2000 });

        using var picture = Picture("splats.ply", PlySplatWriter.Write(cloud));

        Contrast(picture).ShouldBeGreaterThan(60);
    }

    [Fact]
    public void Nothing_beside_the_file_is_read_whatever_it_names()
    {
        using var folder = new Home();
        var beside = Path.Combine(folder.Path, "paint.mtl");
        File.WriteAllText(beside, "newmtl paint\nKd 1 0 0\n");
        var before = Glimpse.Of("model.obj", Encoding.UTF8.GetBytes(Obj("nothing.mtl")), 64).Value!;

        var glimpse = Glimpse.Of(Path.Combine(folder.Path, "model.obj"), Encoding.UTF8.GetBytes(Obj("paint.mtl")), 64);

        glimpse.Value!.File.ShouldBe(before.File);
    }

    [Theory]
    [InlineData("", "is neither an image nor a shape")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n", "no surface to draw")]
    [InlineData("glTFxxxx", "is damaged")]
    public void What_shows_nothing_says_why(string content, string reason) =>
        Glimpse.Of("thing", Encoding.ASCII.GetBytes(content), 64).Error!.Message.ShouldContain(reason);

    private static DecodedImage Picture(string name, byte[] file)
    {
        var glimpse = Glimpse.Of(name, file, 96);
        glimpse.Succeeded.ShouldBeTrue(glimpse.Error?.Message);
        glimpse.Value!.ContentType.ShouldBe("image/jpeg");
        return ImageCodec.Decode(glimpse.Value.File);
    }

    // Along the middle row, where an empty studio is one grey.
    private static int Contrast(DecodedImage picture)
    {
        var row = picture.Pixels.Row(picture.Pixels.Height / 2).ToArray();
        return row.Max() - row.Min();
    }

    private static Mesh Dark() => Shapes.Cube() with { Materials = [new() { BaseColor = new(0.05f, 0.02f, 0.02f, 1) }] };

    private static string Obj(string materials) => $"mtllib {materials}\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl paint\nf 1 2 3\n";
}
