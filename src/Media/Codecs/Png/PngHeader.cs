using System.Buffers.Binary;
using GenAsset.Media.Imaging;
using static GenAsset.Media.Codecs.Png.PngConstants;

namespace GenAsset.Media.Codecs.Png;

/// <summary>The IHDR chunk, checked.</summary>
internal readonly record struct PngHeader(int Width, int Height, int BitDepth, int ColourType, bool Interlaced)
{
    private const int DataOffset = 16;

    internal int SamplesPerPixel => ColourType switch { Rgb => 3, GrayAlpha => 2, Rgba => 4, _ => 1 };

    internal int BitsPerPixel => SamplesPerPixel * BitDepth;

    /// <summary>The distance that filters look back: whole bytes, at least one.</summary>
    internal int FilterBytes => Math.Max(1, BitsPerPixel / 8);

    internal int RowBytes(int width) => checked((int)(((long)width * BitsPerPixel + 7) / 8));

    internal ImageInfo Describe(bool hasTransparency) => new(
        ImageFormat.Png,
        Width,
        Height,
        ColourType switch { Gray => 1, GrayAlpha => 2, Rgb or Palette => 3, _ => 4 } + (hasTransparency && ColourType is Gray or Rgb or Palette ? 1 : 0),
        BitDepth == 16 ? PixelType.UInt16 : PixelType.UInt8,
        BitDepth);

    /// <summary>Reads signature and IHDR from a file's start.</summary>
    internal static PngHeader Read(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        if (file.Length < 33)
            throw new MediaFormatException(Name, file.Length, "the file ends inside its header");
        if (!file.StartsWith(Signature))
            throw new MediaFormatException(Name, 0, "the signature is not PNG's");
        if (BinaryPrimitives.ReadUInt32BigEndian(file[8..]) != 13 || BinaryPrimitives.ReadUInt32BigEndian(file[12..]) != IHDR)
            throw new MediaFormatException(Name, 8, "the first chunk is not a 13-byte IHDR");
        var data = file[DataOffset..];
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        limits.CheckInput(Name, DataOffset, width, height);
        var header = new PngHeader((int)width, (int)height, data[8], data[9], data[12] == 1);
        if (!IsAllowed(header.ColourType, header.BitDepth))
            throw new MediaFormatException(Name, DataOffset + 8, $"colour type {header.ColourType} with {header.BitDepth} bits does not exist");
        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
            throw new MediaFormatException(Name, DataOffset + 10, "the compression, filter or interlace method is unknown");
        return header;
    }

    private static bool IsAllowed(int colourType, int depth) => colourType switch
    {
        Gray => depth is 1 or 2 or 4 or 8 or 16,
        Palette => depth is 1 or 2 or 4 or 8,
        Rgb or GrayAlpha or Rgba => depth is 8 or 16,
        _ => false,
    };
}
