using System.Runtime.Intrinsics;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Brings a row of a component to the picture's width. Halved chroma is interpolated by a triangle (3/4 the nearer sample, 1/4 the next),
/// with the usual library's rounding; other ratios are repeated.
/// </summary>
internal sealed unsafe class JpegUpsampler
{
    private readonly JpegComponent _component;
    private readonly int _across, _down;
    private readonly bool _smoothAcross, _smoothDown;

    internal JpegUpsampler(JpegComponent component, JpegFrame frame)
    {
        _component = component;
        _across = frame.MaxH / component.H;
        _down = frame.MaxV / component.V;
        _smoothAcross = _across == 2 && _down <= 2 && component.SampleWidth > 2;
        _smoothDown = _down == 2 && (_smoothAcross || _across == 1);
    }

    /// <summary>Rows below the one asked that a smooth row may need.</summary>
    internal int RowsBelow => _smoothDown ? _down : 0;

    /// <summary>The samples of picture row <paramref name="y"/>: the plane's own row, or <paramref name="scratch"/> filled.</summary>
    internal byte* Row(int y, byte* scratch, ushort* sums)
    {
        var near = y / _down;
        var row = PlaneRow(near);
        if (_smoothDown)
        {
            var below = y % 2 == 1;
            var far = PlaneRow(Math.Clamp(below ? near + 1 : near - 1, 0, _component.SampleHeight - 1));
            Mix(row, far, sums, _component.SampleWidth);
            if (_smoothAcross)
                SpreadSums(sums, scratch, _component.SampleWidth);
            else
                RoundSums(sums, scratch, _component.SampleWidth, below ? 2 : 1);
            return scratch;
        }
        if (_across == 1)
            return row;
        if (_smoothAcross)
            Spread(row, scratch, _component.SampleWidth);
        else
            Repeat(row, scratch, _component.SampleWidth, _across);
        return scratch;
    }

    private byte* PlaneRow(int y) => _component.Plane.Pointer + (long)y * _component.PlaneStride;

    private static void Mix(byte* near, byte* far, ushort* sums, int count)
    {
        var x = 0;
        for (; x + 16 <= count; x += 16)
        {
            var (a0, a1) = Vector128.Widen(Vector128.Load(near + x));
            var (b0, b1) = Vector128.Widen(Vector128.Load(far + x));
            (a0 * 3 + b0).Store(sums + x);
            (a1 * 3 + b1).Store(sums + x + 8);
        }
        for (; x < count; x++)
            sums[x] = (ushort)(3 * near[x] + far[x]);
    }

    private static void RoundSums(ushort* sums, byte* target, int count, int bias)
    {
        for (var x = 0; x < count; x++)
            target[x] = (byte)(sums[x] + bias >> 2);
    }

    // A pair of neighbours is one 16-bit store: the even sample is the low byte.
    private static void SpreadSums(ushort* s, byte* target, int count)
    {
        target[0] = (byte)(4 * s[0] + 8 >> 4);
        target[1] = (byte)(3 * s[0] + s[1] + 7 >> 4);
        var x = 1;
        var eight = Vector256.Create((ushort)8);
        var seven = Vector256.Create((ushort)7);
        for (; x + 17 <= count; x += 16)
        {
            var three = Vector256.Load(s + x) * 3;
            var even = three + Vector256.Load(s + x - 1) + eight >>> 4;
            var odd = three + Vector256.Load(s + x + 1) + seven >>> 4;
            (even | odd << 8).Store((ushort*)(target + 2 * x));
        }
        for (; x < count - 1; x++)
        {
            target[2 * x] = (byte)(3 * s[x] + s[x - 1] + 8 >> 4);
            target[2 * x + 1] = (byte)(3 * s[x] + s[x + 1] + 7 >> 4);
        }
        target[2 * x] = (byte)(3 * s[x] + s[x - 1] + 8 >> 4);
        target[2 * x + 1] = (byte)(4 * s[x] + 7 >> 4);
    }

    private static void Spread(byte* s, byte* target, int count)
    {
        target[0] = s[0];
        target[1] = (byte)(3 * s[0] + s[1] + 2 >> 2);
        var x = 1;
        var one = Vector256.Create((ushort)1);
        var two = Vector256.Create((ushort)2);
        for (; x + 17 <= count; x += 16)
        {
            var three = Widen(s + x) * 3;
            var even = three + Widen(s + x - 1) + one >>> 2;
            var odd = three + Widen(s + x + 1) + two >>> 2;
            (even | odd << 8).Store((ushort*)(target + 2 * x));
        }
        for (; x < count - 1; x++)
        {
            target[2 * x] = (byte)(3 * s[x] + s[x - 1] + 1 >> 2);
            target[2 * x + 1] = (byte)(3 * s[x] + s[x + 1] + 2 >> 2);
        }
        target[2 * x] = (byte)(3 * s[x] + s[x - 1] + 1 >> 2);
        target[2 * x + 1] = s[x];
    }

    private static Vector256<ushort> Widen(byte* at)
    {
        var (low, high) = Vector128.Widen(Vector128.Load(at));
        return Vector256.Create(low, high);
    }

    private static void Repeat(byte* source, byte* target, int count, int times)
    {
        for (var x = 0; x < count; x++)
        {
            for (var i = 0; i < times; i++)
                *target++ = source[x];
        }
    }
}
