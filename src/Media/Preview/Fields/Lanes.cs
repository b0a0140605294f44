using System.Numerics;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Preview.Fields;

/// <summary>Mathematics on a vector of lanes.</summary>
internal static unsafe class Lanes
{
    /// <summary>Lanes of a vector.</summary>
    public static int Width => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Load(float* from) => Unsafe.ReadUnaligned<Vector<float>>(from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* to, Vector<float> value) => Unsafe.WriteUnaligned(to, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Length(Vector<float> x, Vector<float> y) => Vector.SquareRoot((x * x) + (y * y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Length(Vector<float> x, Vector<float> y, Vector<float> z) => Vector.SquareRoot((x * x) + (y * y) + (z * z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Clamp01(Vector<float> x) => Vector.Min(Vector.Max(x, Vector<float>.Zero), Vector<float>.One);

    /// <summary>The angle of (x, y), by a polynomial within 1e-5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Atan2(Vector<float> y, Vector<float> x)
    {
        var (ax, ay) = (Vector.Abs(x), Vector.Abs(y));
        var (large, small) = (Vector.Max(ax, ay), Vector.Min(ax, ay));
        var t = small / Vector.Max(large, Of(1e-30f));
        var s = t * t;
        // Abramowitz and Stegun 4.4.49.
        var r = ((((((((((Of(0.0028662257f) * s) - Of(0.0161657367f)) * s) + Of(0.0429096138f)) * s) - Of(0.0752896400f)) * s) + Of(0.1065626393f)) * s) - Of(0.1420889944f)) * s;
        r = ((((r + Of(0.1999355085f)) * s) - Of(0.3333314528f)) * s * t) + t;
        r = Vector.ConditionalSelect(Vector.GreaterThan(ay, ax), Of(MathF.PI / 2) - r, r);
        r = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Of(MathF.PI) - r, r);
        return Vector.ConditionalSelect(Vector.LessThan(y, Vector<float>.Zero), -r, r);
    }

    /// <summary>Sine and cosine together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<float> Sin, Vector<float> Cos) SinCos(Vector<float> x) => Vector.SinCos(x);
}
