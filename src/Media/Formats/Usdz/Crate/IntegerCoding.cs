using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>
/// Crate files' lists of integers: differences, the commonest of them once, two bits a difference that say how many bytes it
/// takes (0, 1, 2 or 4), then those bytes; LZ4 over all.
/// </summary>
internal static class IntegerCoding
{
    public static byte[] Encode(ReadOnlySpan<int> numbers)
    {
        if (numbers.IsEmpty)
            return [];
        var common = Commonest(numbers);
        var codes = (int)((numbers.Length * 2L + 7) / 8);
        var encoded = new byte[MostBytes(numbers.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(encoded, common);
        var (previous, to) = (0, 4 + codes);
        for (var i = 0; i < numbers.Length; i++)
        {
            var delta = unchecked(numbers[i] - previous);
            previous = numbers[i];
            int code;
            if (delta == common)
                code = 0;
            else if (delta == (sbyte)delta)
                (code, encoded[to++]) = (1, (byte)delta);
            else if (delta == (short)delta)
            {
                BinaryPrimitives.WriteInt16LittleEndian(encoded.AsSpan(to), (short)delta);
                (code, to) = (2, to + 2);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(encoded.AsSpan(to), delta);
                (code, to) = (3, to + 4);
            }

            encoded[4 + i / 4] |= (byte)(code << (i % 4 * 2));
        }

        return Lz4.Compress(encoded.AsSpan(0, to));
    }

    /// <summary>The numbers, or null when the data is damaged or holds fewer; nothing is allocated that the data's length does not warrant.</summary>
    public static int[]? Decode(ReadOnlySpan<byte> source, int count)
    {
        if (count == 0)
            return [];
        var room = new byte[Math.Min(MostBytes(count), source.Length * 255L + 64)]; // LZ4's best ratio
        var length = Lz4.Decompress(source, room);
        var at = (int)(4 + (count * 2L + 7) / 8);
        if (length < at)
            return null;
        var encoded = room.AsSpan(0, length);
        var common = BinaryPrimitives.ReadInt32LittleEndian(encoded);
        var (numbers, previous) = (new int[count], 0);
        for (var i = 0; i < count; i++)
        {
            var code = encoded[4 + i / 4] >> (i % 4 * 2) & 3;
            var size = code == 3 ? 4 : code;
            if (at + size > length)
                return null;
            var delta = code switch
            {
                0 => common,
                1 => (sbyte)encoded[at],
                2 => BinaryPrimitives.ReadInt16LittleEndian(encoded[at..]),
                _ => BinaryPrimitives.ReadInt32LittleEndian(encoded[at..]),
            };
            at += size;
            numbers[i] = previous = unchecked(previous + delta);
        }

        return numbers;
    }

    private static long MostBytes(int count) => 4 + (count * 2L + 7) / 8 + count * 4L;

    private static int Commonest(ReadOnlySpan<int> numbers)
    {
        var counts = new Dictionary<int, int>();
        var (previous, best, bestCount) = (0, 0, 0);
        foreach (var number in numbers)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, unchecked(number - previous), out _);
            if (++count > bestCount)
                (best, bestCount) = (unchecked(number - previous), count);
            previous = number;
        }

        return best;
    }
}
