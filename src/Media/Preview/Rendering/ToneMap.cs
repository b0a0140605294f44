using System.Numerics;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>From light without a limit to what a screen can show, keeping hues (Khronos' PBR neutral curve).</summary>
internal static class ToneMap
{
    private const float StartsAt = 0.76f;
    private const float Desaturates = 0.15f;

    /// <summary>Linear light, 0..1.</summary>
    public static Vector3 Of(Vector3 color)
    {
        var least = MathF.Min(color.X, MathF.Min(color.Y, color.Z));
        var offset = least < 0.08f ? least - (6.25f * least * least) : 0.04f;
        color -= new Vector3(offset);
        var peak = MathF.Max(color.X, MathF.Max(color.Y, color.Z));
        if (peak < StartsAt)
            return color;
        const float Rest = 1 - StartsAt;
        var shown = 1 - (Rest * Rest / (peak + Rest - StartsAt));
        color *= shown / peak;
        return Vector3.Lerp(color, new Vector3(shown), 1 - (1 / ((Desaturates * (peak - shown)) + 1)));
    }
}
