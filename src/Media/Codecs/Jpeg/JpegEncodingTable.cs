namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>A Huffman table ready to encode, and the way to fit one to counted symbols (T.81 annex K.2).</summary>
internal sealed class JpegEncodingTable
{
    private const int MaxLength = 16;

    private JpegEncodingTable(byte[] counts, byte[] symbols)
    {
        Counts = counts;
        Symbols = symbols;
        int code = 0, index = 0;
        for (var length = 1; length <= MaxLength; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++)
                Codes[symbols[index++]] = (uint)code++ << 8 | (uint)length;
        }
    }

    /// <summary>Codes of each length 1..16.</summary>
    internal byte[] Counts { get; }

    internal byte[] Symbols { get; }

    /// <summary>By symbol: the code, and its length in the low byte.</summary>
    internal uint[] Codes { get; } = new uint[256];

    /// <summary>The example tables of annex K.3, for writers that do not count first.</summary>
    internal static JpegEncodingTable Standard(bool dc, bool chroma) => (dc, chroma) switch
    {
        (true, false) => new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        (true, true) => new([0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        (false, false) => new([0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7D], JpegStandardSymbols.LuminanceAc.ToArray()),
        _ => new([0, 2, 1, 2, 4, 4, 3, 4, 7, 5, 4, 4, 0, 1, 2, 0x77], JpegStandardSymbols.ChrominanceAc.ToArray()),
    };

    /// <summary>The best table for the counts; a symbol without a count gets no code.</summary>
    internal static JpegEncodingTable Fit(ReadOnlySpan<int> counts)
    {
        // Symbol 256 is counted once and placed last: it takes the code of all ones, which must stay unused.
        var weights = new long[257];
        for (var i = 0; i < 256; i++)
            weights[i] = counts[i];
        weights[256] = 1;
        var lengths = CodeLengths(weights);
        var perLength = Shortened(lengths);
        var order = Enumerable.Range(0, 256).Where(i => weights[i] > 0).OrderBy(i => lengths[i]).ThenBy(i => i);
        return new JpegEncodingTable(perLength, [.. order.Select(i => (byte)i)]);
    }

    // Huffman's construction: the two lightest trees join until one is left; each join lengthens the codes of both by one.
    private static int[] CodeLengths(long[] weights)
    {
        var lengths = new int[257];
        var trees = new PriorityQueue<int[], (long Weight, int LowSymbol)>();
        for (var i = 256; i >= 0; i--)
        {
            if (weights[i] > 0)
                trees.Enqueue([i], (weights[i], -i));
        }
        while (trees.Count > 1)
        {
            trees.TryDequeue(out var first, out var a);
            trees.TryDequeue(out var second, out var b);
            int[] joined = [.. first!, .. second!];
            foreach (var symbol in joined)
                lengths[symbol]++;
            trees.Enqueue(joined, (a.Weight + b.Weight, Math.Min(a.LowSymbol, b.LowSymbol)));
        }
        return lengths;
    }

    // K.3: a pair of codes too long moves up under a shorter one, which moves down; then the all-ones code is given up.
    private static byte[] Shortened(int[] lengths)
    {
        var perLength = new int[258];
        foreach (var length in lengths)
            perLength[length]++;
        perLength[0] = 0;
        for (var i = 257; i > MaxLength; i--)
        {
            while (perLength[i] > 0)
            {
                var j = i - 2;
                while (perLength[j] == 0)
                    j--;
                perLength[i] -= 2;
                perLength[i - 1]++;
                perLength[j + 1] += 2;
                perLength[j]--;
            }
        }
        var longest = MaxLength;
        while (perLength[longest] == 0)
            longest--;
        perLength[longest]--;
        return [.. perLength.Skip(1).Take(MaxLength).Select(n => (byte)n)];
    }
}
