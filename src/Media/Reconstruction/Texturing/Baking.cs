using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>Paints a texture from the views.</summary>
internal static class Baking
{
    /// <summary>The light of every texel, W 1 where a chart is, and the share of those that no view sees.</summary>
    public static (Vector4[] Texels, double UnseenShare) Bake(Mesh mesh, Vector3[] vertexColors, Sight[] sights, int size, ParallelOptions parallel)
    {
        var visibility = UvSpace.Draw(mesh, size, size);
        var reader = new SurfaceReader(visibility);
        var texels = new Vector4[size * size];
        var (painted, unseen) = (new long[size], new long[size]);
        Parallel.For(0, size, parallel, y =>
        {
            var triangles = visibility.SampleRow(y);
            for (var x = 0; x < size; x++)
            {
                if (triangles[x] == Visibility.Nothing)
                    continue;
                var point = reader.At(triangles[x], x + 0.5f, y + 0.5f);
                int a = mesh.Indices[point.Triangle * 3], b = mesh.Indices[(point.Triangle * 3) + 1], c = mesh.Indices[(point.Triangle * 3) + 2];
                var (sum, weight) = Blend.At(point.Mix(mesh.Positions[a], mesh.Positions[b], mesh.Positions[c]), sights);
                var light = weight > 0 ? sum / weight : point.Mix(vertexColors[a], vertexColors[b], vertexColors[c]);
                texels[(y * size) + x] = new Vector4(light, 1);
                painted[y]++;
                unseen[y] += weight > 0 ? 0 : 1;
            }
        });
        return (texels, painted.Sum() > 0 ? unseen.Sum() / (double)painted.Sum() : 1);
    }
}
