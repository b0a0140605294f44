using System.Numerics;
using System.Text;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Geometry.Splatting;
using GenAsset.Media.Imaging;

namespace GenAsset.Browser.Tests.Serving;

/// <summary>Shapes that a person would want to look at, blue below and orange above so that a picture on its head is seen to be.</summary>
internal static class SampleFiles
{
    private static readonly Vector3 Below = new(0.10f, 0.22f, 0.62f);
    private static readonly Vector3 Above = new(0.98f, 0.52f, 0.16f);

    public static Mesh Knot() => Coloured(Shapes.Knot(480, 48));

    public static Mesh Torus() => Coloured(Shapes.Torus(160, 64));

    public static byte[] Glb(Mesh mesh) => GlbWriter.Write(mesh);

    public static byte[] MeshPly(Mesh mesh) => PlyMeshWriter.Write(mesh);

    public static SplatCloud Cloud() => MeshToSplats.Convert(Knot(), new() { Count = 40_000 });

    public static byte[] Spz(SpzFlavor flavor) => SpzWriter.Write(Cloud(), new() { Flavor = flavor });

    public static byte[] SplatPly() => PlySplatWriter.Write(Cloud());

    public static byte[] Picture(Mesh mesh)
    {
        using var sheet = Turntable.Render(mesh);
        return PngEncoder.Encode(sheet);
    }

    /// <summary>A report with one view that is below the mark.</summary>
    public static byte[] Quality() => Encoding.UTF8.GetBytes("""
        {
          "psnr": 27.4, "ssim": 0.913,
          "views": [
            { "name": "front", "psnr": 29.8, "ssim": 0.941 }, { "name": "right", "psnr": 28.1, "ssim": 0.927 }, { "name": "back", "psnr": 18.6, "ssim": 0.712 },
            { "name": "left", "psnr": 28.9, "ssim": 0.931 }, { "name": "top", "psnr": 30.4, "ssim": 0.957 }, { "name": "bottom", "psnr": 26.2, "ssim": 0.902 }
          ],
          "vertices": 48211, "triangles": 96418
        }
        """);

    /// <summary>A picture with fine stripes, of which the enhanced one has twice the pixels.</summary>
    public static ImageBuffer Photo(int width, int height)
    {
        var image = new ImageBuffer(width, height, 3);
        for (var y = 0; y < height; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < width; x++)
            {
                var (u, v) = ((float)x / width, (float)y / height);
                var rings = 0.5f + 0.5f * MathF.Sin(260 * ((u - 0.5f) * (u - 0.5f) + (v - 0.4f) * (v - 0.4f)));
                row[x * 3] = (byte)(255 * Math.Clamp(0.2f + 0.7f * u * rings, 0, 1));
                row[x * 3 + 1] = (byte)(255 * Math.Clamp(0.25f + 0.5f * v, 0, 1));
                row[x * 3 + 2] = (byte)(255 * Math.Clamp(0.75f - 0.5f * v * rings, 0, 1));
            }
        }

        return image;
    }

    private static Mesh Coloured(Mesh mesh)
    {
        var (low, high) = (mesh.Positions.Min(p => p.Y), mesh.Positions.Max(p => p.Y));
        return mesh with { Colors = [.. mesh.Positions.Select(p => new Vector4(Vector3.Lerp(Below, Above, (p.Y - low) / (high - low)), 1))] };
    }
}
