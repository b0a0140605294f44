using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>One row of coded units on its way in: pixels to lightness and subsampled colour, edges repeated to whole units.</summary>
internal sealed unsafe class JpegPlanes : IDisposable
{
    private readonly ByteRows _rows;
    private readonly int _width, _height, _across, _down, _padded;
    private readonly NativeArray<byte> _memory;
    private readonly byte[] _scratch;

    internal JpegPlanes(ByteRows rows, int width, int height, int across, int down)
    {
        _rows = rows;
        _width = width;
        _height = height;
        _across = across;
        _down = down;
        _padded = (width + 8 * across - 1) / (8 * across) * 8 * across;
        _scratch = new byte[width * 4];
        // Lightness of a unit row, two rows of colour at full size, colour of a unit row; vectors may reach 64 past a row.
        LumaStride = _padded + 64;
        _memory = new NativeArray<byte>((long)LumaStride * (8 * down + 4 + 16));
    }

    internal int LumaStride { get; }

    internal byte* Luma => _memory.Pointer;

    internal byte* Blue => _memory.Pointer + (long)LumaStride * (8 * _down + 4);

    internal byte* Red => Blue + 8L * LumaStride;

    private byte* FullColour => _memory.Pointer + (long)LumaStride * 8 * _down;

    public void Dispose() => _memory.Dispose();

    /// <summary>Fills the planes with unit row <paramref name="unitRow"/>.</summary>
    internal void Load(int unitRow)
    {
        var top = unitRow * 8 * _down;
        for (var y = 0; y < 8 * _down; y++)
        {
            var row = _rows.Row(Math.Min(top + y, _height - 1), _scratch);
            var luma = Luma + (long)y * LumaStride;
            if (_rows.Channels == 1)
            {
                row.CopyTo(new Span<byte>(luma, _width));
                Pad(luma);
                continue;
            }
            // Full-size colour goes straight to its plane when nothing is subsampled, else to a pair of rows.
            var subsampled = _across * _down > 1;
            var blue = subsampled ? FullColour + (long)(y % _down * 2) * LumaStride : Blue + (long)y * LumaStride;
            var red = subsampled ? blue + LumaStride : Red + (long)y * LumaStride;
            fixed (byte* pixels = row)
                Convert(pixels, luma, blue, red, _width);
            Pad(luma);
            Pad(blue);
            Pad(red);
            if (subsampled && y % _down == _down - 1)
            {
                Shrink(FullColour, Blue + (long)(y / _down) * LumaStride);
                Shrink(FullColour + LumaStride, Red + (long)(y / _down) * LumaStride);
            }
        }
    }

    private void Pad(byte* row) => new Span<byte>(row + _width, _padded - _width).Fill(row[_width - 1]);

    // Rounding alternates up and down along a row, so that the mean does not drift.
    private void Shrink(byte* upper, byte* target)
    {
        var lower = _down == 2 ? upper + 2L * LumaStride : upper;
        var bias = _down == 2 ? Vector256.Create(0x0002_0001u).AsUInt16() : Vector256.Create(0x0002_0000u).AsUInt16();
        var mask = Vector256.Create((ushort)255);
        for (var x = 0; x < _padded; x += 32)
        {
            var a = Vector256.Load((ushort*)(upper + x));
            var b = Vector256.Load((ushort*)(lower + x));
            // With one row the pair is counted twice: 2a + 2b + (0 or 2) over 4 is (a + b + (0 or 1)) over 2.
            var sum = (a & mask) + (a >>> 8) + (b & mask) + (b >>> 8) + bias >>> 2;
            Vector128.Narrow(sum.GetLower(), sum.GetUpper()).Store(target + x / 2);
        }
    }

    private static void Convert(byte* rgb, byte* luma, byte* blue, byte* red, int width)
    {
        var x = 0;
        for (; x + 16 <= width; x += 16)
        {
            var (r, g, b) = Deinterleave(rgb + 3 * x);
            var (y0, b0, r0) = Eight(Vector128.WidenLower(r), Vector128.WidenLower(g), Vector128.WidenLower(b));
            var (y1, b1, r1) = Eight(Vector128.WidenUpper(r), Vector128.WidenUpper(g), Vector128.WidenUpper(b));
            Vector128.Narrow(y0, y1).Store(luma + x);
            Vector128.Narrow(b0, b1).Store(blue + x);
            Vector128.Narrow(r0, r1).Store(red + x);
        }
        for (; x < width; x++)
        {
            int r = rgb[3 * x], g = rgb[3 * x + 1], b = rgb[3 * x + 2];
            luma[x] = (byte)(19595 * r + 38470 * g + 7471 * b + 32768 >> 16);
            blue[x] = (byte)(-11059 * r - 21709 * g + 32768 * b + (128 << 16) + 32767 >> 16);
            red[x] = (byte)(32768 * r - 27439 * g - 5329 * b + (128 << 16) + 32767 >> 16);
        }
    }

    // JFIF's equations in 16-bit fixed point; every result lies in 0..255 by itself.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<ushort> Luma, Vector128<ushort> Blue, Vector128<ushort> Red) Eight(Vector128<ushort> r16, Vector128<ushort> g16, Vector128<ushort> b16)
    {
        Vector256<int> r = Widen(r16), g = Widen(g16), b = Widen(b16);
        var centre = Vector256.Create((128 << 16) + 32767);
        return (
            Narrow(r * 19595 + g * 38470 + b * 7471 + Vector256.Create(32768) >> 16),
            Narrow(b * 32768 - r * 11059 - g * 21709 + centre >> 16),
            Narrow(r * 32768 - g * 27439 - b * 5329 + centre >> 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(Vector128<ushort> v)
    {
        var (low, high) = Vector128.Widen(v);
        return Vector256.Create(low, high).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector256<int> v) => Vector128.Narrow(v.GetLower(), v.GetUpper()).AsUInt16();

    // Sixteen pixels from three loads; a shuffle index of 255 gives zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> R, Vector128<byte> G, Vector128<byte> B) Deinterleave(byte* rgb)
    {
        const byte o = 255;
        var v0 = Vector128.Load(rgb);
        var v1 = Vector128.Load(rgb + 16);
        var v2 = Vector128.Load(rgb + 32);
        return (
            Vector128.Shuffle(v0, Vector128.Create(0, 3, 6, 9, 12, 15, o, o, o, o, o, o, o, o, o, o))
                | Vector128.Shuffle(v1, Vector128.Create(o, o, o, o, o, o, 2, 5, 8, 11, 14, o, o, o, o, o))
                | Vector128.Shuffle(v2, Vector128.Create(o, o, o, o, o, o, o, o, o, o, o, 1, 4, 7, 10, 13)),
            Vector128.Shuffle(v0, Vector128.Create(1, 4, 7, 10, 13, o, o, o, o, o, o, o, o, o, o, o))
                | Vector128.Shuffle(v1, Vector128.Create(o, o, o, o, o, 0, 3, 6, 9, 12, 15, o, o, o, o, o))
                | Vector128.Shuffle(v2, Vector128.Create(o, o, o, o, o, o, o, o, o, o, o, 2, 5, 8, 11, 14)),
            Vector128.Shuffle(v0, Vector128.Create(2, 5, 8, 11, 14, o, o, o, o, o, o, o, o, o, o, o))
                | Vector128.Shuffle(v1, Vector128.Create(o, o, o, o, o, 1, 4, 7, 10, 13, o, o, o, o, o, o))
                | Vector128.Shuffle(v2, Vector128.Create(o, o, o, o, o, o, o, o, o, o, 0, 3, 6, 9, 12, 15)));
    }
}
