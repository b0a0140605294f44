using System.Buffers.Binary;

namespace GenAsset.Media.Formats.Usdz.Crate;

/// <summary>LZ4 blocks inside the one-byte wrapper of crate files (0: one block follows).</summary>
internal static class Lz4
{
    private const int MinMatch = 4;
    private const int LastLiterals = 5; // the block format ends with at least so many literals
    private const int MatchLimit = 12; // and its last match starts at least so far from the end
    private const int HashBits = 14;

    public static byte[] Compress(ReadOnlySpan<byte> source)
    {
        var target = new byte[source.Length + source.Length / 255 + 17];
        var table = new int[1 << HashBits];
        var (at, anchor, to) = (0, 0, 1);
        while (at < source.Length - MatchLimit)
        {
            var word = BinaryPrimitives.ReadUInt32LittleEndian(source[at..]);
            ref var slot = ref table[word * 2654435761u >> (32 - HashBits)];
            var candidate = slot - 1;
            slot = at + 1;
            if (candidate < 0 || at - candidate > ushort.MaxValue || BinaryPrimitives.ReadUInt32LittleEndian(source[candidate..]) != word)
            {
                at++;
                continue;
            }

            var most = source.Length - LastLiterals - at;
            var length = MinMatch + source.Slice(at + MinMatch, most - MinMatch).CommonPrefixLength(source.Slice(candidate + MinMatch, most - MinMatch));
            to = Sequence(source[anchor..at], length - MinMatch, at - candidate, target, to);
            at += length;
            anchor = at;
        }

        return target[..Sequence(source[anchor..], -1, 0, target, to)];
    }

    /// <summary>Fills <paramref name="target"/> as far as the data goes; returns the number of bytes, or -1 when the data is damaged.</summary>
    public static int Decompress(ReadOnlySpan<byte> source, Span<byte> target)
    {
        if (source.IsEmpty)
            return -1;
        int blocks = source[0], to = 0;
        source = source[1..];
        if (blocks == 0)
            return Block(source, target);
        for (var i = 0; i < blocks; i++)
        {
            var length = source.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(source) : -1;
            if (length < 0 || length > source.Length - 4 || Block(source.Slice(4, length), target[to..]) is not (var count and >= 0))
                return -1;
            to += count;
            source = source[(4 + length)..];
        }

        return to;
    }

    private static int Sequence(ReadOnlySpan<byte> literals, int matchCode, int offset, Span<byte> target, int to)
    {
        var token = to++;
        target[token] = (byte)(Math.Min(literals.Length, 15) << 4 | Math.Clamp(matchCode, 0, 15));
        to = Length(literals.Length - 15, target, to);
        literals.CopyTo(target[to..]);
        to += literals.Length;
        if (matchCode < 0) // the last sequence has no match
            return to;
        BinaryPrimitives.WriteUInt16LittleEndian(target[to..], (ushort)offset);
        return Length(matchCode - 15, target, to + 2);
    }

    private static int Length(int rest, Span<byte> target, int to)
    {
        if (rest < 0)
            return to;
        for (; rest >= 255; rest -= 255)
            target[to++] = 255;
        target[to++] = (byte)rest;
        return to;
    }

    private static int Block(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var (at, to) = (0, 0);
        while (at < source.Length)
        {
            int token = source[at++], literals = token >> 4;
            if (literals == 15 && !More(source, ref at, ref literals) || literals > source.Length - at || literals > target.Length - to)
                return -1;
            source.Slice(at, literals).CopyTo(target[to..]);
            at += literals;
            to += literals;
            if (at == source.Length)
                return to;
            if (at + 2 > source.Length)
                return -1;
            var offset = BinaryPrimitives.ReadUInt16LittleEndian(source[at..]);
            at += 2;
            var length = token & 15;
            if (length == 15 && !More(source, ref at, ref length) || offset == 0 || offset > to || length + MinMatch > target.Length - to)
                return -1;
            for (var end = to + length + MinMatch; to < end; to++) // byte by byte: a match may overlap itself
                target[to] = target[to - offset];
        }

        return to;
    }

    private static bool More(ReadOnlySpan<byte> source, ref int at, ref int length)
    {
        while (at < source.Length)
        {
            length += source[at];
            if (length < 0)
                return false;
            if (source[at++] != 255)
                return true;
        }

        return false;
    }
}
