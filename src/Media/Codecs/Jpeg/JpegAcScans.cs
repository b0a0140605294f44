namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Progressive coding, first scan of a band of AC coefficients (G.1.2.2): runs may end whole stretches of blocks.</summary>
internal sealed unsafe class JpegAcFirstScan(JpegReader reader, JpegFrame frame, JpegScan scan) : JpegScanDecoder(reader, frame, scan)
{
    private int _blocksToSkip;

    protected override void Reset()
    {
        base.Reset();
        _blocksToSkip = 0;
    }

    protected override bool DecodeBlock(short* block, int index)
    {
        if (_blocksToSkip > 0)
        {
            _blocksToSkip--;
            return true;
        }
        var table = Scan.AcTables[index]!;
        var zigzag = JpegConstants.ZigZag;
        for (var k = Scan.SpectralStart; k <= Scan.SpectralEnd; k++)
        {
            Bits.Fill();
            var entry = table.Lookup[(int)(Bits.Buffer >> 64 - JpegDecodingTable.LookupBits)];
            if (entry != 0 && (entry & JpegDecodingTable.SymbolOnly) == 0)
            {
                Bits.Drop(entry & 127);
                k += entry >> 8 & 255;
                block[zigzag[k]] = (short)((entry >> 16) << Scan.LowBit);
                continue;
            }
            var symbol = Bits.Symbol(table);
            if (symbol < 0)
                return false;
            int run = symbol >> 4, size = symbol & 15;
            if (size > 0)
            {
                k += run;
                block[zigzag[k]] = (short)(Extend(Bits.Take(size), size) << Scan.LowBit);
            }
            else if (run == 15)
            {
                k += 15;
            }
            else
            {
                _blocksToSkip = (1 << run) - 1 + Bits.Take(run);
                break;
            }
        }
        return true;
    }
}

/// <summary>Progressive coding, refinement of AC (G.1.2.3): one more bit for each known coefficient, and new ones of size one.</summary>
internal sealed unsafe class JpegAcRefineScan(JpegReader reader, JpegFrame frame, JpegScan scan) : JpegScanDecoder(reader, frame, scan)
{
    private int _blocksToSkip;

    protected override void Reset()
    {
        base.Reset();
        _blocksToSkip = 0;
    }

    protected override bool DecodeBlock(short* block, int index)
    {
        var table = Scan.AcTables[index]!;
        var zigzag = JpegConstants.ZigZag;
        var bit = (short)(1 << Scan.LowBit);
        var k = Scan.SpectralStart;
        while (_blocksToSkip == 0 && k <= Scan.SpectralEnd)
        {
            var symbol = Bits.Symbol(table);
            if (symbol < 0)
                return false;
            int run = symbol >> 4, size = symbol & 15;
            short value = 0;
            if (size > 0)
                value = Bits.Take(1) != 0 ? bit : (short)-bit;
            else if (run < 15)
            {
                _blocksToSkip = (1 << run) + Bits.Take(run);
                break;
            }
            k = RefineRun(block, zigzag, k, run, bit);
            if (value != 0)
                block[zigzag[k]] = value;
            k++;
        }
        if (_blocksToSkip > 0)
        {
            _blocksToSkip--;
            RefineRun(block, zigzag, k, int.MaxValue, bit);
        }
        return true;
    }

    // Passes over `zeros` zero coefficients and stops at the next one; every non-zero on the way takes its correction bit.
    private int RefineRun(short* block, ReadOnlySpan<byte> zigzag, int k, int zeros, short bit)
    {
        for (; k <= Scan.SpectralEnd; k++)
        {
            var at = block + zigzag[k];
            if (*at == 0)
            {
                if (zeros-- == 0)
                    break;
                continue;
            }
            Bits.Fill();
            if (Bits.Take(1) != 0 && (*at & bit) == 0)
                *at += *at > 0 ? bit : (short)-bit;
        }
        return k;
    }
}
