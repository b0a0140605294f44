using System.Numerics;
using System.Runtime.CompilerServices;
using static GenAsset.Media.Preview.Fields.Lanes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>Smooth noise over space for vectors of points, -1..1, the same on every machine.</summary>
internal static class LaneNoise
{
    /// <summary>One octave.</summary>
    public static Vector<float> At(Vector<float> x, Vector<float> y, Vector<float> z)
    {
        var (fx, fy, fz) = (Vector.Floor(x), Vector.Floor(y), Vector.Floor(z));
        var (u, v, w) = (Ease(x - fx), Ease(y - fy), Ease(z - fz));
        var (ix, iy, iz) = (Vector.ConvertToInt32(fx) * 0x2C1B3C6D, Vector.ConvertToInt32(fy) * 0x297A2D39, Vector.ConvertToInt32(fz) * 0x1B873593);
        var (jx, jy, jz) = (ix + new Vector<int>(0x2C1B3C6D), iy + new Vector<int>(0x297A2D39), iz + new Vector<int>(0x1B873593));
        var near = Mix(Mix(Cell(ix ^ iy ^ iz), Cell(jx ^ iy ^ iz), u), Mix(Cell(ix ^ jy ^ iz), Cell(jx ^ jy ^ iz), u), v);
        var far = Mix(Mix(Cell(ix ^ iy ^ jz), Cell(jx ^ iy ^ jz), u), Mix(Cell(ix ^ jy ^ jz), Cell(jx ^ jy ^ jz), u), v);
        return Mix(near, far, w);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Ease(Vector<float> t) => t * t * (Of(3) - (Of(2) * t));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Mix(Vector<float> a, Vector<float> b, Vector<float> t) => a + ((b - a) * t);

    // An integer mix; its upper bits become -1..1.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Cell(Vector<int> hash)
    {
        hash = (hash ^ Vector.ShiftRightLogical(hash, 15)) * 0x2C1B3C6D;
        hash = (hash ^ Vector.ShiftRightLogical(hash, 12)) * 0x297A2D39;
        return Vector.ConvertToSingle(Vector.ShiftRightArithmetic(hash, 8)) * Of(1 / 8388608f);
    }
}
