using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>
/// Writes splats as GLB 2.0 by KHR_gaussian_splatting: points with linear scale, opacity 0..1, unit quaternions, right-up-back
/// axes. Point colours are added for viewers without splats. The extension ends at degree 3: harmonics of degree 4 are left out.
/// </summary>
public static class GlbSplatWriter
{
    private const int MaxDegree = 3;

    /// <summary>The whole file.</summary>
    public static byte[] Write(SplatCloud cloud)
    {
        using var file = new MemoryStream();
        Write(file, cloud);
        return file.ToArray();
    }

    /// <summary>Writes the whole file to a stream.</summary>
    public static void Write(Stream target, SplatCloud cloud)
    {
        cloud = cloud.To(AxisSystem.RightUpBack);
        var file = new GlbBuilder();
        var node = new JsonObject();
        if (cloud.Count > 0)
        {
            file.Use(Splatting);
            var primitive = new JsonObject
            {
                ["attributes"] = Attributes(file, cloud),
                ["mode"] = Points,
                ["extensions"] = new JsonObject { [Splatting] = new JsonObject { ["kernel"] = "ellipse", ["colorSpace"] = "srgb_rec709_display" } },
            };
            node["mesh"] = file.Add("meshes", new() { ["primitives"] = new JsonArray(primitive) });
        }

        file.Add("scenes", new() { ["nodes"] = new JsonArray(0) });
        file.Add("nodes", node);
        file.Write(target);
    }

    /// <summary>The attribute that holds coefficient <paramref name="index"/> (0-based, after degree 0).</summary>
    internal static string HarmonicName(int index)
    {
        var degree = index < 3 ? 1 : index < 8 ? 2 : 3;
        return $"{Splatting}:SH_DEGREE_{degree}_COEF_{index - SplatCloud.CoefficientsOf(degree - 1)}";
    }

    private static JsonObject Attributes(GlbBuilder file, SplatCloud cloud)
    {
        var (min, max) = GlbWriter.Extent(MemoryMarshal.Cast<float, Vector3>(cloud.Positions));
        var attributes = new JsonObject
        {
            ["POSITION"] = file.Accessor(cloud.Positions, "VEC3", Float, false, min, max),
            ["COLOR_0"] = file.Accessor(PointColors(cloud), "VEC4", UnsignedShort, normalized: true),
            [$"{Splatting}:SCALE"] = file.Accessor(Array.ConvertAll(cloud.Scales, MathF.Exp), "VEC3", Float),
            [$"{Splatting}:ROTATION"] = file.Accessor(Unit(cloud), "VEC4", Float),
            [$"{Splatting}:OPACITY"] = file.Accessor(Array.ConvertAll(cloud.Opacities, logit => 1 / (1 + MathF.Exp(-logit))), "SCALAR", Float),
            [$"{Splatting}:SH_DEGREE_0_COEF_0"] = file.Accessor(cloud.Colors, "VEC3", Float),
        };
        for (var c = 0; c < SplatCloud.CoefficientsOf(Math.Min(cloud.Degree, MaxDegree)); c++)
            attributes[HarmonicName(c)] = file.Accessor(Coefficient(cloud, c), "VEC3", Float);
        return attributes;
    }

    private static float[] Unit(SplatCloud cloud)
    {
        var unit = new float[cloud.Rotations.Length];
        for (var i = 0; i < cloud.Count; i++)
        {
            var q = cloud.Rotation(i);
            q = q.LengthSquared() is > 0 and < float.PositiveInfinity ? Quaternion.Normalize(q) : Quaternion.Identity;
            (unit[i * 4], unit[i * 4 + 1], unit[i * 4 + 2], unit[i * 4 + 3]) = (q.X, q.Y, q.Z, q.W);
        }

        return unit;
    }

    private static float[] Coefficient(SplatCloud cloud, int c)
    {
        var numbers = new float[cloud.Count * 3];
        for (int i = 0, from = c * 3; i < numbers.Length; i += 3, from += cloud.Coefficients * 3)
            (numbers[i], numbers[i + 1], numbers[i + 2]) = (cloud.Harmonics[from], cloud.Harmonics[from + 1], cloud.Harmonics[from + 2]);
        return numbers;
    }

    /// <summary>What a splat looks like as a point: its diffuse colour, which is sRGB, in COLOR_0's linear numbers.</summary>
    private static ushort[] PointColors(SplatCloud cloud)
    {
        var colors = new ushort[cloud.Count * 4];
        for (var i = 0; i < cloud.Count; i++)
        {
            for (var c = 0; c < 3; c++)
                colors[i * 4 + c] = Level(SrgbCurve.DecodeByte((byte)(Math.Clamp(cloud.Colors[i * 3 + c] * SplatCloud.HarmonicZero + 0.5f, 0, 1) * 255 + 0.5f)));
            colors[i * 4 + 3] = Level(cloud.Alpha(i));
        }

        return colors;

        static ushort Level(float value) => (ushort)(Math.Clamp(value, 0, 1) * 65535 + 0.5f);
    }
}
