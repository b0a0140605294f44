using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Walks a JPEG's marker segments: keeps tables and metadata, hands out the frame and then scan after scan.</summary>
internal sealed unsafe class JpegReader
{
    private readonly byte* _data;
    private readonly long _length;
    private readonly ImageLimits _limits;
    private readonly short[]?[] _quant = new short[4][];
    private readonly JpegDecodingTable?[] _dc = new JpegDecodingTable[4];
    private readonly JpegDecodingTable?[] _ac = new JpegDecodingTable[4];
    private readonly JpegMetadataReader _metadata;
    private long _at;
    private int _restartInterval, _segments;

    internal JpegReader(byte* data, long length, ImageLimits limits)
    {
        _data = data;
        _length = length;
        _limits = limits;
        _metadata = new JpegMetadataReader(limits);
        if (length < 4 || data[0] != 0xFF || data[1] != JpegConstants.SOI)
            throw new MediaFormatException(JpegConstants.Name, 0, "the file does not start with SOI");
        _at = 2;
    }

    internal JpegFrame? Frame { get; private set; }

    internal bool AtEnd { get; private set; }

    internal int? AdobeTransform => _metadata.AdobeTransform;

    internal bool HasJfif => _metadata.HasJfif;

    internal byte* DataEnd => _data + _length;

    internal ImageMetadata Metadata => _metadata.Collect();

    /// <summary>Where entropy-coded data of the scan just read begins.</summary>
    internal byte* Position => _data + _at;

    internal long OffsetOf(byte* position) => position - _data;

    /// <summary>Reads up to and with the frame header.</summary>
    internal JpegFrame ReadFrame()
    {
        while (Frame is null)
        {
            var marker = NextMarker();
            if (marker is JpegConstants.SOS or JpegConstants.EOI)
                throw new MediaFormatException(JpegConstants.Name, _at, "there is no frame header before the first scan");
            ReadSegment(marker);
        }
        return Frame;
    }

    /// <summary>Reads up to and with the next scan header; null at the end of the image.</summary>
    internal JpegScan? ReadScan(bool endMayBeMissing)
    {
        while (true)
        {
            if (endMayBeMissing && _at >= _length)
                return null;
            var marker = NextMarker();
            if (marker == JpegConstants.EOI)
                return null;
            if (marker == JpegConstants.SOS)
                return ReadScanHeader();
            ReadSegment(marker);
        }
    }

    /// <summary>Goes on after a scan's data, at the marker that ended it.</summary>
    internal void ContinueAt(byte* position) => _at = position - _data;

    private MediaFormatException Fault(string reason) => new(JpegConstants.Name, _at, reason);

    // Fill bytes and stray data before a marker are skipped, as every reader does; a wrong length shows as a missing marker.
    private int NextMarker()
    {
        var gap = 0;
        while (true)
        {
            if (_at + 1 >= _length)
                throw Fault("the file ends before its image does");
            if (_data[_at] == 0xFF && _data[_at + 1] is not (0 or 0xFF) and var marker)
            {
                _at += 2;
                return marker;
            }
            _at++;
            if (_data[_at - 1] != 0xFF && ++gap > 1 << 16)
                throw Fault("no marker follows");
        }
    }

    private void ReadSegment(int marker)
    {
        if (marker is JpegConstants.TEM or JpegConstants.SOI or (>= JpegConstants.RST0 and <= JpegConstants.RST7))
            return;
        if (++_segments > _limits.MaxChunks)
            throw Fault($"more than {_limits.MaxChunks} segments");
        var offset = _at;
        var data = SegmentData();
        switch (marker)
        {
            case JpegConstants.DQT: ReadQuant(data, offset); break;
            case JpegConstants.DHT: ReadHuffman(data, offset); break;
            case JpegConstants.DRI when data.Length == 2: _restartInterval = BinaryPrimitives.ReadUInt16BigEndian(data); break;
            case JpegConstants.DAC: throw new MediaFormatException(JpegConstants.Name, offset, "arithmetic coding is not supported");
            case >= JpegConstants.SOF0 and <= JpegConstants.SOF15 when marker != JpegConstants.JPG:
                if (Frame is not null)
                    throw new MediaFormatException(JpegConstants.Name, offset, "a second frame header");
                Frame = JpegFrame.Read(marker, data, offset, _limits);
                break;
            default: _metadata.Read(marker, data, offset); break;
        }
    }

    private ReadOnlySpan<byte> SegmentData()
    {
        if (_length - _at < 2)
            throw Fault("the file ends inside a segment");
        var length = _data[_at] << 8 | _data[_at + 1];
        if (length < 2 || length > _length - _at)
            throw Fault($"a segment of {length} bytes is longer than the file");
        var data = new ReadOnlySpan<byte>(_data + _at + 2, length - 2);
        _at += length;
        return data;
    }

    private void ReadQuant(ReadOnlySpan<byte> data, long offset)
    {
        while (data.Length > 0)
        {
            int index = data[0] & 15, wide = data[0] >> 4;
            var bytes = 64 << wide;
            if (index > 3 || wide > 1 || data.Length < 1 + bytes)
                throw new MediaFormatException(JpegConstants.Name, offset, "a quantisation table is malformed");
            var table = new short[64];
            for (var k = 0; k < 64; k++)
            {
                var value = wide == 0 ? data[1 + k] : data[1 + 2 * k] << 8 | data[2 + 2 * k];
                table[JpegConstants.ZigZag[k]] = (short)value;
            }
            _quant[index] = table;
            data = data[(1 + bytes)..];
        }
    }

    private void ReadHuffman(ReadOnlySpan<byte> data, long offset)
    {
        while (data.Length > 0)
        {
            if (data.Length < 17 || (data[0] & 15) > 3 || data[0] >> 4 > 1)
                throw new MediaFormatException(JpegConstants.Name, offset, "a Huffman table is malformed");
            var total = 0;
            foreach (var count in data[1..17])
                total += count;
            if (total > 256 || data.Length < 17 + total)
                throw new MediaFormatException(JpegConstants.Name, offset, "a Huffman table is longer than its segment");
            var symbols = data.Slice(17, total);
            var isDc = data[0] >> 4 == 0;
            // F.1.2.1: a DC difference has at most 15 bits; a larger symbol would ask for more than one fill of the bit buffer.
            if (isDc && symbols.IndexOfAnyExceptInRange((byte)0, (byte)15) >= 0)
                throw new MediaFormatException(JpegConstants.Name, offset, "a DC Huffman table has a symbol over 15");
            (isDc ? _dc : _ac)[data[0] & 15] = new JpegDecodingTable(data[1..17], symbols, offset);
            data = data[(17 + total)..];
        }
    }

    private JpegScan ReadScanHeader()
    {
        if (++_segments > _limits.MaxChunks)
            throw Fault($"more than {_limits.MaxChunks} segments");
        var offset = _at;
        var frame = Frame ?? throw Fault("a scan before the frame header");
        var data = SegmentData();
        if (data.Length < 1 || data[0] is < 1 or > 4 || data.Length != 4 + 2 * data[0])
            throw new MediaFormatException(JpegConstants.Name, offset, "the scan header is malformed");
        int count = data[0], start = data[^3], end = data[^2], high = data[^1] >> 4, low = data[^1] & 15;
        var components = new JpegComponent[count];
        var dc = new JpegDecodingTable?[count];
        var ac = new JpegDecodingTable?[count];
        for (var i = 0; i < count; i++)
        {
            var id = data[1 + 2 * i];
            var tables = data[2 + 2 * i];
            var component = frame.Components.FirstOrDefault(c => c.Id == id);
            if (component is null || components.Contains(component) || tables >> 4 > 3 || (tables & 15) > 3)
                throw new MediaFormatException(JpegConstants.Name, offset, $"the scan names component {id} or tables {tables:X2}, which do not exist");
            components[i] = component;
            dc[i] = _dc[tables >> 4];
            ac[i] = _ac[tables & 15];
            component.Quant ??= _quant[component.QuantIndex]
                ?? throw new MediaFormatException(JpegConstants.Name, offset, $"quantisation table {component.QuantIndex} is missing");
        }
        var scan = new JpegScan(components, dc, ac, start, end, high, low, _restartInterval, offset);
        Check(scan, frame);
        return scan;
    }

    private static void Check(JpegScan scan, JpegFrame frame)
    {
        var fine = frame.Progressive
            ? scan.SpectralStart <= scan.SpectralEnd && scan.SpectralEnd < 64 && scan.LowBit <= 13 && scan.HighBit <= 13
                && (scan.SpectralStart == 0) == (scan.SpectralEnd == 0)
                && (scan.SpectralStart == 0 || scan.Components.Length == 1)
                && (scan.HighBit == 0 || scan.HighBit == scan.LowBit + 1)
            : scan.SpectralStart == 0 && scan.SpectralEnd is 63 or 0 && scan.HighBit == 0 && scan.LowBit == 0;
        if (!fine)
            throw scan.Fault("the scan's spectral selection or approximation is not allowed");
        var needsDc = scan.SpectralStart == 0 && scan.HighBit == 0;
        var needsAc = frame.Progressive ? scan.SpectralStart > 0 : true;
        if ((needsDc && scan.DcTables.Contains(null)) || (needsAc && scan.AcTables.Contains(null)))
            throw scan.Fault("the scan needs a Huffman table that is missing");
    }
}
