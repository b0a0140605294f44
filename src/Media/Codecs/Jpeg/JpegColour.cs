using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>What a frame's components mean.</summary>
internal enum JpegColourSpace
{
    Gray,
    Rgb,
    YCbCr,
    Cmyk,
    Ycck,
}

/// <summary>Component rows to pixel rows: JFIF's equations in 16-bit fixed point with the usual library's rounding.</summary>
internal static unsafe class JpegColour
{
    private const int Half = 1 << 15;

    internal static JpegColourSpace SpaceOf(JpegFrame frame, bool hasJfif, int? adobeTransform)
    {
        var components = frame.Components;
        if (components.Length == 1)
            return JpegColourSpace.Gray;
        if (components.Length == 4)
            return adobeTransform == 2 ? JpegColourSpace.Ycck : JpegColourSpace.Cmyk;
        if (hasJfif)
            return JpegColourSpace.YCbCr;
        if (adobeTransform is { } transform)
            return transform == 0 ? JpegColourSpace.Rgb : JpegColourSpace.YCbCr;
        return (components[0].Id, components[1].Id, components[2].Id) == ((byte)'R', (byte)'G', (byte)'B') ? JpegColourSpace.Rgb : JpegColourSpace.YCbCr;
    }

    /// <summary>Writes one row of pixels; component rows may be read up to 16 samples past <paramref name="width"/>.</summary>
    internal static void Convert(JpegColourSpace space, byte** rows, bool inverted, Span<byte> target, int width)
    {
        fixed (byte* pixels = target)
        {
            switch (space)
            {
                case JpegColourSpace.Gray:
                    new ReadOnlySpan<byte>(rows[0], width).CopyTo(target);
                    break;
                case JpegColourSpace.Rgb:
                    Interleave(rows[0], rows[1], rows[2], pixels, width);
                    break;
                case JpegColourSpace.YCbCr:
                    FromYCbCr(rows[0], rows[1], rows[2], pixels, width);
                    break;
                default:
                    // YCCK's first three are CMY's complement written as YCbCr.
                    if (space == JpegColourSpace.Ycck)
                        FromYCbCr(rows[0], rows[1], rows[2], pixels, width);
                    else
                        Interleave(rows[0], rows[1], rows[2], pixels, width);
                    MultiplyByBlack(pixels, rows[3], width, complement: inverted == (space == JpegColourSpace.Ycck), blackIsLight: inverted);
                    break;
            }
        }
    }

    private static void FromYCbCr(byte* y, byte* cb, byte* cr, byte* target, int width)
    {
        var x = 0;
        // Each step stores 16 bytes for 4 pixels' 12: the last pixels go singly.
        for (; x + 18 <= width; x += 16)
        {
            var (r0, g0, b0) = Eight(y + x, cb + x, cr + x);
            var (r1, g1, b1) = Eight(y + x + 8, cb + x + 8, cr + x + 8);
            StoreSixteen(Vector128.Narrow(r0, r1), Vector128.Narrow(g0, g1), Vector128.Narrow(b0, b1), target + 3 * x);
        }
        for (; x < width; x++)
        {
            int luma = y[x], blue = cb[x] - 128, red = cr[x] - 128;
            target[3 * x] = Clamp(luma + (91881 * red + Half >> 16));
            target[3 * x + 1] = Clamp(luma + (-22554 * blue - 46802 * red + Half >> 16));
            target[3 * x + 2] = Clamp(luma + (116130 * blue + Half >> 16));
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<ushort> R, Vector128<ushort> G, Vector128<ushort> B) Eight(byte* y, byte* cb, byte* cr)
    {
        var luma = Widen(y);
        var blue = Widen(cb) - Vector256.Create(128);
        var red = Widen(cr) - Vector256.Create(128);
        var half = Vector256.Create(Half);
        return (
            Narrow(luma + (red * 91881 + half >> 16)),
            Narrow(luma + (half - blue * 22554 - red * 46802 >> 16)),
            Narrow(luma + (blue * 116130 + half >> 16)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(byte* at)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(at)).AsByte());
        var (low, high) = Vector128.Widen(words);
        return Vector256.Create(low, high).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector256<int> v)
    {
        var clamped = Vector256.Min(Vector256.Max(v, Vector256<int>.Zero), Vector256.Create(255));
        return Vector128.Narrow(clamped.GetLower(), clamped.GetUpper()).AsUInt16();
    }

    private static void Interleave(byte* r, byte* g, byte* b, byte* target, int width)
    {
        var x = 0;
        for (; x + 18 <= width; x += 16)
            StoreSixteen(Vector128.Load(r + x), Vector128.Load(g + x), Vector128.Load(b + x), target + 3 * x);
        for (; x < width; x++)
            (target[3 * x], target[3 * x + 1], target[3 * x + 2]) = (r[x], g[x], b[x]);
    }

    // Sixteen pixels in three stores; a shuffle index of 255 gives zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreSixteen(Vector128<byte> r, Vector128<byte> g, Vector128<byte> b, byte* target)
    {
        const byte o = 255;
        (Vector128.Shuffle(r, Vector128.Create(0, o, o, 1, o, o, 2, o, o, 3, o, o, 4, o, o, 5))
            | Vector128.Shuffle(g, Vector128.Create(o, 0, o, o, 1, o, o, 2, o, o, 3, o, o, 4, o, o))
            | Vector128.Shuffle(b, Vector128.Create(o, o, 0, o, o, 1, o, o, 2, o, o, 3, o, o, 4, o))).Store(target);
        (Vector128.Shuffle(r, Vector128.Create(o, o, 6, o, o, 7, o, o, 8, o, o, 9, o, o, 10, o))
            | Vector128.Shuffle(g, Vector128.Create(5, o, o, 6, o, o, 7, o, o, 8, o, o, 9, o, o, 10))
            | Vector128.Shuffle(b, Vector128.Create(o, 5, o, o, 6, o, o, 7, o, o, 8, o, o, 9, o, o))).Store(target + 16);
        (Vector128.Shuffle(r, Vector128.Create(o, 11, o, o, 12, o, o, 13, o, o, 14, o, o, 15, o, o))
            | Vector128.Shuffle(g, Vector128.Create(o, o, 11, o, o, 12, o, o, 13, o, o, 14, o, o, 15, o))
            | Vector128.Shuffle(b, Vector128.Create(10, o, o, 11, o, o, 12, o, o, 13, o, o, 14, o, o, 15))).Store(target + 32);
    }

    // Without a press profile: light = (1 - ink) (1 - black), rounded.
    private static void MultiplyByBlack(byte* pixels, byte* black, int width, bool complement, bool blackIsLight)
    {
        for (var x = 0; x < width; x++)
        {
            var k = blackIsLight ? black[x] : 255 - black[x];
            for (var c = 0; c < 3; c++, pixels++)
            {
                var light = complement ? 255 - *pixels : *pixels;
                *pixels = (byte)((light * k + 127) / 255);
            }
        }
    }
}
