using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Sequential coding (F.2): a DC difference and all AC coefficients, block by block.</summary>
internal sealed unsafe class JpegBaselineScan(JpegReader reader, JpegFrame frame, JpegScan scan) : JpegScanDecoder(reader, frame, scan)
{
    protected override bool DecodeBlock(short* block, int index)
    {
        // Checked with the scan's header: sequential scans have both tables.
        var size = Bits.Symbol(Scan.DcTables[index]!);
        if (size < 0)
            return false;
        if (size > 0)
            Predictions[index] += Extend(Bits.Take(size), size);
        block[0] = (short)Predictions[index];
        return DecodeAc(block, Scan.AcTables[index]!);
    }

    // The hottest loop of decoding. The bit buffer lives in locals, as the compiler keeps no field of a class in a register.
    private bool DecodeAc(short* block, JpegDecodingTable table)
    {
        ref var lookup = ref MemoryMarshal.GetArrayDataReference(table.Lookup);
        ref var zigzag = ref MemoryMarshal.GetReference(JpegConstants.ZigZag);
        var buffer = Bits.Buffer;
        var count = Bits.Count;
        var next = Bits.Next;
        var lastWord = Bits.End - 4;
        var fine = true;
        for (var k = 1; k < 64; k++)
        {
            if (count < 32)
            {
                uint word;
                if (next <= lastWord && HasNoMarkerByte(word = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(next))))
                {
                    buffer |= (ulong)word << 32 - count;
                    count += 32;
                    next += 4;
                }
                else
                {
                    Bits.Set(buffer, count, next);
                    Bits.FillByBytes();
                    buffer = Bits.Buffer;
                    count = Bits.Count;
                    next = Bits.Next;
                }
            }
            var entry = Unsafe.Add(ref lookup, (nint)(buffer >> 64 - JpegDecodingTable.LookupBits));
            int symbol;
            if ((entry & JpegDecodingTable.SymbolOnly) == 0)
            {
                if (entry != 0)
                {
                    var used = entry & 127;
                    buffer <<= used;
                    count -= used;
                    k += entry >> 8 & 255;
                    block[Unsafe.Add(ref zigzag, k)] = (short)(entry >> 16);
                    continue;
                }
                symbol = table.DecodeLong((int)(buffer >> 48), out var length);
                if (length == 0)
                {
                    fine = false;
                    break;
                }
                buffer <<= length;
                count -= length;
            }
            else
            {
                buffer <<= entry & 127;
                count -= entry & 127;
                symbol = entry >> 8 & 255;
            }
            var size = symbol & 15;
            if (size == 0)
            {
                // 0xF0 skips sixteen zeros, one of them by the loop itself; any other is the end of the block.
                if (symbol != 0xF0)
                    break;
                k += 15;
                continue;
            }
            k += symbol >> 4;
            block[Unsafe.Add(ref zigzag, k)] = (short)Extend((int)(buffer >> 64 - size), size);
            buffer <<= size;
            count -= size;
        }
        Bits.Set(buffer, count, next);
        return fine;
    }

    // A byte 0xFF is a zero byte of the complement: the classic test for one.
    private static bool HasNoMarkerByte(uint word) => ((~word - 0x01010101) & word & 0x80808080) == 0;
}
