using System.Buffers.Text;

namespace GenAsset.Core.Storage;

/// <summary>Finds an event in a journal by halving: numbers rise from line to line, so a reader that was cut off goes on without reading again what it saw.</summary>
internal static class JournalSearch
{
    private const int SmallEnough = 64 << 10; // to be read through
    private const int ProbeBytes = 64 << 10;

    private static ReadOnlySpan<byte> Label => "{\"seq\":"u8;

    /// <summary>Where a line begins whose event is at or before <paramref name="seq"/>, and near it.</summary>
    public static long PlaceBefore(string path, long seq)
    {
        if (seq <= 0 || !File.Exists(path))
            return 0;
        using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
        var (low, high) = (0L, RandomAccess.GetLength(file)); // a line at or before seq begins at low
        var buffer = new byte[ProbeBytes];
        while (high - low > SmallEnough)
        {
            var middle = low + (high - low) / 2;
            var probe = buffer.AsSpan(0, RandomAccess.Read(file, buffer, middle));
            var lineStart = probe.IndexOf((byte)'\n') + 1;
            if (lineStart == 0 || !TryReadSeq(probe[lineStart..], out var found) || found > seq)
                high = middle;
            else
                low = middle + lineStart;
        }

        return low;
    }

    private static bool TryReadSeq(ReadOnlySpan<byte> line, out long seq)
    {
        seq = 0;
        return line.StartsWith(Label) && Utf8Parser.TryParse(line[Label.Length..], out seq, out _);
    }
}
