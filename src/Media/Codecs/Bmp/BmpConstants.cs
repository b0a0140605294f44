namespace GenAsset.Media.Codecs.Bmp;

/// <summary>Numbers of the Windows bitmap that reader and writer share.</summary>
internal static class BmpConstants
{
    internal const string Name = "BMP";

    internal const int FileHeaderBytes = 14, CoreHeaderBytes = 12, InfoHeaderBytes = 40, V3HeaderBytes = 56, V4HeaderBytes = 108;

    internal const uint Plain = 0, Rle8 = 1, Rle4 = 2, BitFields = 3, AlphaBitFields = 6;

    internal const double MetresPerInch = 0.0254;
}
