using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Ply;

/// <summary>The columns of a splat PLY in the order that training code writes them, and what each one is.</summary>
internal static class PlySplatLayout
{
    public static readonly string[] Position = ["x", "y", "z"];
    public static readonly string[] Normal = ["nx", "ny", "nz"];
    public static readonly string[] Color = ["f_dc_0", "f_dc_1", "f_dc_2"];
    public static readonly string[] Opacity = ["opacity"];
    public static readonly string[] Scale = ["scale_0", "scale_1", "scale_2"];

    /// <summary>x y z w, as a cloud keeps them; the file has w first.</summary>
    public static readonly string[] Rotation = ["rot_1", "rot_2", "rot_3", "rot_0"];

    /// <summary>The columns of the harmonics in a cloud's order (coefficient outer, channel inner); the file has the channel outer.</summary>
    public static string[] Harmonics(int degree)
    {
        var coefficients = SplatCloud.CoefficientsOf(degree);
        var names = new string[coefficients * 3];
        for (var i = 0; i < names.Length; i++)
            names[i] = $"f_rest_{i % 3 * coefficients + i / 3}";
        return names;
    }

    /// <summary>The columns in file order.</summary>
    public static string[] FileOrder(int degree, bool normals)
    {
        var rest = Enumerable.Range(0, SplatCloud.CoefficientsOf(degree) * 3).Select(i => $"f_rest_{i}");
        return [.. Position, .. normals ? Normal : [], .. Color, .. rest, .. Opacity, .. Scale, "rot_0", "rot_1", "rot_2", "rot_3"];
    }
}
