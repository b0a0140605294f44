using System.Buffers.Binary;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>The sixteen bytes that every flavour has at the start of its content.</summary>
internal readonly record struct SpzHeader(SpzLayout Layout, int FractionalBits, bool Antialiased, bool HasExtensions)
{
    private const string Format = "SPZ";

    /// <summary>Reads and checks the header; refuses a count whose arrays could not come out of a file that expands to at most <paramref name="most"/> bytes.</summary>
    public static SpzHeader Read(ReadOnlySpan<byte> bytes, long most, int oldest, int newest)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes) != SpzLayout.Magic)
            throw new MediaFormatException(Format, 0, "the content does not start with NGSP");
        var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (version < oldest || version > newest)
            throw new MediaFormatException(Format, 4, $"version {version} is not known in this wrapping (known: {oldest} to {newest})");
        if (count is 0 or > int.MaxValue)
            throw new MediaFormatException(Format, 8, $"{count} splats");
        if (bytes[12] > SplatCloud.MaxDegree)
            throw new MediaFormatException(Format, 12, $"harmonics of degree {bytes[12]}");
        if (bytes[13] > 30)
            throw new MediaFormatException(Format, 13, $"{bytes[13]} fractional bits");
        var layout = new SpzLayout((int)count, bytes[12], (int)version);
        if (layout.Total > Math.Min(most, Array.MaxLength - SpzLayout.HeaderBytes) || count > Array.MaxLength / 72)
            throw new MediaFormatException(Format, 8, $"{count} splats of degree {bytes[12]} do not fit into this file");
        return new(layout, bytes[13], (bytes[14] & SpzLayout.AntialiasedFlag) != 0, (bytes[14] & SpzLayout.ExtensionsFlag) != 0);
    }
}
