namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Markers and tables of ITU-T T.81 that reader and writer share.</summary>
internal static class JpegConstants
{
    internal const string Name = "JPEG";

    internal const int SOI = 0xD8, EOI = 0xD9, SOS = 0xDA, DQT = 0xDB, DNL = 0xDC, DRI = 0xDD, DHT = 0xC4, JPG = 0xC8, DAC = 0xCC,
        SOF0 = 0xC0, SOF1 = 0xC1, SOF2 = 0xC2, SOF15 = 0xCF, RST0 = 0xD0, RST7 = 0xD7, APP0 = 0xE0, APP1 = 0xE1, APP2 = 0xE2, APP14 = 0xEE,
        TEM = 0x01;

    /// <summary>Where the k-th coefficient of the zigzag lies in a block (figure A.6); padded, so that a hostile run stays inside the block.</summary>
    internal static ReadOnlySpan<byte> ZigZag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5,
        12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51,
        58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
        63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63, 63,
    ];

    internal static ReadOnlySpan<byte> ExifTag => "Exif\0\0"u8;

    internal static ReadOnlySpan<byte> IccTag => "ICC_PROFILE\0"u8;
}
