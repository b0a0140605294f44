using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>Paints a texture from the views.</summary>
internal static class Baking
{
    /// <summary>The picture, sRGB, with a margin of <paramref name="padding"/> texels around every chart, and the share of its texels that no view sees.</summary>
    public static (ImageBuffer Texture, double UnseenShare) Bake(Mesh mesh, Vector3[] vertexColors, Sight[] sights, int size, int padding, ParallelOptions parallel)
    {
        var visibility = UvSpace.Draw(mesh, size, size);
        var reader = new SurfaceReader(visibility);
        // Bytes at once: as light, 2048 texels a side would be 64 MB.
        var texture = new ImageBuffer(size, size, 3);
        var isPainted = new bool[size * size];
        var (painted, unseen) = (new long[size], new long[size]);
        Parallel.For(0, size, parallel, y =>
        {
            var triangles = visibility.SampleRow(y);
            var row = texture.Row(y);
            row.Clear();
            for (var x = 0; x < size; x++)
            {
                if (triangles[x] == Visibility.Nothing)
                    continue;
                var point = reader.At(triangles[x], x + 0.5f, y + 0.5f);
                int a = mesh.Indices[point.Triangle * 3], b = mesh.Indices[(point.Triangle * 3) + 1], c = mesh.Indices[(point.Triangle * 3) + 2];
                var (sum, weight) = Blend.At(point.Mix(mesh.Positions[a], mesh.Positions[b], mesh.Positions[c]), sights);
                var light = weight > 0 ? sum / weight : point.Mix(vertexColors[a], vertexColors[b], vertexColors[c]);
                (row[x * 3], row[(x * 3) + 1], row[(x * 3) + 2]) = (SrgbCurve.ToByte(light.X), SrgbCurve.ToByte(light.Y), SrgbCurve.ToByte(light.Z));
                isPainted[(y * size) + x] = true;
                painted[y]++;
                unseen[y] += weight > 0 ? 0 : 1;
            }
        });
        Dilation.Dilate(texture, isPainted, padding);
        return (texture, painted.Sum() > 0 ? unseen.Sum() / (double)painted.Sum() : 1);
    }
}
