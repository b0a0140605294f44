using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;
using GenAsset.Media.Imaging;

namespace GenAsset.Host.Tests;

/// <summary>Small images and shapes, and the files of them.</summary>
internal static class SampleFiles
{
    /// <summary>A checked picture of 4 x 2 with a red corner; channels 3 or 4.</summary>
    public static ImageBuffer Picture(int channels = 3, int width = 4, int height = 2)
    {
        var image = new ImageBuffer(width, height, channels);
        for (var y = 0; y < image.Height; y++)
            for (var i = 0; i < image.Stride; i++)
                image.Row(y)[i] = (byte)(i % channels == 3 ? 128 : (i / channels + y) % 2 * 200);
        image.Row(0)[0] = 255;
        return image;
    }

    public static byte[] Png(ImageMetadata? metadata = null, int channels = 3)
    {
        using var picture = Picture(channels);
        return PngEncoder.Encode(picture, metadata: metadata);
    }

    /// <summary>A cube of 24 vertices and 12 triangles, of 2 metres, with a texture.</summary>
    public static Mesh Cube() => Shapes.Cube() with
    {
        Materials = [new() { Name = "checked", Metallic = 0.25f, Roughness = 0.5f, BaseColorTexture = Texture.FromEncoded(Png(), "image/png", "checks") }],
    };

    public static byte[] CubeGlb() => GlbWriter.Write(Cube());

    public static SplatCloud Cloud(int count = 500) => MeshToSplats.Convert(Shapes.Torus(24, 12), new() { Count = count });

    public static byte[] CloudPly(int count = 500) => PlySplatWriter.Write(Cloud(count));
}
