using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>A depth render's stored numbers, before anybody knows what they stand for.</summary>
public sealed class DepthPicture
{
    private DepthPicture(int width, int height, int max)
    {
        Width = width;
        Height = height;
        Max = max;
        Values = new ushort[width * height];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The greatest number: 255 or 65535.</summary>
    public int Max { get; }

    /// <summary>The numbers, row by row.</summary>
    public ushort[] Values { get; }

    /// <summary>Reads gray pictures, and coloured ones whose colours are all gray; null when one is really coloured.</summary>
    public static DepthPicture? Of(ImageBuffer image)
    {
        var picture = new DepthPicture(image.Width, image.Height, image.Type == PixelType.UInt8 ? 255 : 65535);
        for (var y = 0; y < image.Height; y++)
        {
            var row = picture.Values.AsSpan(y * image.Width, image.Width);
            var gray = image.Type == PixelType.UInt8 ? Take(image.Row(y), row, image.Channels) : Take<ushort>(image.Row<ushort>(y), row, image.Channels);
            if (!gray)
                return null;
        }
        return picture;
    }

    /// <summary>The share of pixels that are exactly this.</summary>
    public double ShareOf(int value) => Values.AsSpan().Count((ushort)value) / (double)Values.Length;

    /// <summary>Whether one number is all there is.</summary>
    public bool IsFlat => Values.AsSpan().IndexOfAnyExcept(Values[0]) < 0;

    private static bool Take<T>(ReadOnlySpan<T> samples, Span<ushort> row, int channels)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (var x = 0; x < row.Length; x++)
        {
            var i = x * channels;
            if (channels >= 3 && (samples[i] != samples[i + 1] || samples[i] != samples[i + 2]))
                return false;
            row[x] = ushort.CreateTruncating(samples[i]);
        }
        return true;
    }
}
