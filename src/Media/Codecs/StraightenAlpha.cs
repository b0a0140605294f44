using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>Divides colours by their alpha: from files that store them multiplied to the straight alpha of <see cref="ImageBuffer"/>.</summary>
internal static class StraightenAlpha
{
    internal static void Apply(ImageBuffer image)
    {
        for (var y = 0; y < image.Height; y++)
        {
            switch (image.Type)
            {
                case PixelType.UInt8: Bytes(image.Row(y), image.Channels); break;
                case PixelType.UInt16: Words(image.Row<ushort>(y), image.Channels); break;
                default: Floats(image.Row<float>(y), image.Channels); break;
            }
        }
    }

    private static void Bytes(Span<byte> row, int channels)
    {
        for (var at = 0; at < row.Length; at += channels)
        {
            int alpha = row[at + channels - 1];
            for (var c = 0; c < channels - 1 && alpha is > 0 and < 255; c++)
                row[at + c] = (byte)Math.Min(255, (row[at + c] * 255 + alpha / 2) / alpha);
        }
    }

    private static void Words(Span<ushort> row, int channels)
    {
        for (var at = 0; at < row.Length; at += channels)
        {
            uint alpha = row[at + channels - 1];
            for (var c = 0; c < channels - 1 && alpha is > 0 and < 65535; c++)
                row[at + c] = (ushort)Math.Min(65535, (row[at + c] * 65535u + alpha / 2) / alpha);
        }
    }

    private static void Floats(Span<float> row, int channels)
    {
        for (var at = 0; at < row.Length; at += channels)
        {
            var alpha = row[at + channels - 1];
            for (var c = 0; c < channels - 1 && alpha > 0; c++)
                row[at + c] /= alpha;
        }
    }
}
