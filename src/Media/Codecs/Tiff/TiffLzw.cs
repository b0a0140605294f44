namespace GenAsset.Media.Codecs.Tiff;

/// <summary>TIFF's LZW (section 13): codes of 9 to 12 bits, high bit first, each width left one code early.</summary>
internal static class TiffLzw
{
    private const int Clear = 256, End = 257, First = 258, Last = 4095;

    /// <summary>Unpacks into exactly <paramref name="target"/>.</summary>
    internal static void Unpack(ReadOnlySpan<byte> source, Span<byte> target, long offset)
    {
        // A string of the table is the one before it and one byte more, and both lie where they were written: only places are kept.
        var starts = new int[Last + 1];
        var lengths = new int[Last + 1];
        int next = First, width = 9, previous = -1, to = 0, from = 0, count = 0;
        uint buffer = 0;
        int previousStart = 0, previousLength = 0;
        while (to < target.Length)
        {
            while (count < width)
            {
                if (from >= source.Length)
                    throw TiffUnpacker.Early(offset);
                buffer = buffer << 8 | source[from++];
                count += 8;
            }
            count -= width;
            var code = (int)(buffer >> count & (1u << width) - 1);
            if (code == End)
                throw TiffUnpacker.Early(offset);
            if (code == Clear)
            {
                (next, width, previous) = (First, 9, -1);
                continue;
            }
            var start = to;
            if (code < Clear)
            {
                target[to++] = (byte)code;
            }
            else if (code < next && code >= First)
            {
                to += Copy(target, starts[code], to, lengths[code]);
            }
            else if (code == next && previous >= 0)
            {
                to += Copy(target, previousStart, to, previousLength + 1);
            }
            else
            {
                throw new MediaFormatException(TiffConstants.Name, offset, $"LZW code {code} has no string yet");
            }
            if (previous >= 0 && next <= Last)
            {
                starts[next] = previousStart;
                lengths[next] = previousLength + 1;
                next++;
            }
            (previous, previousStart, previousLength) = (code, start, to - start);
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }
    }

    /// <summary>Packs into <paramref name="output"/>.</summary>
    internal static void Pack(ReadOnlySpan<byte> source, Stream output)
    {
        const int slots = 1 << 14;
        var keys = new int[slots];
        var codes = new ushort[slots];
        var writer = new CodeWriter(output);
        keys.AsSpan().Fill(-1);
        writer.Put(Clear, 9);
        int next = First, width = 9, prefix = source.Length > 0 ? source[0] : -1;
        for (var i = 1; i < source.Length; i++)
        {
            var key = prefix << 8 | source[i];
            var slot = (int)((uint)key * 2654435761 >> 18);
            while (keys[slot] >= 0 && keys[slot] != key)
                slot = slot + 1 & slots - 1;
            if (keys[slot] == key)
            {
                prefix = codes[slot];
                continue;
            }
            writer.Put(prefix, width);
            prefix = source[i];
            (keys[slot], codes[slot]) = (key, (ushort)next++);
            // The reader's table is one string behind, hence "early" on its side means one later here.
            if (next == Last)
            {
                writer.Put(Clear, width);
                keys.AsSpan().Fill(-1);
                (next, width) = (First, 9);
            }
            else
            {
                width = next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9;
            }
        }
        if (prefix >= 0)
        {
            writer.Put(prefix, width);
            next++;
        }
        writer.Put(End, next >= 2048 ? 12 : next >= 1024 ? 11 : next >= 512 ? 10 : 9);
        writer.Close();
    }

    // Overlap is meant: a string may repeat what is being written.
    private static int Copy(Span<byte> target, int from, int to, int length)
    {
        length = Math.Min(length, target.Length - to);
        if (from + length <= to)
        {
            target.Slice(from, length).CopyTo(target[to..]);
            return length;
        }
        for (var i = 0; i < length; i++)
            target[to + i] = target[from + i];
        return length;
    }

    private struct CodeWriter(Stream output)
    {
        private uint _buffer;
        private int _count;

        internal void Put(int code, int width)
        {
            _buffer = _buffer << width | (uint)code;
            _count += width;
            for (; _count >= 8; _count -= 8)
                output.WriteByte((byte)(_buffer >> _count - 8));
        }

        internal void Close()
        {
            if (_count > 0)
                output.WriteByte((byte)(_buffer << 8 - _count));
            _count = 0;
        }
    }
}
