using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Imaging;

/// <summary>Rows of any sample type to floats and back; floats keep the type's own range (0..255, 0..65535, 0..1).</summary>
internal static class SampleRows
{
    /// <summary>The type's largest displayable value.</summary>
    public static float Max(PixelType type) => type switch { PixelType.UInt8 => 255, PixelType.UInt16 => 65535, _ => 1 };

    /// <summary>Fills <paramref name="to"/> with the row's samples from column <paramref name="x"/> on.</summary>
    public static void Load(ImageBuffer image, int y, Span<float> to, int x = 0)
    {
        var first = x * image.Channels;
        switch (image.Type)
        {
            case PixelType.UInt8:
                Widen(image.Row(y).Slice(first, to.Length), to);
                break;
            case PixelType.UInt16:
                var words = image.Row<ushort>(y).Slice(first, to.Length);
                for (var i = 0; i < words.Length; i++)
                    to[i] = words[i];
                break;
            default:
                image.Row<float>(y).Slice(first, to.Length).CopyTo(to);
                break;
        }
    }

    /// <summary>Sets the row's samples from column <paramref name="x"/> on: integers rounded and clamped, floats as they are.</summary>
    public static void Store(ImageBuffer image, int y, ReadOnlySpan<float> from, int x = 0)
    {
        var first = x * image.Channels;
        switch (image.Type)
        {
            case PixelType.UInt8:
                Narrow(from, image.Row(y).Slice(first, from.Length));
                break;
            case PixelType.UInt16:
                var words = image.Row<ushort>(y).Slice(first, from.Length);
                for (var i = 0; i < words.Length; i++)
                    words[i] = (ushort)(Math.Clamp(from[i], 0, 65535) + 0.5f);
                break;
            default:
                from.CopyTo(image.Row<float>(y)[first..]);
                break;
        }
    }

    private static void Widen(ReadOnlySpan<byte> from, Span<float> to)
    {
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to[..from.Length]);
        var i = 0;
        for (; i + 16 <= from.Length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)i));
            var (a, b) = Vector256.Widen(Vector256.Create(low, high));
            Vector256.ConvertToSingle(a.AsInt32()).StoreUnsafe(ref target, (nuint)i);
            Vector256.ConvertToSingle(b.AsInt32()).StoreUnsafe(ref target, (nuint)i + 8);
        }
        for (; i < from.Length; i++)
            to[i] = from[i];
    }

    private static void Narrow(ReadOnlySpan<float> from, Span<byte> to)
    {
        ref var source = ref MemoryMarshal.GetReference(from[..to.Length]);
        ref var target = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i + 16 <= to.Length; i += 16)
        {
            var words = Vector256.Narrow(Round(ref source, i), Round(ref source, i + 8));
            Vector128.Narrow(words.GetLower(), words.GetUpper()).StoreUnsafe(ref target, (nuint)i);
        }
        for (; i < to.Length; i++)
            to[i] = (byte)(Math.Clamp(from[i], 0, 255) + 0.5f);
    }

    private static Vector256<uint> Round(ref float source, int index)
    {
        var clamped = Vector256.Min(Vector256.Max(Vector256.LoadUnsafe(ref source, (nuint)index), Vector256<float>.Zero), Vector256.Create(255f));
        return Vector256.ConvertToInt32(clamped + Vector256.Create(0.5f)).AsUInt32();
    }
}
