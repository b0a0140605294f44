using System.Numerics;
using System.Text;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>
/// Materials as UsdPreviewSurface networks. A factor that multiplies a texture becomes that texture's scale; images that
/// several materials share are one file.
/// </summary>
internal sealed class UsdMaterialWriter(UsdPrim scope, string scopePath, bool withTextures, bool withColors, string folder, List<(string Path, ReadOnlyMemory<byte> Bytes)> images)
{
    private readonly Dictionary<Texture, string> _files = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds a material; returns its path.</summary>
    public string Add(Material material, int number)
    {
        var name = Identifier(material.Name, $"Material{number}");
        if (scope.Children.Exists(child => child.Name == name))
            name = $"{name}_{number}";
        var prim = scope.AddChild(new(name, "Material"));
        var path = $"{scopePath}/{name}";
        prim.Connect("outputs:surface", "token", $"{path}/Surface.outputs:surface");
        var surface = prim.AddChild(new("Surface", "Shader"));
        surface.Set("info:id", "token", new UsdToken("UsdPreviewSurface"), uniform: true);
        Fill(surface, prim, path, material);
        surface.Set("outputs:surface", "token", null);
        return path;
    }

    private void Fill(UsdPrim surface, UsdPrim prim, string path, Material material)
    {
        var (color, alpha) = (new Vector3(material.BaseColor.X, material.BaseColor.Y, material.BaseColor.Z), material.BaseColor.W);
        var texture = Texture(prim, path, "BaseColor", material.BaseColorTexture, "sRGB", material.BaseColor, default);
        Input(surface, "diffuseColor", "color3f", color, texture, "rgb");
        if (texture is null && withColors)
            surface.Property("inputs:diffuseColor")!.Targets.Add(ColorReader(prim, path)); // just set
        var surfaceMap = Texture(prim, path, "MetallicRoughness", material.MetallicRoughnessTexture, "raw", new(1, material.Roughness, material.Metallic, 1), default);
        Input(surface, "metallic", "float", material.Metallic, surfaceMap, "b");
        Input(surface, "roughness", "float", material.Roughness, surfaceMap, "g");
        if (material.AlphaMode != AlphaMode.Opaque)
            Input(surface, "opacity", "float", alpha, texture, "a");
        if (material.AlphaMode == AlphaMode.Mask)
            surface.Set("inputs:opacityThreshold", "float", material.AlphaCutoff);
        // Eight-bit normals 0..1 become -1..1; the scale glTF gives x and y is part of it.
        var s = material.NormalScale;
        if (Texture(prim, path, "Normal", material.NormalTexture, "raw", new(2 * s, 2 * s, 2, 1), new(-s, -s, -1, 0)) is { } normals)
            Input(surface, "normal", "normal3f", Vector3.UnitZ, normals, "rgb");
        if (Texture(prim, path, "Occlusion", material.OcclusionTexture, "raw", Vector4.One, default) is { } occlusion)
            Input(surface, "occlusion", "float", 1f, occlusion, "r");
        if (material.Emissive != Vector3.Zero)
            Input(surface, "emissiveColor", "color3f", material.Emissive, Texture(prim, path, "Emissive", material.EmissiveTexture, "sRGB", new(material.Emissive, 1), default), "rgb");
    }

    private static void Input(UsdPrim surface, string name, string type, object value, (UsdPrim Shader, string Path)? texture, string channel)
    {
        if (texture is not var (shader, path))
        {
            surface.Set($"inputs:{name}", type, value);
            return;
        }

        var output = $"outputs:{channel}";
        if (shader.Property(output) is null)
            shader.Set(output, channel == "rgb" ? "float3" : "float", null);
        surface.Connect($"inputs:{name}", type, $"{path}.{output}");
    }

    private (UsdPrim Shader, string Path)? Texture(UsdPrim prim, string path, string name, Texture? texture, string colorSpace, Vector4 scale, Vector4 bias)
    {
        if (texture is null || !withTextures)
            return null;
        if (prim.Children.All(child => child.Name != "Uv"))
            AddUvReader(prim);
        var shader = prim.AddChild(new(name, "Shader"));
        shader.Set("info:id", "token", new UsdToken("UsdUVTexture"), uniform: true);
        if (bias != default)
            shader.Set("inputs:bias", "float4", bias);
        shader.Set("inputs:file", "asset", new UsdAsset(FileOf(texture)));
        if (scale != Vector4.One)
            shader.Set("inputs:scale", "float4", scale);
        shader.Set("inputs:sourceColorSpace", "token", new UsdToken(colorSpace));
        shader.Connect("inputs:st", "float2", $"{path}/Uv.outputs:result");
        var wrap = texture.Wrap switch { TextureWrap.Clamp => "clamp", TextureWrap.Mirror => "mirror", _ => "repeat" };
        shader.Set("inputs:wrapS", "token", new UsdToken(wrap));
        shader.Set("inputs:wrapT", "token", new UsdToken(wrap));
        return (shader, $"{path}/{name}");
    }

    private static string ColorReader(UsdPrim prim, string path)
    {
        var reader = prim.AddChild(new("Color", "Shader"));
        reader.Set("info:id", "token", new UsdToken("UsdPrimvarReader_float3"), uniform: true);
        reader.Set("inputs:varname", "string", "displayColor");
        reader.Set("outputs:result", "float3", null);
        return $"{path}/Color.outputs:result";
    }

    private static void AddUvReader(UsdPrim prim)
    {
        var reader = prim.AddChild(new("Uv", "Shader"));
        reader.Set("info:id", "token", new UsdToken("UsdPrimvarReader_float2"), uniform: true);
        reader.Set("inputs:varname", "string", "st");
        reader.Set("outputs:result", "float2", null);
    }

    private string FileOf(Texture texture)
    {
        if (_files.TryGetValue(texture, out var path))
            return path;
        var (bytes, type) = EncodedTexture.Of(texture);
        path = $"{folder}/{images.Count}_{Identifier(texture.Name, "image")}{(type == "image/jpeg" ? ".jpg" : ".png")}";
        images.Add((path, bytes));
        return _files[texture] = path;
    }

    /// <summary>USD's names hold ASCII letters, digits and underscores, and start with no digit.</summary>
    public static string Identifier(string? name, string fallback)
    {
        var text = new StringBuilder();
        foreach (var c in name ?? "")
            text.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        if (text.Length == 0 || text.Equals("_"))
            return fallback;
        return char.IsAsciiDigit(text[0]) ? $"_{text}" : text.ToString();
    }
}
