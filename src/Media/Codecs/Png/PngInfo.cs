using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Png;

/// <summary>The header-only view of a PNG: IHDR, and the chunks before the pixels that change what decoding gives.</summary>
internal static class PngInfo
{
    internal static ImageInfo Read(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        var header = PngHeader.Read(file, limits);
        var transparent = false;
        var orientation = Orientation.Normal;
        var at = 33L;
        for (var count = 0; ; count++)
        {
            if (at + 8 > file.Length || count > limits.MaxChunks)
                throw new MediaFormatException(PngConstants.Name, at, "no pixel data follows the header");
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            var type = BinaryPrimitives.ReadUInt32BigEndian(file[(int)(at + 4)..]);
            if (type is PngConstants.IDAT or PngConstants.IEND)
                break;
            transparent |= type == PngConstants.tRNS;
            if (type == PngConstants.eXIf && at + 8 + length <= file.Length)
                orientation = ExifBlock.ReadOrientation(file.Slice((int)at + 8, (int)length));
            at += 12L + length;
        }
        return header.Describe(transparent) with { Orientation = orientation };
    }
}
