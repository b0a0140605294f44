using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs;

public sealed class ImageCodecTests
{
    private static readonly ImageFormat[] Ours = [ImageFormat.Png, ImageFormat.Jpeg, ImageFormat.Bmp, ImageFormat.Tga, ImageFormat.Tiff];

    [Fact]
    public void Finds_the_format_by_content_and_agrees_with_its_own_probe()
    {
        foreach (var format in Ours)
        {
            foreach (var channels in new[] { 1, 3, 4 })
            {
                using var image = TestImages.Photo(33, 21, channels);
                var file = ImageCodec.Encode(image, format);
                ImageProbe.Identify(file).ShouldBe(format);
                using var decoded = ImageCodec.Decode(file);
                decoded.Format.ShouldBe(format);
                var info = ImageProbe.Read(file);
                (info.Format, info.Width, info.Height, info.Channels, info.Type)
                    .ShouldBe((format, 33, 21, decoded.Pixels.Channels, decoded.Pixels.Type), $"{format}, {channels} channels");
                ImageProbe.Read(new MemoryStream(file)).ShouldBe(info);
                using var streamed = ImageCodec.Decode(new MemoryStream(file));
                streamed.Pixels.ShouldEqual(decoded.Pixels);
            }
        }
    }

    [Fact]
    public void A_probe_reads_no_more_of_a_stream_than_the_header_takes()
    {
        using var image = TestImages.Noise(900, 700, 3);
        foreach (var format in new[] { ImageFormat.Png, ImageFormat.Jpeg, ImageFormat.Bmp, ImageFormat.Tga })
        {
            var stream = new MemoryStream(ImageCodec.Encode(image, format));
            ImageProbe.Read(stream).Width.ShouldBe(900);
            stream.Position.ShouldBe(64 << 10, $"{format}");
        }
    }

    [Fact]
    public void A_probe_goes_on_through_a_long_header()
    {
        using var image = TestImages.Photo(30, 20, 3);
        var metadata = new ImageMetadata { IccProfile = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i >> 7))] };
        foreach (var format in new[] { ImageFormat.Png, ImageFormat.Jpeg, ImageFormat.Tiff })
            ImageProbe.Read(new MemoryStream(ImageCodec.Encode(image, format, metadata: metadata))).Width.ShouldBe(30);
    }

    [Fact]
    public void A_probe_allocates_nothing_by_declared_size()
    {
        // 8000 x 8000 RGBA declared: 256 MB if anybody believed it.
        byte[] tga = [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x1F, 0x40, 0x1F, 32, 8];
        ImageProbe.Read(tga);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ImageProbe.Read(tga).DecodedBytes.ShouldBe(256_000_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
        Should.Throw<MediaFormatException>(() => ImageCodec.Decode(tga)).Reason.ShouldContain("ends before");
    }

    [Fact]
    public async Task Many_decode_and_encode_at_once_with_equal_results()
    {
        // More at a time than the pool has threads: a decoder that waited for a second thread of the pool would stall here.
        using var image = TestImages.Photo(400, 300, 3, noise: 0.1);
        foreach (var format in new[] { ImageFormat.Jpeg, ImageFormat.Png, ImageFormat.Tiff })
        {
            var file = ImageCodec.Encode(image, format);
            using var expected = ImageCodec.Decode(file);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var tasks = Enumerable.Range(0, 64).Select(_ => Task.Run(() =>
            {
                using var decoded = ImageCodec.Decode(file);
                decoded.Pixels.ShouldEqual(expected.Pixels);
                ImageCodec.Encode(image, format).ShouldBe(file);
            }));
            await Task.WhenAll(tasks);
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public void Refuses_what_is_no_image_and_a_stream_over_the_limit()
    {
        Should.Throw<MediaFormatException>(() => ImageCodec.Decode("not an image at all, just words"u8));
        Should.Throw<MediaFormatException>(() => ImageProbe.Read(Stream.Null));
        using var image = TestImages.Noise(50, 50, 3);
        var file = new MemoryStream(ImageCodec.Encode(image, ImageFormat.Bmp));
        Should.Throw<MediaFormatException>(() => ImageCodec.Decode(file, new ImageLimits { MaxFileBytes = 1000 })).Reason.ShouldContain("1,000 bytes");
    }

    [Fact]
    public void Refuses_to_write_over_the_output_limit()
    {
        using var image = new ImageBuffer(100, 100, 1);
        image.Clear();
        foreach (var format in Ours)
            Should.Throw<ArgumentException>(() => ImageCodec.Encode(image, Stream.Null, format, limits: new ImageLimits { MaxOutputPixels = 9_999 }));
    }

    [Fact]
    public void Every_probe_survives_truncation_at_every_byte()
    {
        using var image = TestImages.Photo(12, 9, 3);
        foreach (var format in Ours)
            Fuzz.Truncate(ImageCodec.Encode(image, format, metadata: new ImageMetadata { DpiX = 72, DpiY = 72 }), file => ImageProbe.Read(file));
    }
}
