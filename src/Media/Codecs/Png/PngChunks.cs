using System.Buffers.Binary;
using static GenAsset.Media.Codecs.Png.PngConstants;

namespace GenAsset.Media.Codecs.Png;

/// <summary>A PNG's chunks, walked once: checksums and order verified, positions of the pixel data noted, metadata kept within the limits.</summary>
internal sealed class PngChunks
{
    /// <summary>Where each IDAT's data lies in the file.</summary>
    internal List<(int Offset, int Length)> Data { get; } = [];

    internal PngHeader Header { get; private init; }

    /// <summary>Red, green, blue triples; empty without PLTE.</summary>
    internal byte[] Palette { get; private set; } = [];

    /// <summary>The tRNS chunk: alphas of the palette, or the one transparent gray or colour as 16-bit samples. Null without.</summary>
    internal byte[]? Transparency { get; private set; }

    internal ImageMetadata Metadata { get; private set; } = ImageMetadata.None;

    /// <summary>Compressed bytes of the pixels.</summary>
    internal long DataBytes { get; private set; }

    internal static PngChunks Read(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        var chunks = new PngChunks { Header = PngHeader.Read(file, limits) };
        chunks.Walk(file, limits);
        return chunks;
    }

    private void Walk(ReadOnlySpan<byte> file, ImageLimits limits)
    {
        int at = 8, count = 0, metadataBytes = 0;
        var dataEnded = false;
        while (true)
        {
            if (file.Length - at < 12)
                throw new MediaFormatException(Name, at, "the file ends before its IEND chunk");
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            var type = BinaryPrimitives.ReadUInt32BigEndian(file[(at + 4)..]);
            if (length > (uint)(file.Length - at - 12))
                throw new MediaFormatException(Name, at, $"chunk {Spell(type)} of {length} bytes is longer than the file");
            var data = file.Slice(at + 8, (int)length);
            var intact = Crc32.Append(0, file.Slice(at + 4, (int)length + 4)) == BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + (int)length)..]);
            var critical = (type & 0x20000000) == 0;
            if (critical && !intact)
                throw new MediaFormatException(Name, at, $"the checksum of chunk {Spell(type)} is wrong");
            if (type != IDAT && ++count > limits.MaxChunks)
                throw new MediaFormatException(Name, at, $"more than {limits.MaxChunks} chunks");

            if (type == IDAT)
            {
                if (dataEnded)
                    throw new MediaFormatException(Name, at, "IDAT chunks are not consecutive");
                Data.Add((at + 8, (int)length));
                DataBytes += length;
            }
            else
            {
                dataEnded |= Data.Count > 0;
                if (type == IEND)
                    break;
                // A damaged ancillary chunk is dropped, as the specification allows (clause 13.2): the picture does not need it.
                if (critical)
                    ReadCritical(type, data, at);
                else if (intact)
                    ReadAncillary(type, data, at, limits, ref metadataBytes);
            }
            at += 12 + (int)length;
        }
        if (Data.Count == 0)
            throw new MediaFormatException(Name, at, "there is no IDAT chunk");
        if (Header.ColourType == PngConstants.Palette && Palette.Length == 0)
            throw new MediaFormatException(Name, Data[0].Offset - 8, "a palette image without PLTE");
    }

    private void ReadCritical(uint type, ReadOnlySpan<byte> data, int at)
    {
        if (type == IHDR && at == 8)
            return;
        if (type != PLTE)
            throw new MediaFormatException(Name, at, $"critical chunk {Spell(type)} is unknown or out of place");
        if (Data.Count > 0 || Palette.Length > 0 || data.Length == 0 || data.Length % 3 != 0 || data.Length > 768)
            throw new MediaFormatException(Name, at, "PLTE is misplaced or not 1 to 256 colours");
        Palette = data.ToArray();
    }

    private void ReadAncillary(uint type, ReadOnlySpan<byte> data, int at, ImageLimits limits, ref int metadataBytes)
    {
        if (type == tRNS && Data.Count == 0)
        {
            var expected = Header.ColourType switch { Gray => 2, Rgb => 6, PngConstants.Palette => Math.Min(data.Length, 256), _ => -1 };
            if (data.Length != expected)
                throw new MediaFormatException(Name, at, $"tRNS of {data.Length} bytes does not fit colour type {Header.ColourType}");
            Transparency = data.ToArray();
        }
        else
        {
            Metadata = PngMetadataReader.Read(Metadata, type, data, at, limits, ref metadataBytes);
        }
    }

    private static string Spell(uint type) => string.Create(4, type, static (text, value) =>
    {
        for (var i = 0; i < 4; i++)
        {
            var c = (char)(value >> 24 - 8 * i & 255);
            text[i] = char.IsAsciiLetterOrDigit(c) ? c : '?';
        }
    });
}
