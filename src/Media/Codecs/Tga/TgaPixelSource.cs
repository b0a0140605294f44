namespace GenAsset.Media.Codecs.Tga;

/// <summary>The stored pixels of a TGA row by row; run-length packets may cross rows, as some old writers let them.</summary>
internal sealed class TgaPixelSource(TgaHeader header, ReadOnlySpan<byte> file)
{
    private readonly int _length = file.Length;
    private int _at = header.DataOffset;
    private int _left;
    private bool _repeats;

    internal void ReadRow(ReadOnlySpan<byte> file, Span<byte> stored)
    {
        if (!header.RunLength)
        {
            file.Slice(_at, stored.Length).CopyTo(stored);
            _at += stored.Length;
            return;
        }
        var size = header.PixelBytes;
        while (stored.Length > 0)
        {
            if (_left == 0)
                OpenPacket(file);
            var count = Math.Min(_left, stored.Length / size);
            var bytes = count * size;
            Require(_repeats ? size : bytes);
            if (_repeats)
            {
                for (var i = 0; i < bytes; i += size)
                    file.Slice(_at, size).CopyTo(stored[i..]);
            }
            else
            {
                file.Slice(_at, bytes).CopyTo(stored);
                _at += bytes;
            }
            _left -= count;
            if (_repeats && _left == 0)
                _at += size;
            stored = stored[bytes..];
        }
    }

    private void OpenPacket(ReadOnlySpan<byte> file)
    {
        Require(1);
        var head = file[_at++];
        _repeats = head >= 128;
        _left = (head & 127) + 1;
    }

    private void Require(int bytes)
    {
        if (_length - _at < bytes)
            throw new MediaFormatException(TgaHeader.Name, _at, "the run-length data ends early");
    }
}
