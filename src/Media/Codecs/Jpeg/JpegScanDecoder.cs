namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Walks a scan's units in order (A.2), restarts included, and has each block decoded by the scan's kind of coding.</summary>
internal abstract unsafe class JpegScanDecoder
{
    private readonly JpegReader _reader;
    private readonly bool _interleaved;
    private int _unitsToRestart, _nextRestart;

    protected JpegScanDecoder(JpegReader reader, JpegFrame frame, JpegScan scan)
    {
        _reader = reader;
        Scan = scan;
        Bits = new JpegBits(reader.Position, reader.DataEnd);
        Predictions = new int[scan.Components.Length];
        _interleaved = scan.Components.Length > 1;
        // B.2.3: at most ten blocks a unit; frames are checked, but a scan may name fewer components than its frame.
        UnitsAcross = _interleaved ? frame.UnitsAcross : scan.Components[0].BlocksAcross;
        UnitsDown = _interleaved ? frame.UnitsDown : scan.Components[0].BlocksDown;
        _unitsToRestart = scan.RestartInterval;
    }

    internal int UnitsAcross { get; }

    internal int UnitsDown { get; }

    internal JpegScan Scan { get; }

    protected JpegBits Bits;

    protected int[] Predictions { get; }

    internal static JpegScanDecoder Create(JpegReader reader, JpegFrame frame, JpegScan scan) => (frame.Progressive, scan.SpectralStart, scan.HighBit) switch
    {
        (false, _, _) => new JpegBaselineScan(reader, frame, scan),
        (true, 0, 0) => new JpegDcFirstScan(reader, frame, scan),
        (true, 0, _) => new JpegDcRefineScan(reader, frame, scan),
        (true, _, 0) => new JpegAcFirstScan(reader, frame, scan),
        _ => new JpegAcRefineScan(reader, frame, scan),
    };

    /// <summary>Rows of blocks a row of units covers in a component.</summary>
    internal int RowsPerUnit(JpegComponent component) => _interleaved ? component.V : 1;

    /// <summary>Decodes the next row of units; <paramref name="rows"/> has each component's first row of blocks.</summary>
    internal void DecodeUnitRow(short** rows)
    {
        for (var unit = 0; unit < UnitsAcross; unit++)
        {
            if (Scan.RestartInterval > 0 && _unitsToRestart-- == 0)
                Restart();
            for (var i = 0; i < Scan.Components.Length; i++)
            {
                var component = Scan.Components[i];
                int across = _interleaved ? component.H : 1, down = _interleaved ? component.V : 1;
                for (var v = 0; v < down; v++)
                {
                    var block = rows[i] + ((long)v * component.BlockStride + (long)unit * across) * 64;
                    for (var h = 0; h < across; h++, block += 64)
                    {
                        if (!DecodeBlock(block, i))
                            throw Fault("the bits are no Huffman code");
                    }
                }
            }
        }
        if (Bits.IsOverrun)
            throw Fault("the scan's data ends early");
    }

    /// <summary>Hands the position after the scan back to the reader.</summary>
    internal void Finish() => _reader.ContinueAt(Bits.Next);

    /// <summary>Decodes one block of the scan's <paramref name="index"/>-th component; false when the bits are no code.</summary>
    protected abstract bool DecodeBlock(short* block, int index);

    /// <summary>Forgets what does not cross a restart marker.</summary>
    protected virtual void Reset() => Predictions.AsSpan().Clear();

    /// <summary>The signed value of extra bits (F.2.2.1).</summary>
    protected static int Extend(int bits, int size) => bits < 1 << size - 1 ? bits - (1 << size) + 1 : bits;

    private MediaFormatException Fault(string reason) => new(JpegConstants.Name, _reader.OffsetOf(Bits.Next), reason);

    private void Restart()
    {
        if (Bits.IsOverrun)
            throw Fault("the scan's data ends early");
        var at = Bits.Next;
        while (Bits.End - at >= 2 && (at[0] != 0xFF || at[1] is 0 or 0xFF))
            at++;
        if (Bits.End - at < 2 || at[1] != JpegConstants.RST0 + _nextRestart)
            throw Fault($"restart marker {_nextRestart} is missing");
        _nextRestart = _nextRestart + 1 & 7;
        _unitsToRestart = Scan.RestartInterval - 1;
        Bits.Restart(at + 2);
        Reset();
    }
}
