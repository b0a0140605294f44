using System.Numerics;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>The colour of a surface point: linear RGBA with alpha multiplied in; x and y are the place in pixels.</summary>
public delegate Vector4 SurfaceShader(in SurfacePoint point, float x, float y);

/// <summary>Turns what is seen into pixels.</summary>
public static class PixelResolver
{
    /// <summary>
    /// Calls <paramref name="shader"/> once for every triangle of every pixel and averages by coverage. The result is linear RGBA with
    /// alpha multiplied in, row by row; (0, 0, 0, 0) where nothing is.
    /// </summary>
    public static Vector4[] Resolve(this Visibility visibility, SurfaceShader shader)
    {
        var pixels = GC.AllocateUninitializedArray<Vector4>(visibility.Width * visibility.Height);
        var reader = new SurfaceReader(visibility);
        Parallel.For(0, visibility.Height, y =>
        {
            var row = pixels.AsSpan(y * visibility.Width, visibility.Width);
            for (var x = 0; x < row.Length; x++)
                row[x] = visibility.SamplesPerAxis == 1 ? Single(visibility, reader, shader, x, y) : Multiple(visibility, reader, shader, x, y);
        });
        return pixels;
    }

    private static Vector4 Single(Visibility visibility, SurfaceReader reader, SurfaceShader shader, int x, int y)
    {
        var triangle = visibility.Triangles[(y * visibility.Stride) + x];
        return triangle == Visibility.Nothing ? Vector4.Zero : Shade(reader, shader, triangle, x + 0.5f, y + 0.5f);
    }

    private static Vector4 Multiple(Visibility visibility, SurfaceReader reader, SurfaceShader shader, int x, int y)
    {
        var corner = (y * 2 * visibility.Stride) + (x * 2);
        ReadOnlySpan<int> seen =
        [
            visibility.Triangles[corner], visibility.Triangles[corner + 1],
            visibility.Triangles[corner + visibility.Stride], visibility.Triangles[corner + visibility.Stride + 1],
        ];
        var sum = Vector4.Zero;
        for (var i = 0; i < 4; i++)
        {
            if (seen[i] == Visibility.Nothing || seen[..i].Contains(seen[i]))
                continue;
            // Shaded in the middle of its own samples, so that a point beside the triangle is never asked for.
            var (count, middle) = (0, Vector2.Zero);
            for (var j = i; j < 4; j++)
            {
                if (seen[j] != seen[i])
                    continue;
                count++;
                middle += new Vector2((j & 1) == 0 ? 0.25f : 0.75f, j < 2 ? 0.25f : 0.75f);
            }
            middle /= count;
            sum += Shade(reader, shader, seen[i], x + middle.X, y + middle.Y) * (count / 4f);
        }
        return sum;
    }

    private static Vector4 Shade(SurfaceReader reader, SurfaceShader shader, int triangle, float x, float y) =>
        shader(reader.At(triangle, x, y), x, y);
}
