using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Codecs;

/// <summary>Images made from a seed: what the codec tests write, read and compare.</summary>
internal static class TestImages
{
    /// <summary>Smooth colour with edges and a little noise: what a photograph is to a codec.</summary>
    internal static ImageBuffer Photo(int width, int height, int channels, PixelType type = PixelType.UInt8, int seed = 1, double noise = 0.01, Transfer transfer = Transfer.Srgb)
    {
        var image = new ImageBuffer(width, height, channels, type, transfer);
        var random = new Random(seed);
        double fx = 2 + random.NextDouble() * 3, fy = 2 + random.NextDouble() * 3;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                double u = (double)x / width, v = (double)y / height;
                var disc = Math.Pow(u - 0.5, 2) + Math.Pow(v - 0.4, 2) < 0.08 ? 0.25 : 0;
                for (var c = 0; c < channels; c++)
                {
                    var value = 0.5 + 0.25 * Math.Sin(fx * u * 6 + c) * Math.Cos(fy * v * 6 - c) + disc + noise * (random.NextDouble() - 0.5);
                    Set(image, x, y, c, Math.Clamp(value, 0, 1));
                }
            }
        }
        return image;
    }

    /// <summary>Slow waves, the same at any size: what lossy coding and subsampling hardly change.</summary>
    internal static ImageBuffer Waves(int width, int height, int channels, PixelType type = PixelType.UInt8, int seed = 1)
    {
        var image = new ImageBuffer(width, height, channels, type);
        for (var y = 0; y < height; y++)
        {
            for (var i = 0; i < width * channels; i++)
                Set(image, i / channels, y, i % channels, 0.5 + 0.4 * Math.Sin(i / channels * 0.06 + i % channels + seed) * Math.Cos(y * 0.05 - seed));
        }
        return image;
    }

    /// <summary>Every sample independent and uniform: the hardest input there is.</summary>
    internal static ImageBuffer Noise(int width, int height, int channels, PixelType type = PixelType.UInt8, int seed = 1)
    {
        var image = new ImageBuffer(width, height, channels, type, type == PixelType.Float32 ? Transfer.Linear : Transfer.Srgb);
        var random = new Random(seed);
        for (var y = 0; y < height; y++)
        {
            if (type == PixelType.Float32)
            {
                foreach (ref var sample in image.Row<float>(y))
                    sample = random.NextSingle();
            }
            else
            {
                random.NextBytes(image.Row(y));
            }
        }
        return image;
    }

    internal static void ShouldEqual(this ImageBuffer actual, ImageBuffer expected)
    {
        (actual.Width, actual.Height, actual.Channels, actual.Type).ShouldBe((expected.Width, expected.Height, expected.Channels, expected.Type));
        for (var y = 0; y < expected.Height; y++)
        {
            if (!actual.Row(y).SequenceEqual(expected.Row(y)))
                throw new ShouldAssertException($"Row {y} differs from byte {actual.Row(y).CommonPrefixLength(expected.Row(y))} on.");
        }
    }

    private static void Set(ImageBuffer image, int x, int y, int channel, double value)
    {
        var i = x * image.Channels + channel;
        switch (image.Type)
        {
            case PixelType.UInt8: image.Row(y)[i] = (byte)Math.Round(value * 255); break;
            case PixelType.UInt16: image.Row<ushort>(y)[i] = (ushort)Math.Round(value * 65535); break;
            default: image.Row<float>(y)[i] = (float)value; break;
        }
    }
}
