using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>A textured mesh as a camera would see it in the light that its texture was taken in.</summary>
public static class MeshPicture
{
    /// <summary>Samples a pixel in each direction.</summary>
    internal const int Fine = 3;

    /// <summary>Linear RGBA with alpha multiplied in: nine samples a pixel, each between the four nearest texels.</summary>
    public static Vector4[] Draw(Mesh mesh, TextureSampler texture, Camera camera, int width, int height, int? threads = null)
    {
        var uvs = mesh.Uvs ?? throw new ArgumentException("The mesh has no uvs.", nameof(mesh));
        var visibility = Rasterizer.Draw(mesh, camera, width * Fine, height * Fine, new RasterOptions { Threads = threads ?? Environment.ProcessorCount });
        var reader = new SurfaceReader(visibility);
        var pixels = new Vector4[width * height];
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = threads ?? -1 }, y =>
        {
            for (var i = 0; i < Fine; i++)
            {
                var triangles = visibility.SampleRow((y * Fine) + i);
                for (var x = 0; x < triangles.Length; x++)
                    if (triangles[x] != Visibility.Nothing)
                        pixels[(y * width) + (x / Fine)] += ColorAt(reader.At(triangles[x], x + 0.5f, (y * Fine) + i + 0.5f)) * (1f / (Fine * Fine));
            }
        });
        return pixels;

        Vector4 ColorAt(in SurfacePoint point)
        {
            var i = point.Triangle * 3;
            var uv = (uvs[mesh.Indices[i]] * point.Weights.X) + (uvs[mesh.Indices[i + 1]] * point.Weights.Y) + (uvs[mesh.Indices[i + 2]] * point.Weights.Z);
            return texture.Sample(uv) with { W = 1 };
        }
    }
}
