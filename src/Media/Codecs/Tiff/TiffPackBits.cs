namespace GenAsset.Media.Codecs.Tiff;

/// <summary>PackBits (section 9), forward: runs of three and more, literals between; one row a call.</summary>
internal static class TiffPackBits
{
    internal static void Pack(ReadOnlySpan<byte> row, Stream output)
    {
        int literalStart = 0, x = 0;
        while (x < row.Length)
        {
            var run = 1;
            while (run < 128 && x + run < row.Length && row[x + run] == row[x])
                run++;
            if (run < 3)
            {
                x += run;
                continue;
            }
            PutLiterals(row[literalStart..x], output);
            output.WriteByte((byte)(257 - run));
            output.WriteByte(row[x]);
            x += run;
            literalStart = x;
        }
        PutLiterals(row[literalStart..], output);
    }

    private static void PutLiterals(ReadOnlySpan<byte> bytes, Stream output)
    {
        for (; bytes.Length > 0; bytes = bytes[Math.Min(128, bytes.Length)..])
        {
            var count = Math.Min(128, bytes.Length);
            output.WriteByte((byte)(count - 1));
            output.Write(bytes[..count]);
        }
    }
}
