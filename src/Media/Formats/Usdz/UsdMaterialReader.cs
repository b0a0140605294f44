using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>Materials from UsdPreviewSurface networks; the same image file is the same texture.</summary>
internal sealed class UsdMaterialReader(UsdLayer layer, Func<string, ReadOnlyMemory<byte>?> images)
{
    private readonly Dictionary<(string, TextureWrap), Texture?> _textures = [];

    public Material Read(UsdPrim prim)
    {
        if (Surface(prim) is not { } surface)
            return new Material { Name = prim.Name, Metallic = 0, Roughness = 0.5f };
        var color = Read(surface, "diffuseColor");
        var (metallic, roughness) = (Read(surface, "metallic"), Read(surface, "roughness"));
        var (opacity, emissive, normal, occlusion) = (Read(surface, "opacity"), Read(surface, "emissiveColor"), Read(surface, "normal"), Read(surface, "occlusion"));
        var threshold = surface.Property("inputs:opacityThreshold")?.Value is float t ? t : 0;
        var alpha = opacity.Number ?? (opacity.Texture is null ? 1 : opacity.Scale.W);
        return new Material
        {
            Name = prim.Name,
            BaseColor = new(color.Texture is not null ? Rgb(color.Scale) : color.Vector ?? (color.IsPrimvar ? Vector3.One : new Vector3(0.18f)), alpha),
            BaseColorTexture = color.Texture,
            Metallic = metallic.Texture is null ? metallic.Number ?? 0 : metallic.Scale.Z,
            Roughness = roughness.Texture is null ? roughness.Number ?? 0.5f : roughness.Scale.Y,
            MetallicRoughnessTexture = roughness.Texture ?? metallic.Texture,
            NormalTexture = normal.Texture,
            NormalScale = normal.Texture is not null && normal.Scale.X > 1 ? normal.Scale.X / 2 : 1,
            OcclusionTexture = occlusion.Texture,
            Emissive = emissive.Texture is not null ? Rgb(emissive.Scale) : emissive.Vector ?? Vector3.Zero,
            EmissiveTexture = emissive.Texture,
            AlphaMode = threshold > 0 ? AlphaMode.Mask : alpha < 1 || opacity.Texture is not null ? AlphaMode.Blend : AlphaMode.Opaque,
            AlphaCutoff = threshold > 0 ? threshold : 0.5f,
        };
    }

    private readonly record struct Input(object? Value, Texture? Texture, Vector4 Scale, bool IsPrimvar)
    {
        public float? Number => Value as float?;

        public Vector3? Vector => IsPrimvar ? null : Value as Vector3?;
    }

    private static Vector3 Rgb(Vector4 v) => new(v.X, v.Y, v.Z);

    private UsdPrim? Surface(UsdPrim prim)
    {
        foreach (var name in new[] { "outputs:surface", "outputs:mtlx:surface" })
            if (prim.Property(name)?.Targets.FirstOrDefault() is { } target && Owner(target) is { } shader && IdOf(shader) == "UsdPreviewSurface")
                return shader;
        return prim.Children.Find(child => IdOf(child) == "UsdPreviewSurface");
    }

    private static string? IdOf(UsdPrim shader) => (shader.Property("info:id")?.Value as UsdToken?)?.Text;

    /// <summary>The prim of a path to one of its properties.</summary>
    private UsdPrim? Owner(string path) => path.LastIndexOf('.') is var dot and > 0 ? layer.Find(path[..dot]) : null;

    private Input Read(UsdPrim surface, string name)
    {
        var property = surface.Property($"inputs:{name}");
        if (property?.Targets.FirstOrDefault() is not { } target || Owner(target) is not { } shader)
            return new(property?.Value, null, Vector4.One, false);
        if (IdOf(shader) != "UsdUVTexture")
            return new(property.Value, null, Vector4.One, IdOf(shader)?.StartsWith("UsdPrimvarReader", StringComparison.Ordinal) == true);
        var scale = shader.Property("inputs:scale")?.Value is Vector4 factor ? factor : Vector4.One;
        return new(property.Value, TextureOf(shader), scale, false);
    }

    private Texture? TextureOf(UsdPrim shader)
    {
        if (shader.Property("inputs:file")?.Value is not UsdAsset asset)
            return null;
        var wrap = shader.Property("inputs:wrapS")?.Value is UsdToken token
            ? token.Text switch { "clamp" or "black" => TextureWrap.Clamp, "mirror" => TextureWrap.Mirror, _ => TextureWrap.Repeat }
            : TextureWrap.Repeat;
        if (!_textures.TryGetValue((asset.Path, wrap), out var texture))
            _textures[(asset.Path, wrap)] = texture = Load(asset.Path, wrap);
        return texture;
    }

    private Texture? Load(string path, TextureWrap wrap)
    {
        if (images(path) is not { IsEmpty: false } bytes)
            return null;
        var type = bytes.Span switch { [0xFF, 0xD8, ..] => "image/jpeg", [0x89, 0x50, 0x4E, 0x47, ..] => "image/png", _ => "application/octet-stream" };
        return Texture.FromEncoded(bytes, type, Path.GetFileNameWithoutExtension(path), wrap);
    }
}
