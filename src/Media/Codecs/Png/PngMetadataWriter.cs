using System.Buffers.Binary;
using System.IO.Compression;
using GenAsset.Media.Imaging;
using static GenAsset.Media.Codecs.Png.PngConstants;

namespace GenAsset.Media.Codecs.Png;

/// <summary>Writes the chunks between IHDR and IDAT that describe a picture rather than draw it.</summary>
internal static class PngMetadataWriter
{
    internal static void Write(Stream output, ImageMetadata metadata, Transfer transfer)
    {
        WriteColour(output, metadata, transfer);
        if (metadata.DpiX is { } x && metadata.DpiY is { } y)
            WriteDensity(output, x, y);
        if (ExifBlock.For(metadata) is { } exif)
            PngEncoder.WriteChunk(output, eXIf, exif);
    }

    // iCCP and sRGB exclude each other (clause 11.3.3); a linear image may carry neither, only its gamma.
    private static void WriteColour(Stream output, ImageMetadata metadata, Transfer transfer)
    {
        var gamma = transfer == Transfer.Linear ? 1.0 : metadata.Gamma;
        if (gamma is { } value)
            PngEncoder.WriteChunk(output, gAMA, BigEndian((uint)Math.Clamp(Math.Round(value * 100_000), 1, int.MaxValue)));
        if (transfer == Transfer.Linear)
            return;
        if (metadata.IccProfile is { } profile)
            PngEncoder.WriteChunk(output, iCCP, Compressed(profile));
        else if (metadata.SrgbIntent is { } intent)
            PngEncoder.WriteChunk(output, sRGB, [(byte)intent]);
    }

    private static void WriteDensity(Stream output, double dpiX, double dpiY)
    {
        Span<byte> data = stackalloc byte[9];
        BinaryPrimitives.WriteUInt32BigEndian(data, (uint)Math.Clamp(Math.Round(dpiX / MetresPerInch), 0, int.MaxValue));
        BinaryPrimitives.WriteUInt32BigEndian(data[4..], (uint)Math.Clamp(Math.Round(dpiY / MetresPerInch), 0, int.MaxValue));
        data[8] = 1;
        PngEncoder.WriteChunk(output, pHYs, data);
    }

    private static byte[] Compressed(byte[] profile)
    {
        using var data = new MemoryStream();
        data.Write("icc\0\0"u8);
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(profile);
        return data.ToArray();
    }

    private static byte[] BigEndian(uint value)
    {
        var data = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(data, value);
        return data;
    }
}
