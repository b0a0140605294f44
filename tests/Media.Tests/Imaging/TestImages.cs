using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Imaging;

/// <summary>Small images made by formula: smooth shapes, edges and a little texture, equal on every machine.</summary>
internal static class TestImages
{
    public static ImageBuffer Photo(int width, int height, int channels = 3, PixelType type = PixelType.UInt8, int seed = 1, double noise = 0)
    {
        var random = new Random(seed);
        var image = new ImageBuffer(width, height, channels, type);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < channels; channel++)
                {
                    var alpha = image.HasAlpha && channel == channels - 1;
                    var value = alpha ? Math.Clamp((x + y) * 1.5, 0, 255) : Scene(x, y, channel);
                    Set(image, x, y, channel, value + (alpha ? 0 : noise * Normal(random)));
                }
        return image;
    }

    public static ImageBuffer Flat(int width, int height, int channels, double level, PixelType type = PixelType.UInt8)
    {
        var image = new ImageBuffer(width, height, channels, type);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                for (var channel = 0; channel < channels; channel++)
                    Set(image, x, y, channel, level);
        return image;
    }

    /// <summary>Sets a sample given in 8-bit levels.</summary>
    public static void Set(ImageBuffer image, int x, int y, int channel, double level)
    {
        var i = x * image.Channels + channel;
        var clamped = Math.Clamp(level, 0, 255);
        if (image.Type == PixelType.UInt8)
            image.Row(y)[i] = (byte)Math.Round(clamped);
        else if (image.Type == PixelType.UInt16)
            image.Row<ushort>(y)[i] = (ushort)Math.Round(clamped * 257);
        else
            image.Row<float>(y)[i] = (float)(clamped / 255);
    }

    public static Plane Luma(ImageBuffer gray)
    {
        var plane = new Plane(gray.Width, gray.Height);
        for (var y = 0; y < gray.Height; y++)
            for (var x = 0; x < gray.Width; x++)
                plane.Row(y)[x] = gray.Row(y)[x * gray.Channels];
        return plane;
    }

    public static bool Same(ImageBuffer a, ImageBuffer b)
    {
        if ((a.Width, a.Height, a.Channels, a.Type) != (b.Width, b.Height, b.Channels, b.Type))
            return false;
        for (var y = 0; y < a.Height; y++)
            if (!a.Row(y).SequenceEqual(b.Row(y)))
                return false;
        return true;
    }

    private static double Scene(int x, int y, int channel)
    {
        var value = 110 + 40 * Math.Sin(x / 23.0 + channel) + 30 * Math.Cos(y / 17.0 - channel);
        if ((x - 60) * (x - 60) + (y - 50) * (y - 50) < 900)
            value = 205 - 20 * channel + 12 * Math.Sin(x * 1.7) * Math.Sin(y * 1.3);
        if (x > 3 * y - 20 && x < 3 * y + 12)
            value = 25 + 10 * channel;
        return value;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
