using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>What lies behind everything, by direction: sky, sun or moon, stars, clouds and far ridges.</summary>
internal sealed class Sky
{
    private readonly Setting _setting;
    private readonly Vector3 _sun;
    private readonly float _seed;
    private readonly bool _isStudio;

    public Sky(Setting setting, Vector3 sun, Vector3 forward, ulong seed)
    {
        (_setting, _sun, _seed) = (setting, sun, (seed % 977) * 1.37f);
        _isStudio = ReferenceEquals(setting, Setting.Studio) || setting.Name == "studio";
        (Heading, _) = (MathF.Atan2(forward.X, forward.Z), 0);
    }

    private float Heading { get; }

    /// <summary>The light from a direction on rough things and in reflections: soft, without discs and stars.</summary>
    public Vector3 Light(Vector3 direction)
    {
        var up = Math.Clamp(direction.Y, -1, 1);
        var light = up >= 0 ? Vector3.Lerp(_setting.Horizon, _setting.Zenith, MathF.Sqrt(up)) : Vector3.Lerp(_setting.Horizon, _setting.Ground.Color * 0.6f, MathF.Min(1, -up * 3));
        light *= _setting.Ambient;
        var toSun = MathF.Max(0, Vector3.Dot(direction, _sun));
        light += _setting.SunLight * (0.12f * MathF.Pow(toSun, 8));
        // Metal shows what surrounds it: a studio surrounds it with two soft boxes and a dark floor line.
        if (_isStudio)
            light += SoftBoxes(direction);
        return light;
    }

    /// <summary>What the camera sees in a direction.</summary>
    public Vector3 Seen(Vector3 direction)
    {
        var up = MathF.Max(0, direction.Y);
        var color = Vector3.Lerp(_setting.Horizon, _setting.Zenith, MathF.Pow(up, 0.6f));
        var toSun = MathF.Max(0, Vector3.Dot(direction, _sun));
        color += _setting.SunLight * (0.05f * MathF.Pow(toSun, 24));
        if (_setting.Stars > 0)
            color += Stars(direction);
        if (_setting.Disc > 0)
            color = Vector3.Lerp(color, _setting.DiscColor, Smooth(MathF.Cos(float.DegreesToRadians(_setting.Disc * 1.03f)), MathF.Cos(float.DegreesToRadians(_setting.Disc * 0.97f)), toSun));
        if (_setting.Clouds > 0 && direction.Y > 0.01f)
            color = Vector3.Lerp(color, _setting.CloudColor, Cloud(direction));
        return _setting.Ridges > 0 ? Ridges(direction, color) : color;
    }

    private Vector3 SoftBoxes(Vector3 d)
    {
        var key = Smooth(0.72f, 0.86f, Vector3.Dot(d, Vector3.Normalize(new(_sun.X, _sun.Y * 0.6f, _sun.Z))));
        var rim = Smooth(0.8f, 0.9f, Vector3.Dot(d, Vector3.Normalize(new(-_sun.X, 0.25f, -_sun.Z))));
        return new Vector3((key * 1.6f) + (rim * 0.9f));
    }

    private Vector3 Stars(Vector3 d)
    {
        var p = d * 90;
        var (x, y, z) = ((int)MathF.Floor(p.X), (int)MathF.Floor(p.Y), (int)MathF.Floor(p.Z));
        var roll = Noise.Cell(x, y, z + (int)_seed);
        var likely = 1 - (0.06f * _setting.Stars);
        if (roll < likely)
            return Vector3.Zero;
        var offset = p - new Vector3(x + 0.5f, y + 0.5f, z + 0.5f);
        var tint = Vector3.Lerp(new(0.75f, 0.85f, 1), new(1, 0.9f, 0.75f), Noise.Cell(x + 5, y, z));
        return tint * (2.2f * ((roll - likely) / (1 - likely)) * MathF.Exp(-offset.LengthSquared() * 14));
    }

    private float Cloud(Vector3 d)
    {
        var p = new Vector3(d.X / (d.Y + 0.18f), _seed, d.Z / (d.Y + 0.18f)) * 1.1f;
        var density = Noise.Fractal(p, 5);
        var from = 0.78f - (0.5f * _setting.Clouds);
        return Smooth(from, from + 0.22f, density) * Math.Clamp(d.Y * 6, 0, 1) * 0.92f;
    }

    private Vector3 Ridges(Vector3 d, Vector3 behind)
    {
        const int Layers = 3;
        var around = MathF.Atan2(d.X, d.Z) - Heading;
        var color = behind;
        for (var layer = 0; layer < Layers; layer++)
        {
            var near = (layer + 1f) / Layers;
            var height = _setting.Ridges * (1.15f - (0.45f * near)) * Outline(around, layer);
            if (d.Y < height)
                color = Vector3.Lerp(_setting.Horizon, _setting.RidgeColor, (0.35f + (0.6f * near)) * (0.65f + (0.35f * Math.Clamp(d.Y / MathF.Max(height, 1e-3f), 0, 1))));
        }
        return color;
    }

    private float Outline(float around, int layer)
    {
        var x = (around * (4 + (layer * 1.7f))) + (layer * 31) + _seed;
        if (_setting.RidgeRoughness > 1.5f) // towers
            return 0.25f + (0.75f * MathF.Pow(Noise.Cell((int)MathF.Floor(x * 4), layer, 77), 1.5f));
        var smooth = Noise.Fractal(new(x * 0.8f, layer * 7.7f, 0.5f), 2);
        var rough = Noise.Fractal(new(x * 1.2f, layer * 3.1f, 5.5f), 5);
        var height = float.Lerp(smooth, 1 - (MathF.Abs(rough - 0.5f) * 2.6f), Math.Clamp(_setting.RidgeRoughness, 0, 1) * 0.7f);
        return MathF.Max(0.1f, height);
    }

    private static float Smooth(float from, float to, float x)
    {
        var t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - (2 * t));
    }
}
