namespace GenAsset.Media.Codecs.Tiff;

/// <summary>How a TIFF is written.</summary>
public sealed record TiffOptions
{
    /// <summary>The defaults.</summary>
    public static TiffOptions Default { get; } = new();

    /// <summary>How pixel data is packed. Default <see cref="TiffCompression.Deflate"/>.</summary>
    public TiffCompression Compression { get; init; } = TiffCompression.Deflate;
}
