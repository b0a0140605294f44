using System.Numerics;
using GenAsset.Media.Preview.Meshing;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>What a style changes of a scene before it is drawn or meshed: shapes, finishes, light.</summary>
internal static class Stylised
{
    /// <summary>The scene in its style.</summary>
    public static Scene Of(Scene scene, CancellationToken cancellationToken) => scene.Style switch
    {
        Style.Voxel => scene with { Subject = Voxels.Of(scene.Subject, cancellationToken) },
        Style.Clay => scene with { Subject = Thumbed(scene.Subject), Setting = scene.Setting with { Ground = Clay(scene.Setting.Ground) } },
        Style.Neon => scene with
        {
            Subject = scene.Subject.Repaint(finish => finish with { Roughness = MathF.Min(finish.Roughness, 0.35f) }),
            Setting = Night(scene.Setting),
        },
        Style.Cartoon => scene with { Subject = scene.Subject.Repaint(Flat), Setting = scene.Setting with { Saturation = scene.Setting.Saturation * 1.12f } },
        Style.LowPoly => scene with { Subject = scene.Subject.Repaint(finish => finish with { Roughness = MathF.Max(finish.Roughness, 0.6f), Grain = 0, Fuzz = 0 }) },
        _ => scene,
    };

    private static Solid Thumbed(Solid subject)
    {
        var size = subject.Bounds.Radius;
        return subject.Repaint(Clay).Bumps(size * 0.006f, size * 0.09f).Drop();
    }

    private static Finish Clay(Finish finish) => finish with
    {
        Color = Vector3.Lerp(finish.Color, new Vector3(finish.Color.Luminance()), 0.12f) * 0.94f + new Vector3(0.02f),
        Roughness = 0.78f,
        Metalness = 0,
        Clarity = 0,
        Fuzz = 0.12f,
        Grain = 0.35f,
        Glow = finish.Glow * 0.3f,
    };

    private static Finish Flat(Finish finish) => finish with
    {
        Roughness = MathF.Max(finish.Roughness, 0.4f),
        Metalness = finish.Metalness * 0.3f,
        Grain = 0,
        Fuzz = finish.Fuzz * 0.4f,
    };

    private static Setting Night(Setting setting) => setting with
    {
        Name = "neon",
        Zenith = Tint.Hex(0x07041A),
        Horizon = Tint.Hex(0x3A0F5E),
        Stars = 0.5f,
        Clouds = 0,
        Disc = 0,
        SunLight = new(0.55f, 0.4f, 0.95f),
        Ambient = 0.9f,
        Ground = Finish.Of(0x0B0718, 0.2f),
        RidgeColor = Tint.Hex(0x14082A),
        Fog = 1.2f,
    };
}
