using System.Buffers.Binary;
using System.Runtime.InteropServices;
using GenAsset.Media.Imaging;
using static GenAsset.Media.Codecs.Png.PngConstants;

namespace GenAsset.Media.Codecs.Png;

/// <summary>
/// Writes a PNG row by row in bounded memory. Rows gather into bands of about a megabyte; a few bands at a time are filtered and
/// deflated side by side, each into its own IDAT. Bands depend on the image's size only, so the bytes do not depend on the number of cores.
/// </summary>
public sealed class PngWriter : IDisposable
{
    private const int BandBytes = 1 << 20;

    private readonly Stream _output;
    private readonly PngOptions _options;
    private readonly int _height, _stride, _pixelBytes, _bandRows;
    private readonly bool _wide;
    private readonly PngBand[] _bands;
    private readonly byte[] _lastRow;
    private uint _adler = 1;
    private int _rows, _filling;
    private bool _opened, _finished;

    /// <summary>Writes the header and the metadata.</summary>
    public PngWriter(
        Stream output,
        int width,
        int height,
        int channels,
        PixelType type = PixelType.UInt8,
        Transfer transfer = Transfer.Srgb,
        PngOptions? options = null,
        ImageMetadata? metadata = null,
        ImageLimits? limits = null)
    {
        if (type == PixelType.Float32)
            throw new ArgumentException("PNG holds 8 or 16 bits a sample; convert a float image first.", nameof(type));
        (limits ?? ImageLimits.Default).CheckOutput(width, height);
        _output = output;
        _options = options ?? PngOptions.Default;
        _height = height;
        _wide = type == PixelType.UInt16;
        _pixelBytes = channels * (_wide ? 2 : 1);
        _stride = checked(width * _pixelBytes);
        _bandRows = Math.Clamp(BandBytes / _stride, 1, height);
        _lastRow = new byte[_stride + _pixelBytes];
        _bands = new PngBand[Math.Min(2 * Environment.ProcessorCount, (height + _bandRows - 1) / _bandRows)];
        for (var i = 0; i < _bands.Length; i++)
            _bands[i] = new PngBand(_bandRows, _stride, _pixelBytes);

        output.Write(Signature);
        WriteHeader(width, channels);
        PngMetadataWriter.Write(output, metadata ?? ImageMetadata.None, transfer);
    }

    /// <summary>Adds the next row, its samples in the machine's byte order.</summary>
    public void WriteRow(ReadOnlySpan<byte> row)
    {
        if (row.Length != _stride)
            throw new ArgumentException($"A row of this image has {_stride} bytes, not {row.Length}.", nameof(row));
        if (_rows == _height)
            throw new InvalidOperationException($"All {_height} rows were written already.");
        var target = _bands[_filling].NextRow();
        if (_wide && BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<byte, ushort>(row), MemoryMarshal.Cast<byte, ushort>(target));
        else
            row.CopyTo(target);
        _rows++;
        if (_bands[_filling].IsFull && ++_filling == _bands.Length)
            FlushBands();
    }

    /// <summary>Writes what is left and the end; throws when rows are missing.</summary>
    public void Finish()
    {
        if (_rows != _height)
            throw new InvalidOperationException($"{_rows} of {_height} rows were written.");
        FlushBands();
        Span<byte> trailer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(trailer, _adler);
        PngEncoder.WriteChunk(_output, IDAT, trailer);
        PngEncoder.WriteChunk(_output, IEND, []);
        _finished = true;
    }

    /// <summary>Frees the bands; a file that was not finished stays cut short.</summary>
    public void Dispose()
    {
        foreach (var band in _bands)
            band.Dispose();
    }

    private void WriteHeader(int width, int channels)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], _height);
        header[8] = (byte)(_wide ? 16 : 8);
        header[9] = (byte)(channels switch { 1 => Gray, 2 => GrayAlpha, 3 => Rgb, _ => Rgba });
        header[10..].Clear();
        PngEncoder.WriteChunk(_output, IHDR, header);
    }

    private void FlushBands()
    {
        if (_finished)
            return;
        var count = _filling + (_filling < _bands.Length && !_bands[_filling].IsEmpty ? 1 : 0);
        if (count == 0)
            return;
        var endsFile = _rows == _height;
        var effort = _options.Effort;
        Parallel.For(0, count, i => _bands[i].Compress(
            i == 0 ? _lastRow : _bands[i - 1].LastRow, effort, opensStream: !_opened && i == 0, endsStream: endsFile && i == count - 1));
        _opened = true;
        for (var i = 0; i < count; i++)
        {
            _bands[i].WriteTo(_output);
            _adler = Adler32.Combine(_adler, _bands[i].Adler, _bands[i].FilteredBytes);
        }
        _bands[count - 1].LastRow.CopyTo(_lastRow);
        for (var i = 0; i < count; i++)
            _bands[i].Reset();
        _filling = 0;
    }
}
