using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Zstd;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Formats.Spz;

public sealed class SpzTests
{
    public static TheoryData<SpzFlavor, int> Flavors => new()
    {
        { SpzFlavor.NianticV2, 3 }, { SpzFlavor.NianticV3, 0 }, { SpzFlavor.NianticV3, 4 }, { SpzFlavor.NianticV4, 2 }, { SpzFlavor.Project404, 1 },
    };

    [Theory]
    [MemberData(nameof(Flavors))]
    public void A_cloud_comes_back_within_what_the_format_rounds_to(SpzFlavor flavor, int degree)
    {
        var cloud = SampleMeshes.Cloud(5000, degree);
        var back = SpzReader.Read(SpzWriter.Write(cloud, new() { Flavor = flavor })).To(cloud.Axes);
        back.Degree.ShouldBe(degree);
        Near(cloud.Positions, back.Positions, 1 / 8192f);
        Near(cloud.Scales, back.Scales, 1 / 32f);
        Near(cloud.Colors, back.Colors, 0.0132f);
        Near(cloud.Harmonics, back.Harmonics, 0.07f);
        for (var i = 0; i < cloud.Count; i++)
            Math.Abs(cloud.Alpha(i) - back.Alpha(i)).ShouldBeLessThan(0.002f);
        if (flavor is SpzFlavor.NianticV3 or SpzFlavor.NianticV4)
            for (var i = 0; i < cloud.Count; i++)
                Math.Abs(System.Numerics.Quaternion.Dot(System.Numerics.Quaternion.Normalize(cloud.Rotation(i)), back.Rotation(i))).ShouldBeGreaterThan(0.99999f);
    }

    [Theory]
    [MemberData(nameof(Flavors))]
    public void Equal_clouds_give_equal_bytes_and_without_zstd_the_same_numbers(SpzFlavor flavor, int degree)
    {
        var cloud = SampleMeshes.Cloud(20_000, degree);
        var file = SpzWriter.Write(cloud, new() { Flavor = flavor });
        SpzWriter.Write(cloud, new() { Flavor = flavor }).ShouldBe(file);
        var stored = SpzWriter.Write(cloud, new() { Flavor = flavor, Zstd = null });
        var (one, other) = (SpzReader.Read(file), SpzReader.Read(stored, new() { Zstd = null }));
        one.Rotations.ShouldBe(other.Rotations);
        one.Harmonics.ShouldBe(other.Harmonics);
        SpzReader.Read(stored).Rotations.ShouldBe(other.Rotations);
    }

    [Fact]
    public void Without_the_library_a_compressed_file_names_the_package()
    {
        var file = File.ReadAllBytes(Path.Combine(SpzVectors.Local, "f_edge_sh3.404.spz"));
        Should.Throw<MediaFormatException>(() => SpzReader.Read(file, new() { Zstd = null })).Reason.ShouldContain("libzstd1");
    }

    [Fact]
    public void The_404_project_stores_the_axes_of_PLY_and_Niantic_those_of_glTF()
    {
        var cloud = SampleMeshes.Cloud(10, 0, axes: AxisSystem.RightDownForward);
        SpzReader.Read(SpzWriter.Write(cloud, new() { Flavor = SpzFlavor.Project404 })).Axes.ShouldBe(AxisSystem.RightDownForward);
        SpzReader.Read(SpzWriter.Write(cloud)).Axes.ShouldBe(AxisSystem.RightUpBack);
    }

    [Fact]
    public void A_position_out_of_range_is_refused_and_fewer_fractional_bits_reach_it()
    {
        var cloud = SampleMeshes.Cloud(100, 0);
        cloud.Positions[200] = 3000;
        Should.Throw<ArgumentException>(() => SpzWriter.Write(cloud)).Message.ShouldContain("Splat 66 lies at");
        SpzReader.Read(SpzWriter.Write(cloud, new() { FractionalBits = 11 })).Positions[200].ShouldBe(3000);
        cloud.Positions[200] = float.NaN;
        Should.Throw<ArgumentException>(() => SpzWriter.Write(cloud, new() { FractionalBits = 1 }));
    }

    [Fact]
    public void What_a_flavour_cannot_hold_is_refused()
    {
        Should.Throw<ArgumentException>(() => SpzWriter.Write(SampleMeshes.Cloud(1, 4), new() { Flavor = SpzFlavor.Project404 }));
        Should.Throw<ArgumentException>(() => SpzWriter.Write(new SplatCloud(0)));
    }

    [Fact]
    public void A_count_that_cannot_come_out_of_the_file_is_refused_before_anything_is_allocated()
    {
        var file = SpzWriter.Write(SampleMeshes.Cloud(1, 0), new() { Flavor = SpzFlavor.NianticV4 });
        BitConverter.TryWriteBytes(file.AsSpan(8), 20_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<MediaFormatException>(() => SpzReader.Read(file)).Offset.ShouldBe(8);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    [Fact]
    public void A_quaternion_of_zeros_becomes_no_rotation()
    {
        var cloud = SampleMeshes.Cloud(2, 0);
        cloud.Rotations.AsSpan(0, 4).Clear();
        foreach (var flavor in Enum.GetValues<SpzFlavor>())
            SpzReader.Read(SpzWriter.Write(cloud, new() { Flavor = flavor })).Rotation(0).W.ShouldBe(1, 0.0001f);
    }

    [Fact]
    public void Bytes_behind_the_frame_are_refused_as_the_404_project_does()
    {
        byte[] file = [.. SpzWriter.Write(SampleMeshes.Cloud(5, 0), new() { Flavor = SpzFlavor.Project404 }), 0];
        Should.Throw<MediaFormatException>(() => SpzReader.Read(file));
        Should.Throw<MediaFormatException>(() => SpzReader.Read(file, new() { Zstd = null }));
    }

    [ZstdFact]
    public void A_stored_frame_is_sound_zstd()
    {
        var library = ZstdLibrary.Find()!; // else the test is skipped
        var content = Enumerable.Range(0, 300_000).Select(i => (byte)(i * 7)).ToArray();
        var back = new byte[content.Length];
        library.TryDecompress(ZstdFrame.Store(content), back, out var reason).ShouldBeTrue(reason);
        back.ShouldBe(content);
    }

    private static void Near(float[] expected, float[] actual, float tolerance)
    {
        for (var i = 0; i < expected.Length; i++)
            Math.Abs(expected[i] - actual[i]).ShouldBeLessThanOrEqualTo(tolerance);
    }
}
