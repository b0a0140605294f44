using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>What an image's header declares: known before any pixel is read.</summary>
/// <param name="Format">The file format.</param>
/// <param name="Width">Columns as stored.</param>
/// <param name="Height">Rows as stored.</param>
/// <param name="Channels">Channels that decoding gives, 1..4.</param>
/// <param name="Type">Sample type that decoding gives.</param>
/// <param name="BitDepth">Bits a sample in the file.</param>
/// <param name="Orientation">How the stored rows are to be turned for viewing.</param>
public readonly record struct ImageInfo(
    ImageFormat Format, int Width, int Height, int Channels, PixelType Type, int BitDepth, Orientation Orientation = Orientation.Normal)
{
    /// <summary>Bytes the decoded pixels take.</summary>
    public long DecodedBytes => (long)Width * Height * Channels * (Type switch { PixelType.UInt8 => 1, PixelType.UInt16 => 2, _ => 4 });
}
