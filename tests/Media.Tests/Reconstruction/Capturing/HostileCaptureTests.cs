using System.Buffers.Binary;
using System.Text;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.TestScenes;

namespace GenAsset.Media.Tests.Reconstruction.Capturing;

public sealed class HostileCaptureTests : IClassFixture<HostileCaptureTests.Robot>
{
    private readonly Robot _robot;

    public HostileCaptureTests(Robot robot) => _robot = robot;

    [Fact]
    public void The_whole_capture_is_understood()
    {
        var faults = Faults(_robot.Views, _robot.Depths);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Five_views_are_a_wrong_count() =>
        Faults(_robot.Views[..5], _robot.Depths).ShouldHaveSingleItem().ShouldBe(new CaptureFault(CaptureFaultKind.Count, "views", "expected 6 files, got 5."));

    [Fact]
    public void No_files_at_all_are_a_wrong_count() => Faults([], []).Select(f => f.Kind).ShouldBe([CaptureFaultKind.Count, CaptureFaultKind.Count]);

    [Fact]
    public void A_picture_of_another_size_is_named()
    {
        var fault = Faults(With(_robot.Views, 3, Flat(64, 64, 3)), _robot.Depths).ShouldHaveSingleItem();

        (fault.Kind, fault.Field).ShouldBe((CaptureFaultKind.Content, "views[3]"));
    }

    [Fact]
    public void Black_depths_show_nothing()
    {
        var faults = Faults(_robot.Views, [.. _robot.Depths.Select(_ => Flat(Robot.Size, Robot.Size, 1))]);

        faults.Select(f => f.Field).ShouldBe(Enumerable.Range(0, 6).Select(i => $"depths[{i}]"));
    }

    [Fact]
    public void Depths_of_another_object_are_refused()
    {
        var faults = Faults(_robot.Views, CaptureMaker.Make(TestObjects.Named("chair"), Rigs.Cube, Robot.Size).Depths);

        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(f => f.Kind == CaptureFaultKind.Content);
    }

    [Fact]
    public void Views_in_the_places_of_depths_are_refused()
    {
        var faults = Faults(_robot.Depths, _robot.Views);

        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(f => f.Kind == CaptureFaultKind.Content && f.Field.StartsWith("depths[", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_swapped_views_are_refused_whatever_rig_is_asked_for()
    {
        foreach (var rig in new[] { "auto", "cube" })
        {
            Faults(Swapped(_robot.Views), Swapped(_robot.Depths), rig).ShouldNotBeEmpty();
            Faults(Swapped(_robot.Views), _robot.Depths, rig).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_rig_that_the_pictures_contradict_is_refused() => Faults(_robot.Views, _robot.Depths, "zero123pp-v1.2").ShouldHaveSingleItem().Field.ShouldBe("cameras");

    [Fact]
    public void A_rig_that_does_not_exist_is_named() => Faults(_robot.Views, _robot.Depths, "dome").ShouldHaveSingleItem().Field.ShouldBe("rig");

    [Fact]
    public void Cameras_with_numbers_that_are_none_are_refused() =>
        Faults(_robot.Views, _robot.Depths, "auto", "{\"views\":[{\"position\":[NaN,0,0]}]}").ShouldHaveSingleItem().Field.ShouldBe("cameras");

    [Fact]
    public void A_header_that_promises_gigabytes_allocates_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var fault = Faults(With(_robot.Views, 0, Bomb(60_000)), _robot.Depths).ShouldHaveSingleItem();

        (fault.Kind, fault.Field).ShouldBe((CaptureFaultKind.TooLarge, "views[0]"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void A_header_that_promises_more_than_its_bytes_hold_is_damaged()
    {
        var bombs = Enumerable.Range(0, 6).Select(_ => (ReadOnlyMemory<byte>)Bomb(4096)).ToArray();

        var faults = Faults(bombs, bombs);

        faults.ShouldNotBeEmpty();
        faults.ShouldAllBe(f => f.Kind == CaptureFaultKind.NotPng);
    }

    [Fact]
    public void What_is_no_png_is_named()
    {
        foreach (var bytes in new[] { Array.Empty<byte>(), "not a picture"u8.ToArray(), [0xFF, 0xD8, 0xFF, 0xE0] })
        {
            var fault = Faults(With(_robot.Views, 5, bytes), _robot.Depths).ShouldHaveSingleItem();
            (fault.Kind, fault.Field).ShouldBe((CaptureFaultKind.NotPng, "views[5]"));
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(200)]
    [InlineData(-40)]
    public void A_truncated_file_is_named(int length)
    {
        var whole = _robot.Depths[2];
        var cut = whole[..(length > 0 ? length : whole.Length + length)];

        var fault = Faults(_robot.Views, With(_robot.Depths, 2, cut)).ShouldHaveSingleItem();

        (fault.Kind, fault.Field).ShouldBe((CaptureFaultKind.NotPng, "depths[2]"));
    }

    private static ReadOnlyMemory<byte>[] With(ReadOnlyMemory<byte>[] files, int index, ReadOnlyMemory<byte> file) => [.. files.Select((f, i) => i == index ? file : f)];

    private static ReadOnlyMemory<byte>[] Swapped(ReadOnlyMemory<byte>[] files) => [files[0], files[1], files[4], files[3], files[2], files[5]];

    private static IReadOnlyList<CaptureFault> Faults(IReadOnlyList<ReadOnlyMemory<byte>> views, IReadOnlyList<ReadOnlyMemory<byte>> depths, string rig = "auto", string? cameras = null)
    {
        var faults = new List<CaptureFault>();
        using var capture = CaptureReader.Read(views, depths, faults);
        if (capture is null)
        {
            faults.ShouldNotBeEmpty();
            return faults;
        }
        var resolved = CaptureResolver.Resolve(capture, rig, cameras is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(cameras), faults);
        (resolved is null).ShouldBe(faults.Count > 0);
        return faults;
    }

    private static ReadOnlyMemory<byte> Flat(int width, int height, int channels)
    {
        using var image = new ImageBuffer(width, height, channels);
        for (var y = 0; y < height; y++)
            image.Row(y).Clear(); // its memory comes as it is
        return PngEncoder.Encode(image, new PngOptions());
    }

    private static byte[] Bomb(int side)
    {
        byte[] header = [.. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), side);
        var check = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, Checksum(header));
        return [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. header, .. check, 0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xAF, 0x06, 0x1E, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }

    /// <summary>A capture without a symmetry that could hide a swap.</summary>
    public sealed class Robot
    {
        public const int Size = 128;

        public Robot()
        {
            var bytes = CaptureMaker.Make(TestObjects.Named("robot"), Rigs.Cube, Size);
            (Views, Depths) = ([.. bytes.Views], [.. bytes.Depths]);
        }

        public ReadOnlyMemory<byte>[] Views { get; }

        public ReadOnlyMemory<byte>[] Depths { get; }
    }
}
