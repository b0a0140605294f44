using GenAsset.Media.Codecs.Jpeg;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Codecs.Tiff;

namespace GenAsset.Media.Codecs;

/// <summary>How an image is written, whatever the format; each format takes what concerns it.</summary>
public sealed record ImageEncodeOptions
{
    /// <summary>The defaults.</summary>
    public static ImageEncodeOptions Default { get; } = new();

    /// <summary>1 (smallest) to 100 (finest) for JPEG, WebP, HEIF and AVIF. Default 90.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>JPEG's colour sampling. Default <see cref="JpegSubsampling.Quarter"/>.</summary>
    public JpegSubsampling Subsampling { get; init; } = JpegSubsampling.Quarter;

    /// <summary>PNG's speed against size. Default <see cref="PngEffort.Balanced"/>.</summary>
    public PngEffort Effort { get; init; } = PngEffort.Balanced;

    /// <summary>TIFF's packing. Default <see cref="TiffCompression.Deflate"/>.</summary>
    public TiffCompression TiffCompression { get; init; } = TiffCompression.Deflate;
}
