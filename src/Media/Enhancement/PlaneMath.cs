using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Enhancement;

/// <summary>The few row operations that the filters share.</summary>
internal static class PlaneMath
{
    /// <summary>to += from * scale.</summary>
    public static void AddScaled(ReadOnlySpan<float> from, float scale, Span<float> to)
    {
        var source = MemoryMarshal.Cast<float, Vector<float>>(from);
        var target = MemoryMarshal.Cast<float, Vector<float>>(to[..from.Length]);
        var factor = new Vector<float>(scale);
        for (var i = 0; i < source.Length; i++)
            target[i] += source[i] * factor;
        for (var i = source.Length * Vector<float>.Count; i < from.Length; i++)
            to[i] += from[i] * scale;
    }
}
