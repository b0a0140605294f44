using System.Numerics;
using System.Text.Json.Nodes;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Writes materials with their textures, images and samplers; numbers at glTF's defaults are left out, shared textures are written once.</summary>
internal sealed class GlbMaterials(GlbBuilder file, bool withTextures)
{
    private readonly Dictionary<Texture, int> _textures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TextureWrap, int> _samplers = [];

    public int Add(Material material)
    {
        var json = new JsonObject();
        if (material.Name is { } name)
            json["name"] = name;
        var surface = Surface(material);
        if (surface.Count > 0)
            json["pbrMetallicRoughness"] = surface;
        if (Reference(material.NormalTexture) is { } normal)
        {
            if (material.NormalScale != 1)
                normal["scale"] = Number(material.NormalScale);
            json["normalTexture"] = normal;
        }

        if (Reference(material.OcclusionTexture) is { } occlusion)
            json["occlusionTexture"] = occlusion;
        if (Reference(material.EmissiveTexture) is { } emissive)
            json["emissiveTexture"] = emissive;
        Emission(material, json);
        if (material.AlphaMode != AlphaMode.Opaque)
            json["alphaMode"] = material.AlphaMode == AlphaMode.Mask ? "MASK" : "BLEND";
        if (material.AlphaMode == AlphaMode.Mask && material.AlphaCutoff != 0.5f)
            json["alphaCutoff"] = Number(material.AlphaCutoff);
        if (material.DoubleSided)
            json["doubleSided"] = true;
        return file.Add("materials", json);
    }

    private JsonObject Surface(Material material)
    {
        var surface = new JsonObject();
        if (material.BaseColor != Vector4.One)
            surface["baseColorFactor"] = Numbers(Vector4.Clamp(material.BaseColor, Vector4.Zero, Vector4.One));
        if (Reference(material.BaseColorTexture) is { } color)
            surface["baseColorTexture"] = color;
        if (material.Metallic != 1)
            surface["metallicFactor"] = Number(Math.Clamp(material.Metallic, 0, 1));
        if (material.Roughness != 1)
            surface["roughnessFactor"] = Number(Math.Clamp(material.Roughness, 0, 1));
        if (Reference(material.MetallicRoughnessTexture) is { } roughness)
            surface["metallicRoughnessTexture"] = roughness;
        return surface;
    }

    private void Emission(Material material, JsonObject json)
    {
        var light = Vector3.Max(material.Emissive, Vector3.Zero);
        if (light == Vector3.Zero)
            return;
        var strength = MathF.Max(light.X, MathF.Max(light.Y, light.Z));
        if (strength > 1) // the factor stops at 1, an extension carries the rest
        {
            light /= strength;
            file.Use(GlbConstants.EmissiveStrength);
            json["extensions"] = new JsonObject { [GlbConstants.EmissiveStrength] = new JsonObject { ["emissiveStrength"] = Number(strength) } };
        }

        json["emissiveFactor"] = new JsonArray(Number(light.X), Number(light.Y), Number(light.Z));
    }

    private JsonObject? Reference(Texture? texture)
    {
        if (texture is null || !withTextures)
            return null;
        if (!_textures.TryGetValue(texture, out var index))
            _textures[texture] = index = Write(texture);
        return new JsonObject { ["index"] = index };
    }

    private int Write(Texture texture)
    {
        var (bytes, mediaType) = EncodedTexture.Of(texture);
        var image = new JsonObject { ["bufferView"] = file.View(bytes), ["mimeType"] = mediaType };
        if (texture.Name is { } name)
            image["name"] = name;
        if (!_samplers.TryGetValue(texture.Wrap, out var sampler))
        {
            var wrap = texture.Wrap switch { TextureWrap.Clamp => 33071, TextureWrap.Mirror => 33648, _ => 10497 };
            _samplers[texture.Wrap] = sampler = file.Add("samplers", new() { ["magFilter"] = 9729, ["minFilter"] = 9987, ["wrapS"] = wrap, ["wrapT"] = wrap });
        }

        return file.Add("textures", new() { ["sampler"] = sampler, ["source"] = file.Add("images", image) });
    }

    private static JsonArray Numbers(Vector4 v) => new(Number(v.X), Number(v.Y), Number(v.Z), Number(v.W));

    private static JsonValue Number(float value) => float.IsFinite(value)
        ? JsonValue.Create(value)
        : throw new ArgumentException($"A material has the number {value}; glTF holds finite numbers only.");
}
