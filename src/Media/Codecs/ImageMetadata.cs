namespace GenAsset.Media.Codecs;

/// <summary>What a file says beside its pixels; everything is optional.</summary>
public sealed record ImageMetadata
{
    /// <summary>Nothing said.</summary>
    public static ImageMetadata None { get; } = new();

    /// <summary>Pixels an inch, across; null when the file names no unit.</summary>
    public double? DpiX { get; init; }

    /// <summary>Pixels an inch, down; null when the file names no unit.</summary>
    public double? DpiY { get; init; }

    /// <summary>How the pixels are to be turned for viewing; codecs keep rows as stored.</summary>
    public Orientation Orientation { get; init; } = Orientation.Normal;

    /// <summary>The exponent the samples were encoded with (PNG's gAMA; 0.45455 is the usual one), or null.</summary>
    public double? Gamma { get; init; }

    /// <summary>The sRGB rendering intent 0..3 when the file declares itself sRGB, or null.</summary>
    public int? SrgbIntent { get; init; }

    /// <summary>An ICC profile, or null.</summary>
    public byte[]? IccProfile { get; init; }

    /// <summary>An EXIF block, from its TIFF header on ("II*\0" or "MM\0*"), or null.</summary>
    public byte[]? Exif { get; init; }
}
