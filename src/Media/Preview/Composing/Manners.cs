using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Preview.Words;

namespace GenAsset.Media.Preview.Composing;

/// <summary>What a manner does to a whole scene.</summary>
internal static class Manners
{
    /// <summary>The scene in the manner.</summary>
    public static Scene Apply(Scene scene, Manner manner, float strictness) => manner switch
    {
        Manner.LowPoly => scene with { Style = Style.LowPoly },
        Manner.Cartoon => scene with { Style = Style.Cartoon },
        Manner.Voxel => scene with { Style = Style.Voxel },
        Manner.Clay => scene with { Style = Style.Clay },
        Manner.Neon => scene with { Style = Style.Neon },
        Manner.Pastel => scene with
        {
            Subject = scene.Subject.Repaint(finish => finish with { Color = Vector3.Lerp(finish.Color, Vector3.One, 0.4f * strictness), Second = Vector3.Lerp(finish.Second, Vector3.One, 0.4f * strictness) }),
            Setting = scene.Setting with { Saturation = 0.9f, SunSoftness = 10 },
        },
        Manner.Monochrome => scene with { Setting = scene.Setting with { Saturation = 0 } },
        Manner.Statue => scene with { Subject = OnPlinth(scene.Subject.Repaint(Carved)) },
        Manner.Toy => scene with { Subject = scene.Subject.Repaint(finish => finish with { Roughness = 0.2f, Grain = 0, Fuzz = 0 }) },
        _ => scene,
    };

    // What was of a metal stays of it; everything else is marble.
    private static Finish Carved(Finish finish) => finish.Metalness > 0.5f || finish.Clarity > 0.2f
        ? finish with { Glow = 0 }
        : Finish.Of(0xE4E0D8, 0.3f).With(Pattern.Veins, 0xB9B4AC, 0.3f) with { Color = Tint.Hex(0xE4E0D8) * (0.75f + (0.25f * MathF.Min(1, finish.Color.Luminance() * 2))) };

    private static Solid OnPlinth(Solid subject)
    {
        var size = subject.Bounds.Size;
        var (radius, height) = (0.62f * MathF.Max(size.X, size.Z), 0.16f * size.Y);
        var stone = Finish.Of(0xB9B2A6, 0.6f);
        var plinth = Solids.Cylinder(radius, height * 0.3f, height * 0.06f).At(0, height * 0.15f, 0) + Solids.Cylinder(radius * 0.9f, height * 0.8f, height * 0.06f).At(0, height * 0.6f, 0);
        return subject.At(-subject.Bounds.Center.X, height, -subject.Bounds.Center.Z) + plinth.In(stone);
    }
}
