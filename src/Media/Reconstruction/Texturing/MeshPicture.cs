using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>A textured mesh as a camera would see it in the light that its texture was taken in.</summary>
public static class MeshPicture
{
    /// <summary>Samples a pixel in each direction.</summary>
    internal const int Fine = 2;

    /// <summary>Linear RGBA with alpha multiplied in: four samples a pixel, each between the four nearest texels.</summary>
    public static Vector4[] Draw(Mesh mesh, TextureSampler texture, Camera camera, int width, int height, int? threads = null)
    {
        var uvs = mesh.Uvs ?? throw new ArgumentException("The mesh has no uvs.", nameof(mesh));
        var visibility = Rasterizer.Draw(mesh, camera, width * Fine, height * Fine, new RasterOptions { Threads = threads ?? Environment.ProcessorCount });
        var samples = visibility.Resolve((in SurfacePoint point, float _, float _) =>
        {
            var i = point.Triangle * 3;
            var uv = (uvs[mesh.Indices[i]] * point.Weights.X) + (uvs[mesh.Indices[i + 1]] * point.Weights.Y) + (uvs[mesh.Indices[i + 2]] * point.Weights.Z);
            return texture.Sample(uv) with { W = 1 };
        });
        var pixels = new Vector4[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var i = (y * Fine * width * Fine) + (x * Fine);
                pixels[(y * width) + x] = (samples[i] + samples[i + 1] + samples[i + (width * Fine)] + samples[i + (width * Fine) + 1]) * 0.25f;
            }
        }
        return pixels;
    }
}
