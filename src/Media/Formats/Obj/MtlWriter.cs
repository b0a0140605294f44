using System.Numerics;
using System.Text;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Formats.Obj;

/// <summary>
/// Materials as MTL with the physically based statements (Pr, Pm, norm) that current programs share; colours are sRGB. Image files begin with
/// the model's name, so that models that lie in one folder do not overwrite each other's.
/// </summary>
internal sealed class MtlWriter(string model, bool withTextures)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<Texture, string> _files = new(ReferenceEqualityComparer.Instance);
    private readonly List<(string Path, ReadOnlyMemory<byte> Bytes)> _images = [];

    public IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> Images => _images;

    /// <summary>Adds a material; returns the name that the geometry uses.</summary>
    public string Add(Material material)
    {
        var name = Word(material.Name, "material");
        for (var number = 2; !_names.Add(name); number++)
            name = $"{Word(material.Name, "material")}_{number}";
        _text.Append($"newmtl {name}\n");
        Color("Kd", new(material.BaseColor.X, material.BaseColor.Y, material.BaseColor.Z));
        _text.Append($"d {material.BaseColor.W}\nPr {material.Roughness}\nPm {material.Metallic}\n");
        if (material.Emissive != Vector3.Zero)
            Color("Ke", material.Emissive);
        Map("map_Kd", material.BaseColorTexture);
        if (material.AlphaMode != AlphaMode.Opaque && material.BaseColorTexture is not null)
            Map("map_d -imfchan m", material.BaseColorTexture);
        Map("map_Pr -imfchan g", material.MetallicRoughnessTexture);
        Map("map_Pm -imfchan b", material.MetallicRoughnessTexture);
        Map("map_Ke", material.EmissiveTexture);
        Map("norm", material.NormalTexture);
        _text.Append('\n');
        return name;
    }

    public byte[] ToArray() => Encoding.UTF8.GetBytes(_text.ToString());

    /// <summary>A name that survives where words end at spaces.</summary>
    public static string Word(string? name, string fallback)
    {
        var word = string.Concat((name ?? "").Select(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '#' or '\\' or '/' ? '_' : c));
        return word.Length > 0 ? word : fallback;
    }

    private void Color(string keyword, Vector3 linear)
    {
        // Emission may be brighter than white: what lies above goes through unchanged.
        _text.Append($"{keyword} {Curved(linear.X)} {Curved(linear.Y)} {Curved(linear.Z)}\n");

        static double Curved(float x) => x > 1 ? x : SrgbCurve.Encode(Math.Max(x, 0));
    }

    private void Map(string statement, Texture? texture)
    {
        if (texture is null || !withTextures)
            return;
        if (!_files.TryGetValue(texture, out var path))
        {
            var (bytes, type) = EncodedTexture.Of(texture);
            _files[texture] = path = $"{model}_{_images.Count}_{Word(texture.Name, "image")}{(type == "image/jpeg" ? ".jpg" : ".png")}";
            _images.Add((path, bytes));
        }

        _text.Append($"{statement} {path}\n");
    }
}
