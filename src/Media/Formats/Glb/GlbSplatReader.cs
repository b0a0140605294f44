using System.Text.Json;
using GenAsset.Media.Geometry;
using static GenAsset.Media.Formats.Glb.GlbConstants;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Reads splats from GLB by KHR_gaussian_splatting: the first splat primitive of the scene.</summary>
public static class GlbSplatReader
{
    /// <summary>Whether the file holds splats; damaged files throw.</summary>
    public static bool HasSplats(ReadOnlySpan<byte> bytes)
    {
        using var file = GlbDocument.Read(bytes);
        return file.Root.List("meshes").SelectMany(mesh => mesh.List("primitives")).Any(IsSplats);
    }

    /// <summary>Reads the whole file.</summary>
    public static SplatCloud Read(ReadOnlySpan<byte> bytes)
    {
        using var file = GlbDocument.Read(bytes);
        foreach (var (index, world) in GlbScene.Meshes(file))
            foreach (var primitive in file.Item("meshes", index).List("primitives"))
            {
                if (!IsSplats(primitive))
                    continue;
                if (!world.IsIdentity)
                    throw GlbDocument.Fault(0, "the splats stand under a moved node, which is not read; apply the transform first");
                return Cloud(file, primitive.Object("attributes") ?? throw GlbDocument.Fault(0, "the splats have no attributes"));
            }

        throw GlbDocument.Fault(0, "there are no splats in the scene");
    }

    private static bool IsSplats(JsonElement primitive) => primitive.Object("extensions")?.Object(Splatting) is not null;

    private static SplatCloud Cloud(GlbDocument file, JsonElement attributes)
    {
        var degree = 3;
        while (degree > 0 && attributes.Int(GlbSplatWriter.HarmonicName(SplatCloud.CoefficientsOf(degree) - 1)) is null)
            degree--;
        var positions = Numbers("POSITION", 3, -1);
        var count = positions.Length / 3;
        if (count > Array.MaxLength / 72)
            throw GlbDocument.Fault(0, $"{count} splats are more than fit into memory");
        var cloud = new SplatCloud(count, degree);
        positions.CopyTo(cloud.Positions, 0);
        Numbers($"{Splatting}:ROTATION", 4, count).CopyTo(cloud.Rotations, 0);
        Numbers($"{Splatting}:SH_DEGREE_0_COEF_0", 3, count).CopyTo(cloud.Colors, 0);
        Map(Numbers($"{Splatting}:SCALE", 3, count), cloud.Scales, MathF.Log);
        Map(Numbers($"{Splatting}:OPACITY", 1, count), cloud.Opacities, a => MathF.Log(a / (1 - a)));
        for (var c = 0; c < cloud.Coefficients; c++)
            Spread(Numbers(GlbSplatWriter.HarmonicName(c), 3, count), cloud, c);
        return cloud;

        float[] Numbers(string name, int components, int expected)
        {
            var accessor = attributes.Int(name) ?? throw GlbDocument.Fault(0, $"the splats have no {name}");
            var numbers = GlbAccessor.Floats(file, accessor, components);
            return expected < 0 || numbers.Length == expected * components ? numbers : throw GlbDocument.Fault(0, $"{name} is not one a splat");
        }
    }

    private static void Map(float[] source, float[] target, Func<float, float> map)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = map(source[i]);
    }

    private static void Spread(float[] numbers, SplatCloud cloud, int c)
    {
        for (int i = 0, to = c * 3; i < numbers.Length; i += 3, to += cloud.Coefficients * 3)
            numbers.AsSpan(i, 3).CopyTo(cloud.Harmonics.AsSpan(to));
    }
}
