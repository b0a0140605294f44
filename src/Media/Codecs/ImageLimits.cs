namespace GenAsset.Media.Codecs;

/// <summary>What a reader or writer refuses, from the header and before it allocates.</summary>
public sealed record ImageLimits
{
    /// <summary>The defaults: 8192 x 8192 in, 600 MP out, 16 MiB of metadata, 10,000 chunks.</summary>
    public static ImageLimits Default { get; } = new();

    /// <summary>Most pixels a decoder accepts. Default 67,108,864 (8192 x 8192).</summary>
    public long MaxInputPixels { get; init; } = 8192L * 8192;

    /// <summary>Most pixels an encoder accepts. Default 600,000,000.</summary>
    public long MaxOutputPixels { get; init; } = 600_000_000;

    /// <summary>Most bytes kept of all metadata together, after inflation; more is an error. Default 16 MiB.</summary>
    public int MaxMetadataBytes { get; init; } = 16 << 20;

    /// <summary>Most chunks, segments or directory entries a file may have. Default 10,000 (PNG's IDAT counted apart: by bytes).</summary>
    public int MaxChunks { get; init; } = 10_000;

    /// <summary>Most bytes read of a file given as a stream. Default 1 GiB.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    private const string OverLimit = "pixels are over the limit of ";

    /// <summary>Whether a fault means a size that was refused, which more of the file would not change.</summary>
    internal static bool IsRefusal(MediaFormatException fault) => fault.Reason.Contains(OverLimit, StringComparison.Ordinal);

    internal void CheckInput(string format, long offset, long width, long height)
    {
        if (width < 1 || height < 1)
            throw new MediaFormatException(format, offset, $"an image of {width} x {height} has no pixels");
        // The product is taken in floating point: two hostile 63-bit numbers must not wrap into a small one.
        if ((double)width * height > MaxInputPixels || width > int.MaxValue / 16 || height > int.MaxValue / 16)
            throw new MediaFormatException(format, offset, $"{width} x {height} {OverLimit}{MaxInputPixels:N0}");
    }

    internal void CheckOutput(int width, int height)
    {
        if ((long)width * height > MaxOutputPixels)
            throw new ArgumentException($"{width} x {height} pixels are over the output limit of {MaxOutputPixels:N0}.");
    }
}
