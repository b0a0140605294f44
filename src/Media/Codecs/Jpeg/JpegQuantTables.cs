namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>The example tables of T.81 annex K.1, scaled by quality as the usual library scales them.</summary>
internal static class JpegQuantTables
{
    private static ReadOnlySpan<byte> Luminance =>
    [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ];

    private static ReadOnlySpan<byte> Chrominance =>
    [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ];

    /// <summary>Steps in block order, 1..255.</summary>
    internal static byte[] Create(int quality, bool chroma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        var percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        var source = chroma ? Chrominance : Luminance;
        var table = new byte[64];
        for (var i = 0; i < 64; i++)
            table[i] = (byte)Math.Clamp((source[i] * percent + 50) / 100, 1, 255);
        return table;
    }
}
