using System.Numerics;
using System.Text;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Tests.Node;

namespace GenAsset.Media.Tests.Formats.Ply;

public sealed class PlyMeshTests
{
    [Theory]
    [InlineData(PlyEncoding.Ascii)]
    [InlineData(PlyEncoding.BinaryLittleEndian)]
    [InlineData(PlyEncoding.BinaryBigEndian)]
    public void A_mesh_comes_back_from_every_encoding(PlyEncoding encoding)
    {
        var box = SampleMeshes.Box();
        var back = PlyMeshReader.Read(PlyMeshWriter.Write(box, encoding));
        back.Positions.ShouldBe(box.Positions);
        back.Normals.ShouldBe(box.Normals);
        back.Uvs.ShouldBe(box.Uvs);
        back.Indices.ShouldBe(box.Indices);
        back.Colors!.Zip(box.Colors!).ShouldAllBe(pair => Vector4.Distance(pair.First, pair.Second) < 0.01f);
        PlyMeshReader.Read(PlyMeshWriter.Write(back, encoding)).Colors.ShouldBe(back.Colors);
    }

    [Fact]
    public void Polygons_become_fans_and_other_elements_are_passed_over()
    {
        var file = """
            ply
            format ascii 1.0
            comment by hand
            element camera 1
            property list uchar float intrinsics
            element vertex 4
            property double x
            property double y
            property double z
            element face 1
            property uchar flags
            property list uchar uint vertex_index
            end_header
            3 1 2 3
            0 0 0
            1 0 0
            1 1 0
            0 1 0
            7 4 0 1 2 3
            """u8;
        var mesh = PlyMeshReader.Read(file);
        mesh.Positions[2].ShouldBe(new Vector3(1, 1, 0));
        mesh.Indices.ShouldBe([0, 1, 2, 0, 2, 3]);
    }

    [Theory]
    [InlineData("plx")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 2000000000\nproperty float x\nend_header\n1")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 5\nend_header\n")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n1 2 x")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nelement face 1\nproperty list uchar int vertex_indices\nend_header\n1 2 3 3 0 1 0")]
    [InlineData("ply\nformat binary_big_endian 1.0\nelement vertex 1\nproperty list float int x\nend_header\n")]
    [InlineData("ply\nformat ascii 1.0\nelement vertex 0")]
    public void A_damaged_file_is_refused(string text) =>
        Should.Throw<MediaFormatException>(() => PlyMeshReader.Read(Encoding.ASCII.GetBytes(text))).Format.ShouldBe("PLY");

    [NodeFact]
    public void Three_js_sees_the_same_mesh()
    {
        var box = SampleMeshes.Box();
        foreach (var encoding in Enum.GetValues<PlyEncoding>())
        {
            var seen = NodeTools.Inspect("ply", PlyMeshWriter.Write(box, encoding));
            ThreeSees.Bounds(seen, box);
            ThreeSees.Triangles(seen, 12);
            seen.GetProperty("vertices").GetInt32().ShouldBe(24);
            seen.GetProperty("attributes").EnumerateArray().Select(a => a.GetString()).ShouldBe(["position", "normal", "uv", "color"], ignoreOrder: true);
        }
    }
}
