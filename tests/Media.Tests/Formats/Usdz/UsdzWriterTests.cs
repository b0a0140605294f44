using System.Numerics;
using System.Text;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Formats.Zip;
using GenAsset.Media.Geometry;
using GenAsset.Media.Tests.Node;

namespace GenAsset.Media.Tests.Formats.Usdz;

public sealed class UsdzWriterTests
{
    [NodeFact]
    public void Three_js_sees_the_same_mesh_and_materials()
    {
        var box = SampleMeshes.Box() with { Colors = null };
        var seen = NodeTools.Inspect("usdz", UsdzWriter.Write(box));
        ThreeSees.Bounds(seen, box);
        ThreeSees.Triangles(seen, 12);
        seen.GetProperty("attributes").EnumerateArray().Select(a => a.GetString()).ShouldBe(["position", "normal", "uv"], ignoreOrder: true);
        var (red, glow) = (seen.GetProperty("materials")[0], seen.GetProperty("materials")[1]);
        Vector3.Distance(ThreeSees.Vector(red.GetProperty("color")), new(0.8f, 0.1f, 0.05f)).ShouldBeLessThan(1e-5f);
        red.GetProperty("metalness").GetSingle().ShouldBe(0.25f);
        red.GetProperty("roughness").GetSingle().ShouldBe(0.5f);
        red.GetProperty("map").GetBoolean().ShouldBeTrue();
        red.GetProperty("normalMap").GetBoolean().ShouldBeTrue();
        ThreeSees.Vector(glow.GetProperty("color")).ShouldBe(Vector3.One);
        ThreeSees.Vector(glow.GetProperty("emissive")).ShouldBe(new(0.5f, 0.25f, 0));
        seen.GetProperty("images").EnumerateArray().Count(image => image.GetProperty("good").GetBoolean()).ShouldBe(2);
    }

    [NodeFact]
    public void Three_js_sees_a_mesh_without_materials()
    {
        var plain = SampleMeshes.Plain();
        var seen = NodeTools.Inspect("usdz", UsdzWriter.Write(plain));
        ThreeSees.Bounds(seen, plain);
        ThreeSees.Triangles(seen, 12);
    }

    [NodeFact]
    public void Tinyusdz_sees_the_same_mesh_and_material()
    {
        var seen = NodeTools.Inspect("tinyusdz", UsdzWriter.Write(SampleMeshes.Box()));
        seen.GetProperty("read").GetBoolean().ShouldBeTrue(seen.GetProperty("error").GetRawText());
        seen.GetProperty("meshes").GetInt32().ShouldBe(1);
        seen.GetProperty("points").GetInt32().ShouldBe(24);
        seen.GetProperty("normals").GetInt32().ShouldBe(24);
        seen.GetProperty("uvs").GetInt32().ShouldBe(24);
        seen.GetProperty("corners").GetInt32().ShouldBe(36);
        seen.GetProperty("metallic").GetSingle().ShouldBe(0.25f);
        seen.GetProperty("roughness").GetSingle().ShouldBe(0.5f);
        seen.GetProperty("colorTexture").GetInt32().ShouldBe(0);
        seen.GetProperty("normalTexture").GetInt32().ShouldBe(1);
    }

    [NodeFact]
    public void Three_js_reads_our_text_form_too()
    {
        var plain = SampleMeshes.Plain();
        using var target = new MemoryStream();
        var archive = new ZipWriter(target);
        archive.AddStored("asset.usda", Encoding.UTF8.GetBytes(UsdaWriter.Write(plain)), 64);
        archive.Finish();
        var seen = NodeTools.Inspect("usdz", target.ToArray());
        ThreeSees.Bounds(seen, plain);
        ThreeSees.Triangles(seen, 12);
    }

    [Fact]
    public void Equal_meshes_give_equal_bytes() => UsdzWriter.Write(SampleMeshes.Box()).ShouldBe(UsdzWriter.Write(SampleMeshes.Box()));

    [Fact]
    public void The_archive_is_what_strict_viewers_ask_for()
    {
        UsdzStructure.Check(UsdzWriter.Write(SampleMeshes.Box()));
        UsdzStructure.Check(UsdzWriter.Write(SampleMeshes.Plain()));
        UsdzStructure.Check(UsdzWriter.Write(SampleMeshes.Box() with
        {
            Materials = [new() { Name = "1 straße", BaseColorTexture = SampleMeshes.Checker("a/b c"), AlphaMode = AlphaMode.Mask }, new() { Name = "1 straße" }],
        }));
    }
}
