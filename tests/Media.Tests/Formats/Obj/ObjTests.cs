using System.Numerics;
using System.Text;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Tests.Node;

namespace GenAsset.Media.Tests.Formats.Obj;

public sealed class ObjTests
{
    [Fact]
    public void The_names_of_its_files_begin_with_its_own_and_hold_no_spaces()
    {
        var files = ObjWriter.Write(SampleMeshes.Box(), "my box");

        files.MtlName.ShouldBe("my_box.mtl");
        System.Text.Encoding.UTF8.GetString(files.Obj).ShouldContain("mtllib my_box.mtl\n");
        files.Images.ShouldNotBeEmpty();
        files.Images.ShouldAllBe(image => image.Path.StartsWith("my_box_") && !image.Path.Contains(' '));
    }

    [Fact]
    public void A_mesh_comes_back_with_materials_and_textures()
    {
        var box = SampleMeshes.Box();
        var files = ObjWriter.Write(box, "box");
        var back = ObjReader.Read(files.Obj, path => path == "box.mtl" ? files.Mtl : files.Images.Single(image => image.Path == path).Bytes);
        back.Positions.ShouldBe(box.Positions);
        back.Normals.ShouldBe(box.Normals);
        back.Uvs.ShouldBe(box.Uvs);
        back.Indices.ShouldBe(box.Indices);
        back.Parts.ShouldBe(box.Parts);
        back.Colors!.Zip(box.Colors!).ShouldAllBe(pair => Vector4.Distance(pair.First, pair.Second) < 0.01f);
        var red = back.Materials[0];
        (red.Name, red.Metallic, red.Roughness).ShouldBe(("Red_paint", 0.25f, 0.5f));
        Vector4.Distance(red.BaseColor, box.Materials[0].BaseColor).ShouldBeLessThan(1e-5f);
        red.BaseColorTexture!.Encoded.ToArray().ShouldBe(box.Materials[0].BaseColorTexture!.Encoded.ToArray());
        red.NormalTexture!.Encoded.ToArray().ShouldBe(box.Materials[0].NormalTexture!.Encoded.ToArray());
        Vector3.Distance(back.Materials[1].Emissive, box.Materials[1].Emissive).ShouldBeLessThan(1e-5f);
    }

    [Fact]
    public void Polygons_relative_indices_continued_lines_and_missing_parts_are_understood()
    {
        var text = "# by hand\r\no thing\r\nv 0 0 0\r\nv 1 0 0 \\\r\n\r\nv 1 1 0\nv 0 1 0\nvt 0 0\nvn 0 0 1\nusemtl a b\nf -4//1 -3//1 -2//1 -1//1 # square\ng x\nf 1/1/1 2/1/1 3/1/1\n";
        var mesh = ObjReader.Read(Encoding.ASCII.GetBytes(text));
        mesh.Name.ShouldBe("thing");
        mesh.Indices.Length.ShouldBe(9);
        mesh.Indices[..6].ShouldBe([0, 1, 2, 0, 2, 3]);
        mesh.VertexCount.ShouldBe(7);
        mesh.Normals![0].ShouldBe(Vector3.UnitZ);
        mesh.Materials.Single().Name.ShouldBe("a b");
        mesh.Validate();
    }

    [Theory]
    [InlineData("v 1 2")]
    [InlineData("v 1 2 3\nf 1 2 3")]
    [InlineData("v 1 2 3\nf 0 1 1")]
    [InlineData("v 1 2 3\nf -2 1 1")]
    [InlineData("v 1 2 3\nf 1/1 1/1 1/1")]
    [InlineData("v 1 2 3\nf //1 1 1")]
    [InlineData("vn a b c")]
    public void A_damaged_file_is_refused(string text) =>
        Should.Throw<MediaFormatException>(() => ObjReader.Read(Encoding.ASCII.GetBytes(text))).Format.ShouldBe("OBJ");

    [NodeFact]
    public void Three_js_sees_the_same_mesh_and_materials()
    {
        var box = SampleMeshes.Box(textured: false);
        var files = ObjWriter.Write(box);
        var seen = NodeTools.Inspect("obj", files.Obj, files.Mtl);
        ThreeSees.Bounds(seen, box);
        ThreeSees.Triangles(seen, 12);
        seen.GetProperty("attributes").EnumerateArray().Select(a => a.GetString()).ShouldBe(["position", "normal", "uv", "color"], ignoreOrder: true);
        var red = ThreeSees.Material(seen, "Red_paint");
        Vector3.Distance(ThreeSees.Vector(red.GetProperty("color")), new(0.8f, 0.1f, 0.05f)).ShouldBeLessThan(1e-4f);
        Vector3.Distance(ThreeSees.Vector(ThreeSees.Material(seen, "Glow").GetProperty("emissive")), new(0.5f, 0.25f, 0)).ShouldBeLessThan(1e-4f);
    }
}
