namespace GenAsset.Media.Codecs.Tiff;

/// <summary>Numbers of TIFF 6.0 that reader and writer share.</summary>
internal static class TiffConstants
{
    internal const string Name = "TIFF";

    internal const int Width = 256, Height = 257, BitsPerSample = 258, Compression = 259, Photometric = 262, FillOrder = 266, StripOffsets = 273,
        OrientationTag = 274, SamplesPerPixel = 277, RowsPerStrip = 278, StripByteCounts = 279, XResolution = 282, YResolution = 283, PlanarConfig = 284,
        ResolutionUnit = 296, Predictor = 317, ColorMap = 320, TileWidth = 322, TileLength = 323, TileOffsets = 324, TileByteCounts = 325,
        ExtraSamples = 338, SampleFormat = 339, IccProfile = 34675;

    internal const int WhiteIsZero = 0, BlackIsZero = 1, Rgb = 2, PaletteColour = 3;

    /// <summary>The older number of zlib compression.</summary>
    internal const int OldDeflate = 32946;

    internal const int Byte = 1, Short = 3, Long = 4, Rational = 5, Undefined = 7;

    internal const double CentimetresPerInch = 2.54;
}
