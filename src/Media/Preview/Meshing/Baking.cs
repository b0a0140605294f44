using System.Numerics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Rendering;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>A solid's finishes as the textures of one material: colour, roughness and metalness, and glow where something glows.</summary>
internal static class Baking
{
    /// <summary>The material of an unwrapped mesh of the grid's solid.</summary>
    public static Material Bake(Mesh mesh, FieldGrid grid, int size, CancellationToken cancellationToken)
    {
        var map = TexelMap.Of(mesh, size);
        var surfaces = new Surface[map.Points.Length];
        Gradients.InBatches(grid, surfaces.Length, Ask, cancellationToken);
        var glows = grid.Program.Finishes.Any(slot => slot.Finish.Glow > 0);
        var color = Texture(map, size, "color", s => Show(surfaces[s].Color), cancellationToken);
        var rough = Texture(map, size, "roughness", s => new(0, surfaces[s].Roughness, surfaces[s].Metalness), cancellationToken);
        return new Material
        {
            Name = "preview",
            BaseColorTexture = color,
            MetallicRoughnessTexture = rough,
            EmissiveTexture = glows ? Texture(map, size, "glow", s => Show(surfaces[s].Glow), cancellationToken) : null,
            Emissive = glows ? Vector3.One : Vector3.Zero,
        };

        void Ask(FieldProbe probe, int start, int count)
        {
            var mixes = new FinishMix[count];
            probe.Finishes(map.Points.AsSpan(start, count), mixes);
            for (var i = 0; i < count; i++)
                surfaces[start + i] = Surface.At(mixes[i], grid.Program.Finishes, map.Points[start + i]);
        }
    }

    private static Vector3 Show(Vector3 light) => new(SrgbCurve.EncodeFast(light.X), SrgbCurve.EncodeFast(light.Y), SrgbCurve.EncodeFast(light.Z));

    private static Texture Texture(TexelMap map, int size, string name, Func<int, Vector3> value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var image = new ImageBuffer(size, size, 3);
        image.Clear();
        var painted = new bool[size * size];
        for (var i = 0; i < map.Texels.Length; i++)
        {
            var texel = map.Texels[i];
            var color = value(i);
            var to = image.Row(texel / size).Slice(texel % size * 3, 3);
            (to[0], to[1], to[2]) = (Byte(color.X), Byte(color.Y), Byte(color.Z));
            painted[texel] = true;
        }
        Dilation.Dilate(image, painted, radius: 8);
        using var file = new MemoryStream();
        PngEncoder.Encode(image, file);
        return Geometry.Texture.FromEncoded(file.ToArray(), "image/png", name, TextureWrap.Clamp);
    }

    private static byte Byte(float value) => (byte)((Math.Clamp(value, 0, 1) * 255) + 0.5f);
}
