namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>How a JPEG is written.</summary>
public sealed record JpegOptions
{
    /// <summary>The defaults.</summary>
    public static JpegOptions Default { get; } = new();

    /// <summary>1 (smallest) to 100 (finest), on the usual library's scale. Default 90.</summary>
    public int Quality { get; init; } = 90;

    /// <summary>Colour sampling. Default <see cref="JpegSubsampling.Quarter"/>.</summary>
    public JpegSubsampling Subsampling { get; init; } = JpegSubsampling.Quarter;

    /// <summary>Whether Huffman tables are fitted to the image, which saves 2 to 10 % of the bytes. Default true.</summary>
    public bool OptimiseHuffman { get; init; } = true;
}
