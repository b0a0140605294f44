using System.IO.Compression;

namespace GenAsset.Media.Codecs.Png;

/// <summary>The pixel data of a PNG as one inflating stream over its IDAT chunks. The memory must stay pinned while it lives.</summary>
internal sealed unsafe class PngDataStream : Stream
{
    private readonly byte* _file;
    private readonly List<(int Offset, int Length)> _chunks;
    private readonly ZLibStream _zlib;
    private int _chunk, _within;

    internal PngDataStream(byte* file, List<(int Offset, int Length)> chunks)
    {
        _file = file;
        _chunks = chunks;
        _zlib = new ZLibStream(this, CompressionMode.Decompress, leaveOpen: true);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>How far into the file the inflater has read.</summary>
    internal long FileOffset => _chunk < _chunks.Count ? _chunks[_chunk].Offset + _within : _chunks[^1].Offset + _chunks[^1].Length;

    /// <summary>Fills <paramref name="target"/> with inflated bytes, or throws the typed error.</summary>
    internal void Inflate(Span<byte> target)
    {
        try
        {
            while (target.Length > 0)
            {
                var read = _zlib.Read(target);
                if (read == 0)
                    throw new MediaFormatException(PngConstants.Name, FileOffset, "the pixel data ends early");
                target = target[read..];
            }
        }
        catch (Exception e) when (ZlibFault.Is(e))
        {
            throw new MediaFormatException(PngConstants.Name, FileOffset, "the pixel data is not valid zlib", e);
        }
    }

    /// <summary>Reads to the stream's end, which verifies its checksum; surplus data is ignored.</summary>
    internal void Finish()
    {
        try
        {
            _ = _zlib.Read(stackalloc byte[1]);
        }
        catch (Exception e) when (ZlibFault.Is(e))
        {
            throw new MediaFormatException(PngConstants.Name, FileOffset, "the checksum of the pixel data is wrong", e);
        }
    }

    /// <summary>Compressed bytes, for the inflater.</summary>
    public override int Read(Span<byte> buffer)
    {
        while (_chunk < _chunks.Count && _within == _chunks[_chunk].Length)
            (_chunk, _within) = (_chunk + 1, 0);
        if (_chunk == _chunks.Count)
            return 0;
        var count = Math.Min(buffer.Length, _chunks[_chunk].Length - _within);
        new ReadOnlySpan<byte>(_file + _chunks[_chunk].Offset + _within, count).CopyTo(buffer);
        _within += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _zlib.Dispose();
        base.Dispose(disposing);
    }
}
