using System.Buffers.Binary;
using System.IO.Compression;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;

namespace GenAsset.Media.Tests.Codecs.Png;

public sealed class PngHostileTests
{
    private static readonly ImageLimits Small = new() { MaxInputPixels = 1 << 20, MaxMetadataBytes = 1 << 20 };

    private static byte[][] Seeds() =>
    [
        new PngMaker(9, 7, 0, 1, Transparent: true).Make(),
        new PngMaker(9, 7, 3, 4, Interlaced: true, Transparent: true).Make(),
        new PngMaker(12, 7, 2, 8).Make(),
        new PngMaker(5, 7, 6, 16, Interlaced: true).Make(),
        new PngMaker(5, 7, 2, 16, Transparent: true).Make(),
        WithMetadata(),
    ];

    [Fact]
    public void Survives_mutations() =>
        Fuzz.Run(Seeds(), file => PngDecoder.Decode(file, Small).Dispose(), MendChecksums, boundBytes: 8 << 20);

    [Fact]
    public void Survives_mutations_where_two_threads_share_the_work()
    {
        // Two bands: one is unfiltered while the next is inflated.
        using var image = TestImages.Waves(1000, 500, 3);
        byte[][] seeds = [PngEncoder.Encode(image, new PngOptions { Effort = PngEffort.Small })];
        Fuzz.Run(seeds, file => PngDecoder.Decode(file, Small).Dispose(), MendChecksums, boundBytes: 8 << 20, share: 100);
    }

    [Fact]
    public void Survives_truncation_at_every_byte()
    {
        foreach (var seed in Seeds())
        {
            Fuzz.Truncate(seed, file => PngDecoder.Decode(file).Dispose());
            Should.Throw<MediaFormatException>(() => PngDecoder.Decode(seed.AsSpan()[..^1]));
        }
    }

    [Fact]
    public void Refuses_a_size_over_the_limit_from_the_header()
    {
        var file = new PngMaker(9, 7, 2, 8).Make();
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 50_000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 50_000);
        MendChecksums(file);
        Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file)).Reason.ShouldContain("over the limit");
        Should.Throw<MediaFormatException>(() => PngDecoder.ReadInfo(file)).Offset.ShouldBe(16);
    }

    [Fact]
    public void Refuses_a_size_that_its_data_could_never_fill()
    {
        var file = new PngMaker(9, 7, 2, 8).Make();
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), 8000);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), 8000);
        MendChecksums(file);
        Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file)).Reason.ShouldContain("too short");
    }

    [Fact]
    public void Refuses_a_profile_that_inflates_without_end()
    {
        using var profile = new MemoryStream();
        profile.Write("x\0\0"u8);
        using (var zlib = new ZLibStream(profile, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(new byte[64 << 20]);
        using var file = new MemoryStream();
        var good = new PngMaker(9, 7, 2, 8).Make();
        file.Write(good, 0, 33);
        PngMaker.Chunk(file, "iCCP"u8, profile.ToArray());
        file.Write(good, 33, good.Length - 33);
        Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file.ToArray())).Reason.ShouldContain("metadata");
    }

    [Fact]
    public void Refuses_a_stream_that_asks_for_a_preset_dictionary()
    {
        // Found by the fuzzer: the base library answers it with an exception of another kind.
        var file = new PngMaker(9, 7, 2, 8).Make();
        var data = file.AsSpan().IndexOf("IDAT"u8) + 4;
        (file[data], file[data + 1]) = (0x78, 0x20);
        MendChecksums(file);
        Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file)).Reason.ShouldContain("zlib");
    }

    [Fact]
    public void Drops_a_damaged_ancillary_chunk_and_refuses_a_damaged_critical_one()
    {
        var file = WithMetadata();
        file[file.AsSpan().IndexOf("pHYs"u8) + 5] ^= 1;
        using (var decoded = PngDecoder.Decode(file))
            decoded.Metadata.DpiX.ShouldBeNull();
        file[file.AsSpan().IndexOf("IDAT"u8) + 9] ^= 1;
        Should.Throw<MediaFormatException>(() => PngDecoder.Decode(file)).Reason.ShouldContain("checksum");
    }

    private static byte[] WithMetadata()
    {
        using var image = TestImages.Photo(20, 11, 4);
        return PngEncoder.Encode(image, metadata: new ImageMetadata
        {
            DpiX = 96,
            DpiY = 96,
            IccProfile = new byte[300],
            Exif = TestExif.WithOrientation(Orientation.Rotate180),
            Gamma = 0.45455,
        });
    }

    // Without this nearly every mutation would stop at a checksum.
    private static void MendChecksums(byte[] file)
    {
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                return;
            var end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(end), Crc32.Append(0, file.AsSpan(at + 4, (int)length + 4)));
            at = end + 4;
        }
    }
}
