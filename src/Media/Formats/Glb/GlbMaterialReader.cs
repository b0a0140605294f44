using System.Numerics;
using System.Text.Json;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Reads materials; a texture keeps the bytes of its image file, and the same texture is the same object.</summary>
internal sealed class GlbMaterialReader(GlbDocument file)
{
    private readonly Dictionary<int, Texture?> _textures = [];
    private readonly Dictionary<int, (ReadOnlyMemory<byte> Bytes, string Type, string? Name)> _images = [];

    public Material Read(int index)
    {
        var json = file.Item("materials", index);
        var surface = json.Object("pbrMetallicRoughness") ?? default;
        var color = surface.Floats("baseColorFactor", 4);
        var light = json.Floats("emissiveFactor", 3);
        var strength = json.Object("extensions")?.Object(GlbConstants.EmissiveStrength)?.Float("emissiveStrength") ?? 1;
        return new Material
        {
            Name = json.Text("name"),
            BaseColor = color is null ? Vector4.One : new(color),
            BaseColorTexture = Reference(surface, "baseColorTexture"),
            Metallic = surface.Float("metallicFactor") ?? 1,
            Roughness = surface.Float("roughnessFactor") ?? 1,
            MetallicRoughnessTexture = Reference(surface, "metallicRoughnessTexture"),
            NormalTexture = Reference(json, "normalTexture"),
            NormalScale = json.Object("normalTexture")?.Float("scale") ?? 1,
            OcclusionTexture = Reference(json, "occlusionTexture"),
            Emissive = light is null ? Vector3.Zero : new Vector3(light) * strength,
            EmissiveTexture = Reference(json, "emissiveTexture"),
            DoubleSided = json.True("doubleSided"),
            AlphaMode = json.Text("alphaMode") switch { "MASK" => AlphaMode.Mask, "BLEND" => AlphaMode.Blend, _ => AlphaMode.Opaque },
            AlphaCutoff = json.Float("alphaCutoff") ?? 0.5f,
        };
    }

    private Texture? Reference(JsonElement owner, string name)
    {
        if (owner.Object(name)?.Int("index") is not { } index)
            return null;
        if (!_textures.TryGetValue(index, out var texture))
            _textures[index] = texture = ReadTexture(file.Item("textures", index));
        return texture;
    }

    private Texture? ReadTexture(JsonElement json)
    {
        // Without a source the image is in a format that an extension added: shown without it, as glTF asks.
        if (json.Int("source") is not { } source)
            return null;
        if (!_images.TryGetValue(source, out var image))
            _images[source] = image = ReadImage(source);
        var wrap = json.Int("sampler") is { } sampler ? Wrap(file.Item("samplers", sampler).Int("wrapS")) : TextureWrap.Repeat;
        return Texture.FromEncoded(image.Bytes, image.Type, image.Name, wrap);
    }

    private (ReadOnlyMemory<byte> Bytes, string Type, string? Name) ReadImage(int source)
    {
        var image = file.Item("images", source);
        var uri = image.Text("uri");
        var bytes = image.Int("bufferView") is { } view ? file.View(view).Bytes
            : DataUri.Decode(uri) ?? throw GlbDocument.Fault(0, $"images[{source}] lies outside the file; embed it (GLB or data: URI)");
        if (bytes.IsEmpty)
            throw GlbDocument.Fault(0, $"images[{source}] is empty");
        return (bytes, image.Text("mimeType") ?? (uri is null ? Sniff(bytes.Span) : DataUri.MediaType(uri)), image.Text("name"));
    }

    private static string Sniff(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xD8, ..] ? "image/jpeg" : "image/png";

    private static TextureWrap Wrap(int? wrap) => wrap switch { 33071 => TextureWrap.Clamp, 33648 => TextureWrap.Mirror, _ => TextureWrap.Repeat };
}
