using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Writes baseline JPEG files. Bands of about a megapixel, kept apart by restart markers, are transformed and coded side by side; alpha is laid over white and
/// 16 bits are rounded to 8.
/// </summary>
public static class JpegEncoder
{
    // While all coefficients fit in this, they are kept between counting and writing; larger images are transformed twice, to the same bytes.
    private const long MaxKeptBytes = 384L << 20;

    /// <summary>Writes <paramref name="image"/> to <paramref name="output"/>.</summary>
    public static void Encode(ImageBuffer image, Stream output, JpegOptions? options = null, ImageMetadata? metadata = null, ImageLimits? limits = null)
    {
        options ??= JpegOptions.Default;
        (limits ?? ImageLimits.Default).CheckOutput(image.Width, image.Height);
        if (image.Width > 65535 || image.Height > 65535)
            throw new ArgumentException($"JPEG holds at most 65535 rows and columns, not {image.Width} x {image.Height}.", nameof(image));
        var layout = new JpegLayout(image, options);
        byte[] luma = JpegQuantTables.Create(options.Quality, chroma: false), chroma = JpegQuantTables.Create(options.Quality, chroma: true);
        float[] lumaMultipliers = JpegForwardDct.Multipliers(luma), chromaMultipliers = JpegForwardDct.Multipliers(chroma);
        var bands = new JpegBand[layout.Bands];
        for (var i = 0; i < bands.Length; i++)
            bands[i] = new JpegBand(layout, i);
        try
        {
            var tables = options.OptimiseHuffman ? FitTables(bands, layout, lumaMultipliers, chromaMultipliers) : StandardTables();
            var headers = new JpegSegmentWriter(output);
            headers.WriteStart(metadata ?? ImageMetadata.None);
            headers.WriteFrame(layout, luma, chroma, tables);
            WriteBands(bands, output, band =>
            {
                band.Transform(lumaMultipliers, chromaMultipliers);
                band.Write(tables);
                band.Dispose();
            });
            output.Write([0xFF, JpegConstants.EOI]);
        }
        finally
        {
            foreach (var band in bands)
                band.Dispose();
        }
    }

    /// <summary>The bytes of a JPEG file of <paramref name="image"/>.</summary>
    public static byte[] Encode(ImageBuffer image, JpegOptions? options = null, ImageMetadata? metadata = null)
    {
        using var output = new MemoryStream();
        Encode(image, output, options, metadata);
        return output.ToArray();
    }

    private static JpegEncodingTable[] StandardTables() =>
    [
        JpegEncodingTable.Standard(dc: true, chroma: false),
        JpegEncodingTable.Standard(dc: false, chroma: false),
        JpegEncodingTable.Standard(dc: true, chroma: true),
        JpegEncodingTable.Standard(dc: false, chroma: true),
    ];

    private static JpegEncodingTable[] FitTables(JpegBand[] bands, JpegLayout layout, float[] luma, float[] chroma)
    {
        var keep = layout.Blocks * 64 * sizeof(short) <= MaxKeptBytes;
        Parallel.For(0, bands.Length, i =>
        {
            bands[i].Transform(luma, chroma);
            bands[i].Count();
            if (!keep)
                bands[i].Dispose();
        });
        return [.. Enumerable.Range(0, layout.Components == 1 ? 2 : 4).Select(table => JpegEncodingTable.Fit([.. Enumerable.Range(0, 256).Select(s => bands.Sum(b => b.Counts[table][s]))]))];
    }

    private static void WriteBands(JpegBand[] bands, Stream output, Action<JpegBand> encode)
    {
        var wave = 2 * Environment.ProcessorCount;
        for (var start = 0; start < bands.Length; start += wave)
        {
            var end = Math.Min(bands.Length, start + wave);
            Parallel.For(start, end, i => encode(bands[i]));
            for (var i = start; i < end; i++)
            {
                if (i > 0)
                    output.Write([0xFF, (byte)(JpegConstants.RST0 + (i - 1 & 7))]);
                output.Write(bands[i].Bits.Written);
                bands[i].Bits.Release();
            }
        }
    }
}
