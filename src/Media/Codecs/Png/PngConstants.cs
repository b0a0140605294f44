namespace GenAsset.Media.Codecs.Png;

/// <summary>Numbers of the PNG specification that reader and writer share.</summary>
internal static class PngConstants
{
    internal const string Name = "PNG";

    internal const uint IHDR = 0x49484452, PLTE = 0x504C5445, IDAT = 0x49444154, IEND = 0x49454E44, tRNS = 0x74524E53,
        gAMA = 0x67414D41, sRGB = 0x73524742, iCCP = 0x69434350, pHYs = 0x70485973, eXIf = 0x65584966;

    internal const int Gray = 0, Rgb = 2, Palette = 3, GrayAlpha = 4, Rgba = 6;

    internal const double MetresPerInch = 0.0254;

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
}
