namespace GenAsset.Media.Codecs.Bmp;

/// <summary>A bitmap's colours. An index past them is black, as other readers show it.</summary>
internal sealed class BmpPalette
{
    private readonly byte[] _rgb = new byte[256 * 3];

    internal BmpPalette(BmpHeader header, ReadOnlySpan<byte> file)
    {
        var bytes = header.PaletteEntries * header.PaletteEntryBytes;
        if (header.PaletteOffset + bytes > file.Length)
            throw new MediaFormatException(BmpConstants.Name, header.PaletteOffset, "the palette is cut short");
        IsGray = header.PaletteEntries > 0;
        for (var i = 0; i < header.PaletteEntries; i++)
        {
            var entry = file.Slice(header.PaletteOffset + i * header.PaletteEntryBytes, 3);
            (_rgb[3 * i], _rgb[3 * i + 1], _rgb[3 * i + 2]) = (entry[2], entry[1], entry[0]);
            IsGray &= entry[0] == entry[1] && entry[1] == entry[2];
        }
    }

    /// <summary>Whether every colour is a gray.</summary>
    internal bool IsGray { get; }

    internal void Expand(ReadOnlySpan<byte> indices, Span<byte> row)
    {
        if (IsGray)
        {
            for (var x = 0; x < indices.Length; x++)
                row[x] = _rgb[3 * indices[x]];
            return;
        }
        for (int x = 0, at = 0; x < indices.Length; x++, at += 3)
            _rgb.AsSpan(3 * indices[x], 3).CopyTo(row[at..]);
    }
}
