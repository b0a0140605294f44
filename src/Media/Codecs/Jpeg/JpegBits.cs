using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Entropy-coded bits, next bit highest. Past the data it gives zeros and counts them, so that inner loops need no test for the end;
/// whoever decodes a row asks <see cref="IsOverrun"/> after it.
/// </summary>
internal unsafe struct JpegBits(byte* start, byte* end)
{
    private int _padding;

    /// <summary>Where the file ends.</summary>
    internal readonly byte* End = end;

    /// <summary>Where reading goes on; at a marker's 0xFF when one was met.</summary>
    internal byte* Next = start;

    /// <summary>The bits read ahead, left-aligned.</summary>
    internal ulong Buffer;

    /// <summary>How many bits of <see cref="Buffer"/> count.</summary>
    internal int Count;

    /// <summary>Whether bits past the data were consumed.</summary>
    internal readonly bool IsOverrun => _padding > Count;

    /// <summary>Makes at least 32 bits count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Fill()
    {
        if (Count >= 32)
            return;
        if (End - Next >= 4)
        {
            var word = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(Next));
            // A byte 0xFF is a zero byte of the complement: the classic test for one.
            if (((~word - 0x01010101) & word & 0x80808080) == 0)
            {
                Buffer |= (ulong)word << 32 - Count;
                Count += 32;
                Next += 4;
                return;
            }
        }
        FillByBytes();
    }

    /// <summary>The next <paramref name="count"/> bits, 0..16, after a <see cref="Fill"/>.</summary>
    internal int Take(int count)
    {
        var value = (int)(Buffer >> 1 >> 63 - count);
        Drop(count);
        return value;
    }

    /// <summary>Skips bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Drop(int count)
    {
        Buffer <<= count;
        Count -= count;
    }

    /// <summary>Decodes one symbol; -1 when the bits are no code.</summary>
    internal int Symbol(JpegDecodingTable table)
    {
        Fill();
        var entry = table.Symbols[(int)(Buffer >> 64 - JpegDecodingTable.LookupBits)];
        if (entry != 0)
        {
            Drop(entry & 255);
            return entry >> 8;
        }
        var symbol = table.DecodeLong((int)(Buffer >> 48), out var length);
        Drop(length);
        return length == 0 ? -1 : symbol;
    }

    /// <summary>Forgets what is left of the current byte and what was read ahead, and goes on at <paramref name="next"/>.</summary>
    internal void Restart(byte* next)
    {
        Next = next;
        Buffer = 0;
        Count = 0;
        _padding = 0;
    }

    /// <summary>Takes back what a loop kept in locals.</summary>
    internal void Set(ulong buffer, int count, byte* next)
    {
        Buffer = buffer;
        Count = count;
        Next = next;
    }

    /// <summary>Fills up to at least 57 bits, minding stuffed bytes, markers and the end.</summary>
    internal void FillByBytes()
    {
        while (Count <= 56)
        {
            ulong value = 0;
            if (Next < End && *Next != 0xFF)
            {
                value = *Next++;
            }
            else if (End - Next >= 2 && Next[1] == 0)
            {
                value = 0xFF;
                Next += 2;
            }
            else
            {
                _padding += 8;
            }
            Buffer |= value << 56 - Count;
            Count += 8;
        }
    }
}
