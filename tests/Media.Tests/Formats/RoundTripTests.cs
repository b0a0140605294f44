using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Formats.Usdz.Crate;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Formats;

/// <summary>Any mesh and any cloud survives every format that can hold it.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Any_bytes_survive_LZ4() => Check.QuickThrowOnFailure(Prop.ForAll(
        Bytes().ToArbitrary(),
        bytes =>
        {
            var back = new byte[bytes.Length];
            return Lz4.Decompress(Lz4.Compress(bytes), back) == bytes.Length && back.AsSpan().SequenceEqual(bytes);
        }));

    [Fact]
    public void Any_integers_survive_their_coding() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.OneOf(Gen.Choose(int.MinValue, int.MaxValue), Gen.Choose(-5, 5), Gen.Choose(-40_000, 40_000)).ArrayOf().ToArbitrary(),
        numbers => IntegerCoding.Decode(IntegerCoding.Encode(numbers), numbers.Length)!.AsSpan().SequenceEqual(numbers)));

    [Fact]
    public void Any_mesh_survives_GLB() => ForAnyMesh(mesh => GlbReader.Read(GlbWriter.Write(mesh)), exactColors: true);

    [Fact]
    public void Any_mesh_survives_USDZ() => ForAnyMesh(mesh => UsdzReader.Read(UsdzWriter.Write(mesh)), exactColors: true, uvTolerance: 1e-6f);

    [Fact]
    public void Any_mesh_survives_USD_as_text() =>
        ForAnyMesh(mesh => UsdzReader.Read(System.Text.Encoding.UTF8.GetBytes(UsdaWriter.Write(mesh))), exactColors: true, uvTolerance: 1e-6f);

    [Fact]
    public void Any_mesh_survives_PLY() => ForAnyMesh(mesh => PlyMeshReader.Read(PlyMeshWriter.Write(mesh, PlyEncoding.BinaryBigEndian)), exactColors: false, uvTolerance: 1e-6f);

    [Fact]
    public void Any_mesh_survives_PLY_as_text() => ForAnyMesh(mesh => PlyMeshReader.Read(PlyMeshWriter.Write(mesh, PlyEncoding.Ascii)), exactColors: false, uvTolerance: 1e-6f);

    [Fact]
    public void Any_triangles_survive_OBJ() => Check.QuickThrowOnFailure(Prop.ForAll(Meshes().ToArbitrary(), mesh =>
    {
        var back = ObjReader.Read(ObjWriter.Write(mesh).Obj);
        return Corners(back).SequenceEqual(Corners(mesh)); // vertices are numbered anew, by first use
    }));

    [Fact]
    public void Any_cloud_survives_PLY_to_the_last_bit() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 40).SelectMany(count => Gen.Choose(0, 4).SelectMany(degree => Gen.Choose(0, 1 << 20).Select(seed => SampleMeshes.Cloud(count, degree, seed, AxisSystem.RightDownForward)))).ToArbitrary(),
        cloud =>
        {
            var back = PlySplatReader.Read(PlySplatWriter.Write(cloud, normals: cloud.Count % 2 == 0));
            return back.Positions.SequenceEqual(cloud.Positions) && back.Harmonics.SequenceEqual(cloud.Harmonics) && back.Rotations.SequenceEqual(cloud.Rotations)
                && back.Colors.SequenceEqual(cloud.Colors) && back.Opacities.SequenceEqual(cloud.Opacities) && back.Scales.SequenceEqual(cloud.Scales);
        }));

    private static IEnumerable<Vector3> Corners(Mesh mesh) => mesh.Indices.Select(index => mesh.Positions[index]);

    private static void ForAnyMesh(Func<Mesh, Mesh> passThrough, bool exactColors, float uvTolerance = 0) => Check.QuickThrowOnFailure(Prop.ForAll(Meshes().ToArbitrary(), mesh =>
    {
        var back = passThrough(mesh);
        back.Positions.ShouldBe(mesh.Positions);
        back.Indices.ShouldBe(mesh.Indices);
        back.Normals.ShouldBe(mesh.Normals);
        (back.Uvs is null).ShouldBe(mesh.Uvs is null);
        for (var i = 0; i < mesh.Uvs?.Length; i++)
            Vector2.Distance(back.Uvs![i], mesh.Uvs[i]).ShouldBeLessThanOrEqualTo(uvTolerance);
        (back.Colors is null).ShouldBe(mesh.Colors is null);
        for (var i = 0; i < mesh.Colors?.Length; i++)
            Vector4.Distance(back.Colors![i], mesh.Colors[i]).ShouldBeLessThanOrEqualTo(exactColors ? 0 : 0.01f);
    }));

    /// <summary>Every vertex is the corner of a triangle: a format that knows corners only keeps no other.</summary>
    private static Gen<Mesh> Meshes() =>
        from triangles in Gen.Choose(1, 30)
        from seed in Gen.Choose(0, 1 << 20)
        from parts in Gen.Choose(0, 7)
        select Mesh(triangles, parts, new Random(seed));

    private static Mesh Mesh(int triangles, int parts, Random random)
    {
        var indices = new List<int>();
        for (var corner = 0; corner < triangles * 3; corner++)
            indices.Add(corner < 3 || random.Next(2) == 0 ? indices.Count == 0 ? 0 : indices.Max() + 1 : random.Next(indices.Max() + 1));
        var count = indices.Max() + 1;
        float Number() => (random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-3, 4));
        return new()
        {
            Positions = [.. Enumerable.Range(0, count).Select(_ => new Vector3(Number(), Number(), Number()))],
            Normals = (parts & 1) == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => Vector3.Normalize(new(Number(), Number(), 1)))],
            Uvs = (parts & 2) == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => new Vector2(random.NextSingle(), random.NextSingle()))],
            Colors = (parts & 4) == 0 ? null : [.. Enumerable.Range(0, count).Select(_ => new Vector4(random.NextSingle(), random.NextSingle(), random.NextSingle(), 1))],
            Indices = [.. indices],
        };
    }

    private static Gen<byte[]> Bytes() => Gen.OneOf(
        Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf(),
        Gen.Choose(0, 3).Select(b => (byte)b).ArrayOf(3000),
        Gen.Choose(0, 255).SelectMany(b => Gen.Choose(0, 200_000).Select(length => Enumerable.Repeat((byte)b, length).ToArray())));
}
