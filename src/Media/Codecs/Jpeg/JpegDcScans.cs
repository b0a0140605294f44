namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Progressive coding, first scan of DC (G.1.2.1): the differences, without their lowest bits.</summary>
internal sealed unsafe class JpegDcFirstScan(JpegReader reader, JpegFrame frame, JpegScan scan) : JpegScanDecoder(reader, frame, scan)
{
    protected override bool DecodeBlock(short* block, int index)
    {
        var size = Bits.Symbol(Scan.DcTables[index]!);
        if (size < 0)
            return false;
        if (size > 0)
            Predictions[index] += Extend(Bits.Take(size), size);
        block[0] = (short)(Predictions[index] << Scan.LowBit);
        return true;
    }
}

/// <summary>Progressive coding, refinement of DC: one bit a block.</summary>
internal sealed unsafe class JpegDcRefineScan(JpegReader reader, JpegFrame frame, JpegScan scan) : JpegScanDecoder(reader, frame, scan)
{
    protected override bool DecodeBlock(short* block, int index)
    {
        Bits.Fill();
        if (Bits.Take(1) != 0)
            block[0] |= (short)(1 << Scan.LowBit);
        return true;
    }
}
