namespace GenAsset.Media.Codecs.Bmp;

/// <summary>
/// RLE8 and RLE4: runs, literal stretches, ends of lines and jumps, row after row from the bottom. Pixels jumped over have index 0.
/// </summary>
internal sealed class BmpRunLength(BmpHeader header, ReadOnlySpan<byte> file)
{
    private readonly int _fileLength = file.Length;
    private readonly bool _nibbles = header.Bits == 4;
    private int _at = header.DataOffset;
    private int _skipRows, _startX;
    private bool _ended;

    internal void ReadRow(ReadOnlySpan<byte> file, Span<byte> row)
    {
        row.Clear();
        if (_ended)
            return;
        if (_skipRows > 0 && --_skipRows > 0)
            return;
        var x = _startX;
        _startX = 0;
        while (true)
        {
            int count = Next(file), value = Next(file);
            if (count > 0)
            {
                for (var i = 0; i < count && x < row.Length; i++)
                    row[x++] = Sample(value, i);
            }
            else if (value == 0)
            {
                return;
            }
            else if (value == 1)
            {
                _ended = true;
                return;
            }
            else if (value == 2)
            {
                x += Next(file);
                _skipRows = Next(file);
                if (_skipRows == 0)
                    continue;
                _startX = x;
                return;
            }
            else
            {
                ReadLiterals(file, row, value, ref x);
            }
        }
    }

    // Literals are padded to 16 bits.
    private void ReadLiterals(ReadOnlySpan<byte> file, Span<byte> row, int count, ref int x)
    {
        var bytes = _nibbles ? (count + 1) / 2 : count;
        var packed = 0;
        for (var i = 0; i < count; i++)
        {
            if (!_nibbles || i % 2 == 0)
                packed = Next(file);
            if (x < row.Length)
                row[x++] = Sample(packed, i);
        }
        if (bytes % 2 == 1)
            Next(file);
    }

    private byte Sample(int value, int i) => (byte)(!_nibbles ? value : i % 2 == 0 ? value >> 4 : value & 15);

    private int Next(ReadOnlySpan<byte> file) =>
        _at < _fileLength ? file[_at++] : throw new MediaFormatException(BmpConstants.Name, _at, "the run-length data ends early");
}
