using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>Writes the marker segments before a baseline image's data.</summary>
internal sealed class JpegSegmentWriter(Stream output)
{
    private const int MaxSegmentData = 65533;

    /// <summary>SOI, JFIF with the density, EXIF, ICC.</summary>
    internal void WriteStart(ImageMetadata metadata)
    {
        output.Write([0xFF, JpegConstants.SOI]);
        WriteJfif(metadata);
        if (ExifBlock.For(metadata) is { } exif)
            WriteExif(exif);
        if (metadata.IccProfile is { } profile)
            WriteProfile(profile);
    }

    /// <summary>DQT, SOF0, DHT, DRI and SOS.</summary>
    internal void WriteFrame(JpegLayout layout, byte[] luma, byte[] chroma, JpegEncodingTable[] tables)
    {
        var colour = layout.Components == 3;
        WriteQuant(0, luma);
        if (colour)
            WriteQuant(1, chroma);
        var sampling = (byte)(layout.Across << 4 | layout.Down);
        byte[] size = [8, (byte)(layout.Height >> 8), (byte)layout.Height, (byte)(layout.Width >> 8), (byte)layout.Width];
        Segment(JpegConstants.SOF0, colour ? [.. size, 3, 1, sampling, 0, 2, 0x11, 1, 3, 0x11, 1] : [.. size, 1, 1, 0x11, 0]);
        for (var i = 0; i < (colour ? 4 : 2); i++)
            Segment(JpegConstants.DHT, [(byte)((i & 1) << 4 | i >> 1), .. tables[i].Counts, .. tables[i].Symbols]);
        if (layout.RestartInterval > 0)
            Segment(JpegConstants.DRI, [(byte)(layout.RestartInterval >> 8), (byte)layout.RestartInterval]);
        Segment(JpegConstants.SOS, colour ? [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0] : [1, 1, 0x00, 0, 63, 0]);
    }

    private void WriteJfif(ImageMetadata metadata)
    {
        var hasDpi = metadata.DpiX is > 0 && metadata.DpiY is > 0;
        Span<byte> data = stackalloc byte[14];
        "JFIF\0\u0001\u0001"u8.CopyTo(data);
        data[7] = (byte)(hasDpi ? 1 : 0);
        BinaryPrimitives.WriteUInt16BigEndian(data[8..], Density(hasDpi ? metadata.DpiX!.Value : 1));
        BinaryPrimitives.WriteUInt16BigEndian(data[10..], Density(hasDpi ? metadata.DpiY!.Value : 1));
        Segment(JpegConstants.APP0, data);
    }

    private static ushort Density(double value) => (ushort)Math.Clamp(Math.Round(value), 1, 65535);

    private void WriteExif(byte[] exif)
    {
        if (exif.Length > MaxSegmentData - JpegConstants.ExifTag.Length)
            throw new ArgumentException($"An EXIF block of {exif.Length} bytes does not fit JPEG's one segment of {MaxSegmentData}.");
        Segment(JpegConstants.APP1, [.. JpegConstants.ExifTag, .. exif]);
    }

    private void WriteProfile(byte[] profile)
    {
        var parts = profile.Chunk(MaxSegmentData - JpegConstants.IccTag.Length - 2).ToArray();
        if (parts.Length > 255)
            throw new ArgumentException($"A colour profile of {profile.Length} bytes does not fit JPEG's 255 segments.");
        for (var i = 0; i < parts.Length; i++)
            Segment(JpegConstants.APP2, [.. JpegConstants.IccTag, (byte)(i + 1), (byte)parts.Length, .. parts[i]]);
    }

    private void WriteQuant(byte index, byte[] table)
    {
        Span<byte> data = stackalloc byte[65];
        data[0] = index;
        for (var k = 0; k < 64; k++)
            data[1 + k] = table[JpegConstants.ZigZag[k]];
        Segment(JpegConstants.DQT, data);
    }

    private void Segment(int marker, ReadOnlySpan<byte> data)
    {
        output.Write([0xFF, (byte)marker, (byte)(data.Length + 2 >> 8), (byte)(data.Length + 2)]);
        output.Write(data);
    }
}
