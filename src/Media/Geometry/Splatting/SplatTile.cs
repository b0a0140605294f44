using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>Composites the splats of 16 x 16 pixels, front to back, eight pixels at a time, until nothing behind can be seen.</summary>
internal ref struct SplatTile
{
    /// <summary>Pixels along a side.</summary>
    public const int Size = 16;

    private const int Lanes = 8;

    // What lies behind this little light changes no 8-bit pixel.
    private const float Opaque = 1f / 512;

    private Pixels _left, _red, _green, _blue;

    /// <summary>Draws <paramref name="entries"/> (numbers of splats, nearest first) into the tile whose corner is (x, y).</summary>
    public void Draw(ReadOnlySpan<ProjectedSplat> splats, ReadOnlySpan<int> entries, int x, int y)
    {
        ((Span<float>)_left).Fill(1);
        ((Span<float>)_red).Clear();
        ((Span<float>)_green).Clear();
        ((Span<float>)_blue).Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            Add(splats[entries[i]], x, y);
            if (i % 16 == 15 && !Vector256.GreaterThanAny(Most(), Vector256.Create(Opaque)))
                return;
        }
    }

    /// <summary>The colour of one pixel of the tile, with alpha multiplied in.</summary>
    public readonly Vector4 this[int column, int row]
    {
        get
        {
            var i = (row * Size) + column;
            return new Vector4(_red[i], _green[i], _blue[i], 1 - _left[i]);
        }
    }

    private void Add(in ProjectedSplat splat, int x, int y)
    {
        int top = Math.Max(0, (int)MathF.Floor(splat.Center.Y - splat.Reach.Y - y)), bottom = Math.Min(Size - 1, (int)MathF.Ceiling(splat.Center.Y + splat.Reach.Y - y));
        int first = splat.Center.X - splat.Reach.X - x > Lanes ? Lanes : 0, last = splat.Center.X + splat.Reach.X - x < Lanes ? 0 : Lanes;
        var ramp = Vector256.Create(0.5f, 1.5f, 2.5f, 3.5f, 4.5f, 5.5f, 6.5f, 7.5f);
        // In powers of two, so that the exponential is a shift and a polynomial; what is too faint is found before computing it.
        const float ToPowersOfTwo = 1.44269504f;
        float a = -0.5f * ToPowersOfTwo * splat.A, b = -ToPowersOfTwo * splat.B, c = -0.5f * ToPowersOfTwo * splat.C;
        Vector256<float> least = Vector256.Create(MathF.Log2(ProjectedSplat.LeastAlpha / splat.Opacity)), most = Vector256.Create(0.99f);
        for (var row = top; row <= bottom; row++)
        {
            var dy = y + row + 0.5f - splat.Center.Y;
            for (var column = first; column <= last; column += Lanes)
            {
                var dx = ramp + Vector256.Create(x + column - splat.Center.X);
                var power = (dx * ((dx * a) + Vector256.Create(b * dy))) + Vector256.Create(c * dy * dy);
                var seen = Vector256.GreaterThanOrEqual(power, least);
                if (seen == Vector256<float>.Zero)
                    continue;
                var alpha = Vector256.Min(PowerOfTwo(power) * splat.Opacity, most) & seen;
                var i = (nuint)((row * Size) + column);
                var left = Vector256.LoadUnsafe(ref _left[0], i);
                var share = alpha * left;
                (left - share).StoreUnsafe(ref _left[0], i);
                Blend(ref _red[0], i, share, splat.Color.X);
                Blend(ref _green[0], i, share, splat.Color.Y);
                Blend(ref _blue[0], i, share, splat.Color.Z);
            }
        }
    }

    // 2^p for p of -20 to 0, within 2e-6 of itself: the whole part goes into the exponent's bits, the rest (-0.5 .. 0.5) is a Taylor series.
    private static Vector256<float> PowerOfTwo(Vector256<float> power)
    {
        var whole = Vector256.Round(Vector256.Max(power, Vector256.Create(-20f)));
        var rest = power - whole;
        var series = (((((((((rest * 0.0013333558f) + Vector256.Create(0.0096181291f)) * rest) + Vector256.Create(0.055504109f)) * rest)
            + Vector256.Create(0.24022651f)) * rest) + Vector256.Create(0.69314718f)) * rest) + Vector256<float>.One;
        return ((Vector256.ConvertToInt32(whole) + Vector256.Create(127)) << 23).AsSingle() * series;
    }

    private static void Blend(ref float channel, nuint i, Vector256<float> share, float color) =>
        (Vector256.LoadUnsafe(ref channel, i) + (share * color)).StoreUnsafe(ref channel, i);

    private readonly Vector256<float> Most()
    {
        var most = Vector256<float>.Zero;
        foreach (var eight in MemoryMarshal.Cast<float, Vector256<float>>((ReadOnlySpan<float>)_left))
            most = Vector256.Max(most, eight);
        return most;
    }

    [System.Runtime.CompilerServices.InlineArray(Size * Size)]
    private struct Pixels
    {
        private float _first;
    }
}
