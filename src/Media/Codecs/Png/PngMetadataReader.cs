using System.Buffers.Binary;
using System.IO.Compression;
using static GenAsset.Media.Codecs.Png.PngConstants;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Reads the chunks that describe a picture rather than draw it. One that makes no sense is left out.</summary>
internal static class PngMetadataReader
{
    internal static ImageMetadata Read(ImageMetadata known, uint type, ReadOnlySpan<byte> data, int at, ImageLimits limits, ref int usedBytes)
    {
        switch (type)
        {
            case gAMA when data.Length == 4 && BinaryPrimitives.ReadUInt32BigEndian(data) is > 0 and var gamma:
                return known with { Gamma = gamma / 100_000.0 };
            case sRGB when data.Length == 1 && data[0] < 4:
                return known with { SrgbIntent = data[0] };
            case pHYs when data.Length == 9 && data[8] == 1:
                return known with { DpiX = Dpi(data), DpiY = Dpi(data[4..]) };
            case iCCP when known.IccProfile is null && Inflate(data, at, limits, ref usedBytes) is { } profile:
                return known with { IccProfile = profile };
            case eXIf when known.Exif is null:
                Charge(data.Length, at, limits, ref usedBytes);
                return known with { Exif = data.ToArray(), Orientation = ExifBlock.ReadOrientation(data) };
            default:
                return known;
        }
    }

    // One decimal: a file holds whole pixels a metre, 2835 for what was 72 an inch.
    private static double? Dpi(ReadOnlySpan<byte> data)
    {
        var perMetre = BinaryPrimitives.ReadUInt32BigEndian(data);
        return perMetre == 0 ? null : Math.Round(perMetre * MetresPerInch, 1);
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> data, int at, ImageLimits limits, ref int usedBytes)
    {
        var nameEnd = data.IndexOf((byte)0);
        if (nameEnd is < 1 or > 79 || data.Length < nameEnd + 3 || data[nameEnd + 1] != 0)
            return null;
        using var zlib = new ZLibStream(new MemoryStream(data[(nameEnd + 2)..].ToArray()), CompressionMode.Decompress);
        using var profile = new MemoryStream();
        var buffer = new byte[16384];
        try
        {
            for (int read; (read = zlib.Read(buffer)) > 0; profile.Write(buffer, 0, read))
                Charge(read, at, limits, ref usedBytes);
        }
        catch (Exception e) when (ZlibFault.Is(e))
        {
            return null;
        }
        return profile.Length == 0 ? null : profile.ToArray();
    }

    private static void Charge(int bytes, int at, ImageLimits limits, ref int usedBytes)
    {
        usedBytes += bytes;
        if (usedBytes > limits.MaxMetadataBytes)
            throw new MediaFormatException(Name, at, $"metadata of more than {limits.MaxMetadataBytes:N0} bytes");
    }
}
