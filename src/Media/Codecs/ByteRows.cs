using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>Rows of any image as 8-bit samples, for formats that hold no more: 16 bits are rounded, alpha is kept or laid over white.</summary>
internal sealed class ByteRows
{
    private readonly ImageBuffer _image;
    private readonly bool _flatten;

    internal ByteRows(ImageBuffer image, string format, bool keepAlpha)
    {
        if (image.Type == PixelType.Float32 || image.Transfer == Transfer.Linear)
            throw new ArgumentException($"{format} holds 8-bit sRGB samples; convert a {image.Transfer} {image.Type} image first.", nameof(image));
        _image = image;
        _flatten = image.HasAlpha && !keepAlpha;
        Channels = _flatten ? image.Channels - 1 : image.Channels;
    }

    internal int Channels { get; }

    internal int Stride => _image.Width * Channels;

    /// <summary>Row <paramref name="y"/>: the image's own, or <paramref name="scratch"/> of <see cref="ImageBuffer.Width"/> x 4 bytes filled.</summary>
    internal ReadOnlySpan<byte> Row(int y, Span<byte> scratch)
    {
        if (_image.Type == PixelType.UInt8 && !_flatten)
            return _image.Row(y);
        if (_image.Type == PixelType.UInt8)
            return Flatten(_image.Row(y), scratch);
        var source = _image.Row<ushort>(y);
        var bytes = scratch[..source.Length];
        for (var i = 0; i < source.Length; i++)
            bytes[i] = (byte)((source[i] * 255u + 32895) >> 16);
        return _flatten ? Flatten(bytes, scratch) : bytes;
    }

    // In place too: a pixel's result never lies behind its source.
    private Span<byte> Flatten(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var channels = _image.Channels;
        for (int x = 0, at = 0; x < _image.Width; x++)
        {
            var pixel = source.Slice(x * channels, channels);
            var alpha = pixel[^1];
            for (var c = 0; c < channels - 1; c++)
                target[at++] = (byte)((pixel[c] * alpha + 255 * (255 - alpha) + 127) / 255);
        }
        return target[..Stride];
    }
}
