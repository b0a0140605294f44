using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>Depth as depth cameras give it.</summary>
public static class DepthImage
{
    /// <summary>
    /// The distance along the view axis, in metres, of the surface at every pixel's centre; 0 where there is none. One float a pixel.
    /// Exact to a float: computed from the triangle's own corners, not from the buffer that decides what is in front.
    /// </summary>
    public static ImageBuffer ToDepth(this Visibility visibility)
    {
        var image = new ImageBuffer(visibility.Width, visibility.Height, 1, PixelType.Float32, Transfer.Linear);
        var reader = new SurfaceReader(visibility);
        Parallel.For(0, visibility.Height, y =>
        {
            var row = image.Row<float>(y);
            for (var x = 0; x < row.Length; x++)
            {
                var triangle = Nearest(visibility, x, y);
                row[x] = triangle == Visibility.Nothing ? 0 : reader.DepthAt(triangle, x + 0.5, y + 0.5);
            }
        });
        return image;
    }

    private static int Nearest(Visibility visibility, int x, int y)
    {
        var (triangle, nearness) = (Visibility.Nothing, float.NegativeInfinity);
        var n = visibility.SamplesPerAxis;
        for (var sample = 0; sample < n * n; sample++)
        {
            var i = (((y * n) + (sample / n)) * visibility.Stride) + (x * n) + (sample % n);
            if (visibility.Triangles[i] != Visibility.Nothing && visibility.Nearness[i] > nearness)
                (triangle, nearness) = (visibility.Triangles[i], visibility.Nearness[i]);
        }
        return triangle;
    }
}
