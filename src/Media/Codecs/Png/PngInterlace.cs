using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Adam7 (specification, clause 8.2): seven reduced images, their pixels dealt out over the grid.</summary>
internal static class PngInterlace
{
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    internal static void Decode(PngHeader header, PngDataStream data, PngRowExpander expander, ImageBuffer image)
    {
        var filtered = new byte[header.RowBytes(header.Width) + 1];
        byte[] above = new byte[filtered.Length], stored = new byte[filtered.Length];
        var pixelBytes = image.Channels * image.SampleBytes;
        var pixels = new byte[image.Stride];
        foreach (var (x0, y0, stepX, stepY) in Passes)
        {
            var width = (header.Width - x0 + stepX - 1) / stepX;
            if (width <= 0)
                continue;
            var rowBytes = header.RowBytes(width);
            above.AsSpan().Clear();
            for (var y = y0; y < header.Height; y += stepY)
            {
                data.Inflate(filtered.AsSpan(0, rowBytes + 1));
                var filter = PngDecoder.CheckFilter(filtered[0], data);
                PngUnfilter.Apply(filter, filtered.AsSpan(1, rowBytes), above, stored.AsSpan(0, rowBytes), header.FilterBytes);
                expander.Expand(stored.AsSpan(0, rowBytes), pixels, width);
                Deal(pixels, image.Row(y), width, x0, stepX, pixelBytes);
                (above, stored) = (stored, above);
            }
        }
    }

    private static void Deal(ReadOnlySpan<byte> pixels, Span<byte> row, int width, int x0, int step, int pixelBytes)
    {
        for (var i = 0; i < width; i++)
            pixels.Slice(i * pixelBytes, pixelBytes).CopyTo(row[((x0 + i * step) * pixelBytes)..]);
    }
}
