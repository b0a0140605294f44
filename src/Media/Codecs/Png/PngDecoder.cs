using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Reads PNG files: every colour type, depth and interlacing of the specification.</summary>
public static unsafe class PngDecoder
{
    // Deflate cannot shrink data further than this (zlib's technical note): a file that claims more is refused before a pixel is allocated.
    private const int MaxDeflateRatio = 1032;

    private const int BandBytes = 1 << 20;

    /// <summary>What the file's chunks declare, without inflating a pixel.</summary>
    public static ImageInfo ReadInfo(ReadOnlySpan<byte> file, ImageLimits? limits = null) => PngInfo.Read(file, limits ?? ImageLimits.Default);

    /// <summary>Reads a whole PNG file.</summary>
    /// <remarks>Packed gray is widened to 8 bits, a palette becomes RGB or RGBA, a transparent colour becomes an alpha channel.</remarks>
    public static DecodedImage Decode(ReadOnlySpan<byte> file, ImageLimits? limits = null)
    {
        var chunks = PngChunks.Read(file, limits ?? ImageLimits.Default);
        var header = chunks.Header;
        var rawBytes = (long)(header.RowBytes(header.Width) + 1) * header.Height;
        if (chunks.DataBytes * MaxDeflateRatio < (header.Interlaced ? rawBytes / 2 : rawBytes))
            throw new MediaFormatException(PngConstants.Name, file.Length, "the pixel data is too short for the declared size");
        var info = header.Describe(chunks.Transparency is not null);
        var image = new ImageBuffer(info.Width, info.Height, info.Channels, info.Type, TransferOf(chunks.Metadata));
        try
        {
            fixed (byte* start = file)
            {
                using var data = new PngDataStream(start, chunks.Data);
                var expander = new PngRowExpander(chunks);
                if (header.Interlaced)
                    PngInterlace.Decode(header, data, expander, image);
                else
                    DecodeRows(header, data, expander, image);
                data.Finish();
            }
            return new DecodedImage(ImageFormat.Png, image, chunks.Metadata);
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    internal static byte CheckFilter(byte type, PngDataStream data) =>
        type <= PngFilter.Paeth ? type : throw new MediaFormatException(PngConstants.Name, data.FileOffset, $"row filter {type} does not exist");

    // gAMA 1.0 is how our encoder marks linear light; a profile or an sRGB chunk outranks it (clause 11.3.3).
    private static Transfer TransferOf(ImageMetadata metadata) =>
        metadata is { Gamma: > 0.99 and < 1.01, SrgbIntent: null, IccProfile: null } ? Transfer.Linear : Transfer.Srgb;

    // While one band of rows is unfiltered, the next is inflated.
    private static void DecodeRows(PngHeader header, PngDataStream data, PngRowExpander expander, ImageBuffer image)
    {
        var pitch = header.RowBytes(header.Width) + 1;
        var bandRows = Math.Clamp(BandBytes / pitch, 1, header.Height);
        var rows = new PngRowReader(header, expander, image);
        byte[] current = new byte[bandRows * pitch], next = bandRows < header.Height ? new byte[bandRows * pitch] : [];
        data.Inflate(current);
        for (var y = 0; y < header.Height; y += bandRows)
        {
            var count = Math.Min(bandRows, header.Height - y);
            var remaining = Math.Min(bandRows, header.Height - y - count);
            var target = next;
            var inflating = remaining > 0 ? Task.Run(() => data.Inflate(target.AsSpan(0, remaining * pitch))) : Task.CompletedTask;
            try
            {
                for (var i = 0; i < count; i++)
                    rows.Read(y + i, CheckFilter(current[i * pitch], data), current.AsSpan(i * pitch + 1, pitch - 1));
            }
            finally
            {
                inflating.GetAwaiter().GetResult();
            }
            (current, next) = (next, current);
        }
    }
}
