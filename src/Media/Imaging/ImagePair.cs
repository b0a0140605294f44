namespace GenAsset.Media.Imaging;

/// <summary>What every comparison of two images asks for.</summary>
internal static class ImagePair
{
    public static void Validate(ImageBuffer reference, ImageBuffer image, ImageBuffer? mask)
    {
        if (reference.Width != image.Width || reference.Height != image.Height || reference.Channels != image.Channels || reference.Type != image.Type)
            throw new ArgumentException($"The images differ in shape: {Shape(reference)} and {Shape(image)}.", nameof(image));
        if (mask is not null && (mask.Width != image.Width || mask.Height != image.Height || mask.Channels != 1))
            throw new ArgumentException($"The mask must have one channel and the image's size, but is {Shape(mask)}.", nameof(mask));
    }

    /// <summary>The mask's row, or ones without a mask.</summary>
    public static void LoadMask(ImageBuffer? mask, int y, Span<float> row)
    {
        if (mask is null)
            row.Fill(1);
        else
            SampleRows.Load(mask, y, row);
    }

    private static string Shape(ImageBuffer image) => $"{image.Width}x{image.Height}x{image.Channels} {image.Type}";
}
