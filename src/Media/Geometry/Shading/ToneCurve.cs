using System.Numerics;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>Brings light into what a screen can show.</summary>
public static class ToneCurve
{
    private const float Knee = 0.76f;

    /// <summary>Leaves colours as they are up to a knee, and bends what is brighter towards white without changing its hue much.</summary>
    public static Vector3 Apply(Vector3 light)
    {
        var peak = MathF.Max(light.X, MathF.Max(light.Y, light.Z));
        if (peak <= Knee)
            return light;
        var bent = Knee + ((1 - Knee) * (1 - MathF.Exp((Knee - peak) / (1 - Knee))));
        var scaled = light * (bent / peak);
        return Vector3.Lerp(scaled, new Vector3(bent), 1 - (1 / (1 + (0.18f * (peak - bent)))));
    }
}
