namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// A Huffman table ready to decode. One look-up by the next ten bits gives the symbol, and for AC codes short enough also the
/// coefficient itself, so that most coefficients cost one look-up.
/// </summary>
internal sealed class JpegDecodingTable
{
    internal const int LookupBits = 10;

    /// <summary>Set in an entry that gives a symbol only; its extra bits are still to be read.</summary>
    internal const int SymbolOnly = 1 << 7;

    private readonly byte[] _symbols;
    private readonly int[] _offsets = new int[18];
    private readonly int[] _limits = new int[18];

    /// <summary>Builds the table from its 16 counts and its symbols (annex C).</summary>
    /// <param name="counts">Codes of each length 1..16.</param>
    /// <param name="symbols">The symbols in order of their codes.</param>
    /// <param name="offset">Where in the file, for errors.</param>
    internal JpegDecodingTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols, long offset)
    {
        _symbols = symbols.ToArray();
        int code = 0, index = 0;
        for (var length = 1; length <= 16; length++)
        {
            _offsets[length] = index - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
                AddLookup(code, length, _symbols[index]);
            if (code > 1 << length)
                throw new MediaFormatException(JpegConstants.Name, offset, "a Huffman table has more codes than bits allow");
            _limits[length] = code << 16 - length;
            code <<= 1;
        }
        _limits[17] = int.MaxValue;
    }

    /// <summary>
    /// By the next ten bits. Low 7 bits: bits consumed (0: the code is longer). With <see cref="SymbolOnly"/>: bits 8..15 the symbol.
    /// Else: bits 8..15 the run, bits 16.. the coefficient.
    /// </summary>
    internal int[] Lookup { get; } = new int[1 << LookupBits];

    /// <summary>By the next ten bits: the symbol in the high byte, the code's length in the low one; 0 when the code is longer.</summary>
    internal ushort[] Symbols { get; } = new ushort[1 << LookupBits];

    /// <summary>Decodes a code longer than the look-up from the next 16 bits: symbol and length, or length 0 when there is none.</summary>
    internal int DecodeLong(int next16, out int length)
    {
        for (length = LookupBits + 1; next16 >= _limits[length]; length++)
        {
        }
        if (length > 16)
        {
            length = 0;
            return 0;
        }
        return _symbols[_offsets[length] + (next16 >> 16 - length)];
    }

    private void AddLookup(int code, int length, byte symbol)
    {
        if (length > LookupBits || code >= 1 << length)
            return;
        var free = LookupBits - length;
        int run = symbol >> 4, size = symbol & 15;
        for (var rest = 0; rest < 1 << free; rest++)
        {
            var entry = length | SymbolOnly | symbol << 8;
            if (size > 0 && size <= free)
            {
                var extra = rest >> free - size;
                var value = extra < 1 << size - 1 ? extra - (1 << size) + 1 : extra;
                entry = length + size | run << 8 | value << 16;
            }
            Lookup[code << free | rest] = entry;
            Symbols[code << free | rest] = (ushort)(symbol << 8 | length);
        }
    }
}
