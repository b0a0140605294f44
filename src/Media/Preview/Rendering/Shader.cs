using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>The light that a point sends to the eye: a sun, a sky, what the ground gives back, and the point's own glow.</summary>
internal sealed class Shader(Stage stage)
{
    private readonly Setting _setting = stage.Scene.Setting;
    private readonly Vector3 _up = stage.Sky.Light(Vector3.UnitY);
    private readonly Vector3 _bounce = Vector3.Lerp(stage.Sky.Light(-Vector3.UnitY), stage.Scene.Setting.Ground.Color * stage.SunLight * 0.4f, 0.6f);
    private readonly Vector3 _fill = Vector3.Normalize(new(-stage.Sun.X, 0.35f, -stage.Sun.Z));

    /// <summary>The light of one hit, linear.</summary>
    public Vector3 Shade(in Surface surface, Vector3 point, Vector3 normal, Vector3 direction, float sun, float open, float mirror)
    {
        if (surface.Grain > 0)
            normal = Roughen(normal, point / stage.Unit, surface.Grain);
        var toEye = -direction;
        var facing = MathF.Max(Vector3.Dot(normal, toEye), 1e-3f);
        var toSun = MathF.Max(Vector3.Dot(normal, stage.Sun), 0);
        var albedo = surface.Color * (1 - surface.Metalness);
        var sky = Vector3.Lerp(_bounce, _up, 0.5f + (0.5f * normal.Y)) * (0.8f * open);
        // Light that falls in from the side that the sun leaves dark keeps shadows readable.
        var fill = _up * (0.22f * MathF.Max(Vector3.Dot(normal, _fill), 0) * open);
        var light = (stage.SunLight * Banded(toSun * sun)) + sky + fill;
        var color = albedo * light;
        color += Gloss(surface, normal, direction, facing, toSun, sun, open, mirror);
        if (surface.Fuzz > 0)
            color += Vector3.Lerp(surface.Color, Vector3.One, 0.25f) * light * (surface.Fuzz * 0.55f * MathF.Pow(1 - facing, 2.5f));
        if (surface.Clarity > 0)
            color = Vector3.Lerp(color, Through(surface, normal, direction, facing), surface.Clarity * (0.35f + (0.6f * facing)));
        return stage.Scene.Style == Style.Neon && point.Y > 1e-4f * stage.Unit ? (color * 0.35f) + surface.Glow + Edge(surface.Color, facing) : color + surface.Glow;
    }

    // A cartoon has light, half light and shade, and little between them.
    private float Banded(float light) => stage.Scene.Style != Style.Cartoon ? light
        : (0.55f * Step(0.08f, light)) + (0.4f * Step(0.52f, light));

    private static float Step(float at, float light)
    {
        var t = Math.Clamp(((light - at) / 0.06f) + 0.5f, 0, 1);
        return t * t * (3 - (2 * t));
    }

    // A neon tube follows every outline, in the surface's own hue at full strength.
    private static Vector3 Edge(Vector3 color, float facing)
    {
        var peak = MathF.Max(color.X, MathF.Max(color.Y, color.Z));
        var hue = peak > 0.05f ? color / peak : new Vector3(0.1f, 0.8f, 1); // what is black glows in the night's own blue
        hue = hue.Luminance() > 0.75f ? new Vector3(1, 0.25f, 0.9f) : Vector3.Lerp(new Vector3(hue.Luminance()), hue, 1.4f);
        return Vector3.Max(hue, new Vector3(0.03f, 0.1f, 0.25f)) * (1.7f * MathF.Pow(1 - facing, 3.2f));
    }

    private Vector3 Gloss(in Surface surface, Vector3 normal, Vector3 direction, float facing, float toSun, float sun, float open, float mirror)
    {
        var f0 = Vector3.Lerp(new Vector3(0.04f), surface.Color, surface.Metalness);
        var rough = Math.Clamp(surface.Roughness, 0.06f, 1);
        var fresnel = f0 + ((Vector3.Max(new Vector3(1 - rough), f0) - f0) * MathF.Pow(1 - facing, 5));
        var mirrored = Vector3.Reflect(direction, normal);
        // A rough mirror sees a wide piece of the sky, whose light is nearly that of its normal.
        var around = Vector3.Normalize(Vector3.Lerp(mirrored, normal, rough * rough * 0.8f));
        var env = stage.Sky.Light(around) * (open * float.Lerp(0.25f, 1, mirror));
        var color = fresnel * env * float.Lerp(1, 0.55f, rough);
        if (toSun <= 0 || sun <= 0)
            return color;
        var half = Vector3.Normalize(stage.Sun - direction);
        var a2 = rough * rough * rough * rough;
        var nh = MathF.Max(Vector3.Dot(normal, half), 0);
        var d = ((nh * nh) * (a2 - 1)) + 1;
        var k = (rough + 1) * (rough + 1) / 8;
        var visibility = 0.25f / (((facing * (1 - k)) + k) * ((toSun * (1 - k)) + k));
        // Of Cook and Torrance's product; the cap keeps a small light from sparkling.
        return color + (stage.SunLight * f0 * MathF.Min(a2 / (MathF.PI * d * d) * visibility * toSun * sun, 6));
    }

    // What is seen through: the sky behind, tinted once on the way in and once on the way out, brighter where the wall is thin.
    private Vector3 Through(in Surface surface, Vector3 normal, Vector3 direction, float facing)
    {
        var bent = Vector3.Normalize(direction - (normal * 0.45f));
        var behind = bent.Y > 0 ? stage.Sky.Light(bent) : Vector3.Lerp(stage.Sky.Light(new(bent.X, 0, bent.Z)), _setting.Ground.Color * (_up + (stage.SunLight * 0.4f)), 0.7f);
        return (behind * Vector3.Lerp(surface.Color, Vector3.One, 0.25f * (1 - facing))) + (surface.Color * stage.SunLight * 0.08f);
    }

    private static Vector3 Roughen(Vector3 normal, Vector3 p, float amount)
    {
        p *= 22;
        var slope = new Vector3(
            Noise.Fractal(p, 3) - Noise.Fractal(p + new Vector3(0.6f, 0, 0), 3),
            Noise.Fractal(p, 3) - Noise.Fractal(p + new Vector3(0, 0.6f, 0), 3),
            Noise.Fractal(p, 3) - Noise.Fractal(p + new Vector3(0, 0, 0.6f), 3));
        return Vector3.Normalize(normal + (slope * (1.6f * amount)));
    }
}
