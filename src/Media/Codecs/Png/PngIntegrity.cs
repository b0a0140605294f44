using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Png;

/// <summary>
/// Tells, while a file streams by, whether it is a whole PNG: signature, chunks that end where they say, their checksums, and an end chunk.
/// What follows that is nobody's, as for every decoder. The pixels are not decoded; nothing is kept but a chunk's head.
/// </summary>
public sealed class PngIntegrity
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly byte[] _head = new byte[8];
    private int _headBytes;
    private Part _part = Part.Signature;
    private uint _left;
    private uint _crc;
    private bool _isEnd;

    private enum Part
    {
        Signature,
        ChunkHead,
        Data,
        Checksum,
        After,
    }

    /// <summary>What is wrong so far, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>What is wrong now that no more bytes come, or null: the file is whole.</summary>
    public string? Verdict => Fault ?? (_part == Part.After ? null : "the file ends before its IEND chunk");

    /// <summary>Takes the next bytes in.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (Fault is null && bytes.Length > 0)
            bytes = bytes[Take(bytes)..];
    }

    private int Take(ReadOnlySpan<byte> bytes)
    {
        switch (_part)
        {
            case Part.Signature:
                return Gather(bytes, 8, () =>
                {
                    _part = Part.ChunkHead;
                    return _head.AsSpan().SequenceEqual(Signature) ? null : "the file does not begin as a PNG";
                });
            case Part.ChunkHead:
                return Gather(bytes, 8, BeginChunk);
            case Part.Data:
                var length = (int)Math.Min((uint)bytes.Length, _left);
                _crc = Crc32.Append(_crc, bytes[..length]);
                _left -= (uint)length;
                if (_left == 0)
                    _part = Part.Checksum;
                return length;
            case Part.Checksum:
                return Gather(bytes, 4, EndChunk);
            default:
                return bytes.Length;
        }
    }

    private int Gather(ReadOnlySpan<byte> bytes, int wanted, Func<string?> whole)
    {
        var taken = Math.Min(bytes.Length, wanted - _headBytes);
        bytes[..taken].CopyTo(_head.AsSpan(_headBytes));
        _headBytes += taken;
        if (_headBytes < wanted)
            return taken;
        _headBytes = 0;
        Fault = whole();
        return taken;
    }

    private string? BeginChunk()
    {
        _left = BinaryPrimitives.ReadUInt32BigEndian(_head);
        _crc = Crc32.Append(0, _head.AsSpan(4));
        _isEnd = _head.AsSpan(4).SequenceEqual("IEND"u8);
        _part = _left > 0 ? Part.Data : Part.Checksum;
        return _left <= int.MaxValue ? null : "a chunk is longer than a PNG's may be";
    }

    private string? EndChunk()
    {
        _part = _isEnd ? Part.After : Part.ChunkHead;
        return BinaryPrimitives.ReadUInt32BigEndian(_head) == _crc ? null : "a chunk's checksum is wrong";
    }
}
