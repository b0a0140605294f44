using System.Buffers.Binary;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Writes PNG files: 1 to 4 channels of 8 or 16 bits.</summary>
public static class PngEncoder
{
    /// <summary>Writes <paramref name="image"/> to <paramref name="output"/>; a linear image is marked by gAMA 1.0.</summary>
    public static void Encode(ImageBuffer image, Stream output, PngOptions? options = null, ImageMetadata? metadata = null, ImageLimits? limits = null)
    {
        using var writer = new PngWriter(output, image.Width, image.Height, image.Channels, image.Type, image.Transfer, options, metadata, limits);
        for (var y = 0; y < image.Height; y++)
            writer.WriteRow(image.Row(y));
        writer.Finish();
    }

    /// <summary>The bytes of a PNG file of <paramref name="image"/>.</summary>
    public static byte[] Encode(ImageBuffer image, PngOptions? options = null, ImageMetadata? metadata = null)
    {
        using var output = new MemoryStream();
        Encode(image, output, options, metadata);
        return output.ToArray();
    }

    internal static void WriteChunk(Stream output, uint type, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(head[4..], type);
        output.Write(head);
        output.Write(data);
        var crc = Crc32.Append(Crc32.Append(0, head[4..]), data);
        BinaryPrimitives.WriteUInt32BigEndian(head, crc);
        output.Write(head[..4]);
    }
}
