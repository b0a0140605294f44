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

    /// <summary>sums /= weights.</summary>
    public static void Divide(Span<float> sums, ReadOnlySpan<float> weights)
    {
        var target = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var divisor = MemoryMarshal.Cast<float, Vector<float>>(weights[..sums.Length]);
        for (var i = 0; i < target.Length; i++)
            target[i] /= divisor[i];
        for (var i = target.Length * Vector<float>.Count; i < sums.Length; i++)
            sums[i] /= weights[i];
    }

    /// <summary>to = the lesser of a and b.</summary>
    public static void Min(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> to)
    {
        var (i, width) = (0, Vector<float>.Count);
        for (; i + width <= to.Length; i += width)
            Vector.Min(new Vector<float>(a[i..]), new Vector<float>(b[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] = MathF.Min(a[i], b[i]);
    }

    /// <summary>to = the greater of a and b.</summary>
    public static void Max(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> to)
    {
        var (i, width) = (0, Vector<float>.Count);
        for (; i + width <= to.Length; i += width)
            Vector.Max(new Vector<float>(a[i..]), new Vector<float>(b[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] = MathF.Max(a[i], b[i]);
    }

    /// <summary>Gives back the part (1 - weights) * strength of what <paramref name="to"/> lost against <paramref name="from"/>.</summary>
    public static void Blend(ReadOnlySpan<float> from, ReadOnlySpan<float> weights, float strength, Span<float> to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += (1 - weights[i]) * strength * (from[i] - to[i]);
    }
}
