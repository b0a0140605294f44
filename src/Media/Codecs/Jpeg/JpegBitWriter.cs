using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Gathers entropy-coded bits, next bit highest, with the zero byte stuffed after each 0xFF.</summary>
internal sealed class JpegBitWriter
{
    private byte[] _bytes = new byte[1 << 16];
    private ulong _buffer;
    private int _count, _length;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Makes room for a block: 64 coefficients of at most 27 bits, all stuffed.</summary>
    internal void Reserve()
    {
        if (_bytes.Length - _length < 512)
            Array.Resize(ref _bytes, _bytes.Length * 2);
    }

    /// <summary>Adds the low <paramref name="length"/> bits, at most 32, nothing set above them; after <see cref="Reserve"/>.</summary>
    internal void Put(uint bits, int length)
    {
        _buffer = _buffer << length | bits;
        _count += length;
        if (_count >= 32)
            Flush32();
    }

    /// <summary>Fills the last byte with ones (F.1.2.3).</summary>
    internal void Close()
    {
        Reserve();
        var free = -_count & 7;
        Put((1u << free) - 1, free);
        while (_count > 0)
        {
            _count -= 8;
            PutByte((byte)(_buffer >> _count));
        }
    }

    /// <summary>Gives the memory back once it is written out.</summary>
    internal void Release() => (_bytes, _length) = ([], 0);

    private void Flush32()
    {
        _count -= 32;
        var word = (uint)(_buffer >> _count);
        if (((~word - 0x01010101) & word & 0x80808080) == 0)
        {
            BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(_length), word);
            _length += 4;
            return;
        }
        for (var shift = 24; shift >= 0; shift -= 8)
            PutByte((byte)(word >> shift));
    }

    private void PutByte(byte value)
    {
        _bytes[_length++] = value;
        if (value == 0xFF)
            _bytes[_length++] = 0;
    }
}
