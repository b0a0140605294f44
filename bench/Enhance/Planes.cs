using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Enhance;

internal static class Planes
{
    /// <summary>The luma of an image, rounded to bytes as every method gets it.</summary>
    public static Plane Luma(ImageBuffer image)
    {
        var plane = new Plane(image.Width, image.Height);
        for (var y = 0; y < image.Height; y++)
        {
            var from = image.Row(y);
            var to = plane.Row(y);
            for (var x = 0; x < to.Length; x++)
                to[x] = image.Channels == 1 ? from[x] : MathF.Round(YCbCr.Luma(from[3 * x], from[3 * x + 1], from[3 * x + 2]));
        }
        return plane;
    }

    public static void Round(Plane plane)
    {
        foreach (ref var sample in plane.Samples)
            sample = MathF.Round(Math.Clamp(sample, 0, 255));
    }

    /// <summary>The plane as a gray image less a border, rounded to bytes.</summary>
    public static ImageBuffer Gray(Plane plane, int border)
    {
        var image = new ImageBuffer(plane.Width - 2 * border, plane.Height - 2 * border, 1);
        for (var y = 0; y < image.Height; y++)
        {
            var from = plane.Row(y + border)[border..];
            var to = image.Row(y);
            for (var x = 0; x < to.Length; x++)
                to[x] = (byte)MathF.Round(Math.Clamp(from[x], 0, 255));
        }
        return image;
    }
}
