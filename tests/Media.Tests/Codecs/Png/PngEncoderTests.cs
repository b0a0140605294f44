using System.IO.Compression;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs.Png;

public sealed class PngEncoderTests
{
    [Theory]
    [InlineData(PngEffort.Fast)]
    [InlineData(PngEffort.Balanced)]
    [InlineData(PngEffort.Small)]
    public void Bands_join_into_one_zlib_stream_that_the_base_library_accepts(PngEffort effort)
    {
        // Several bands: the stream's checksum covers all of them.
        using var image = TestImages.Photo(1000, 1100, 3);
        var file = PngEncoder.Encode(image, new PngOptions { Effort = effort });
        using var zlib = new ZLibStream(new MemoryStream(IdatOf(file)), CompressionMode.Decompress);
        using var raw = new MemoryStream();
        zlib.CopyTo(raw);
        raw.Length.ShouldBe(1100 * (1 + 3000));
        Adler32.Append(1, raw.ToArray()).ShouldBe(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(IdatOf(file).AsSpan()[^4..]));
    }

    [Fact]
    public void Refuses_float_samples_and_missing_rows()
    {
        using var image = new ImageBuffer(2, 2, 1, PixelType.Float32);
        Should.Throw<ArgumentException>(() => PngEncoder.Encode(image));
        using var writer = new PngWriter(Stream.Null, 2, 2, 1);
        writer.WriteRow([1, 2]);
        Should.Throw<InvalidOperationException>(writer.Finish);
    }

    private static byte[] IdatOf(byte[] file)
    {
        using var joined = new MemoryStream();
        for (var at = 8; at < file.Length;)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
                joined.Write(file, at + 8, length);
            at += length + 12;
        }
        return joined.ToArray();
    }
}
