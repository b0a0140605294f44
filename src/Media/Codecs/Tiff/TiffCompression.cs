namespace GenAsset.Media.Codecs.Tiff;

/// <summary>How TIFF pixel data may be packed.</summary>
public enum TiffCompression
{
    /// <summary>Not at all.</summary>
    None = 1,

    /// <summary>Lempel-Ziv-Welch, TIFF's variant.</summary>
    Lzw = 5,

    /// <summary>zlib, as Adobe registered it.</summary>
    Deflate = 8,

    /// <summary>Byte runs.</summary>
    PackBits = 32773,
}
