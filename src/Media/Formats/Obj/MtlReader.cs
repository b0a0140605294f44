using System.Numerics;
using System.Text;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Formats.Obj;

/// <summary>Reads MTL: colours (sRGB), dissolve, the physically based statements, and texture maps; roughness follows from Ns where Pr is missing.</summary>
internal sealed class MtlReader(Func<string, ReadOnlyMemory<byte>?> files)
{
    private readonly Dictionary<string, Texture?> _textures = new(StringComparer.Ordinal);

    public void Read(ReadOnlySpan<byte> text, Dictionary<string, Material> materials)
    {
        Material? material = null;
        for (var line = new ObjLine(text, "MTL"); line.Next();)
        {
            var keyword = Encoding.UTF8.GetString(line.Word());
            if (keyword == "newmtl")
            {
                Keep(material, materials);
                material = new Material { Name = line.Rest(), Metallic = 0, Roughness = 0.8f };
            }
            else if (material is not null)
                material = Apply(material, keyword, ref line);
        }

        Keep(material, materials);
    }

    private static void Keep(Material? material, Dictionary<string, Material> materials)
    {
        if (material is not null)
            materials[material.Name!] = material; // named when it was begun
    }

    private Material Apply(Material m, string keyword, ref ObjLine line) => keyword switch
    {
        "Kd" => m with { BaseColor = new(Color(ref line), m.BaseColor.W) },
        "Ke" => m with { Emissive = Color(ref line) },
        "d" when line.TryNumber(out var d) => Dissolved(m, d),
        "Tr" when line.TryNumber(out var t) => Dissolved(m, 1 - t),
        "Pr" => m with { Roughness = Math.Clamp(line.Number(), 0, 1) },
        "Pm" => m with { Metallic = Math.Clamp(line.Number(), 0, 1) },
        "Ns" => m with { Roughness = MathF.Sqrt(2 / (2 + MathF.Max(0, line.Number()))) },
        "map_Kd" => m with { BaseColorTexture = Map(ref line) },
        "map_d" => m with { AlphaMode = AlphaMode.Blend },
        "map_Pr" => m with { MetallicRoughnessTexture = Map(ref line) },
        "map_Ke" => m with { EmissiveTexture = Map(ref line) },
        "norm" => m with { NormalTexture = Map(ref line) },
        _ => m,
    };

    private static Material Dissolved(Material m, float alpha) =>
        m with { BaseColor = m.BaseColor with { W = Math.Clamp(alpha, 0, 1) }, AlphaMode = alpha < 1 ? AlphaMode.Blend : m.AlphaMode };

    private static Vector3 Color(ref ObjLine line)
    {
        var r = line.Number();
        var (g, b) = line.TryNumber(out var second) ? (second, line.Number()) : (r, r); // one number is a grey
        return new(Linear(r), Linear(g), Linear(b));

        static float Linear(float x) => x > 1 ? x : (float)SrgbCurve.Decode(Math.Max(x, 0));
    }

    private Texture? Map(ref ObjLine line)
    {
        var path = Path(line.Rest());
        if (!_textures.TryGetValue(path, out var texture))
            _textures[path] = texture = Load(path);
        return texture;
    }

    /// <summary>What is left behind the options (each a word that starts with a dash, and its arguments).</summary>
    private static string Path(string rest)
    {
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        while (at < words.Length - 1 && words[at].StartsWith('-'))
        {
            var most = words[at] is "-o" or "-s" or "-t" ? 3 : words[at] == "-mm" ? 2 : 1;
            at++;
            for (var i = 0; i < most && at < words.Length - 1 && (most == 1 || float.TryParse(words[at], out _)); i++)
                at++;
        }

        return string.Join(' ', words[at..]).Replace('\\', '/');
    }

    private Texture? Load(string path)
    {
        if (path.Length == 0 || files(path) is not { IsEmpty: false } bytes)
            return null;
        var type = bytes.Span switch { [0xFF, 0xD8, ..] => "image/jpeg", [0x89, 0x50, 0x4E, 0x47, ..] => "image/png", _ => "application/octet-stream" };
        return Texture.FromEncoded(bytes, type, System.IO.Path.GetFileNameWithoutExtension(path));
    }
}
