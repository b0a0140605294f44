using System.Buffers.Binary;

namespace GenAsset.Media.Codecs;

/// <summary>Reads and patches the few tags of an EXIF block that decide how a picture is shown. Malformed blocks say nothing; they never fail.</summary>
public static class ExifBlock
{
    private const int OrientationTag = 0x112, XResolutionTag = 0x11A, YResolutionTag = 0x11B, ResolutionUnitTag = 0x128;
    private const int ShortType = 3, RationalType = 5;

    /// <summary>The orientation tag of the first directory; <see cref="Orientation.Normal"/> when absent or senseless.</summary>
    public static Orientation ReadOrientation(ReadOnlySpan<byte> exif)
    {
        var at = FindEntry(exif, OrientationTag, ShortType, out var little);
        var value = at < 0 ? 0 : ReadUInt16(exif[(at + 8)..], little);
        return value is >= 1 and <= 8 ? (Orientation)value : Orientation.Normal;
    }

    /// <summary>Pixels an inch by the resolution tags, or null when they are absent or unitless.</summary>
    public static (double X, double Y)? ReadDpi(ReadOnlySpan<byte> exif)
    {
        var unitAt = FindEntry(exif, ResolutionUnitTag, ShortType, out var little);
        var unit = unitAt < 0 ? 2 : ReadUInt16(exif[(unitAt + 8)..], little);
        var perInch = unit switch { 2 => 1.0, 3 => 2.54, _ => 0 };
        if (perInch == 0 || ReadRational(exif, XResolutionTag) is not { } x || ReadRational(exif, YResolutionTag) is not { } y)
            return null;
        return (x * perInch, y * perInch);
    }

    /// <summary>A copy that says <paramref name="orientation"/>; the block itself when it has no such tag.</summary>
    public static byte[] WithOrientation(byte[] exif, Orientation orientation)
    {
        var at = FindEntry(exif, OrientationTag, ShortType, out var little);
        if (at < 0)
            return exif;
        var copy = exif.ToArray();
        if (little)
            BinaryPrimitives.WriteUInt16LittleEndian(copy.AsSpan(at + 8), (ushort)orientation);
        else
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 8), (ushort)orientation);
        return copy;
    }

    /// <summary>The block to write with <paramref name="metadata"/>: its own, made to say its orientation; a new one when only that is told; null when nothing is.</summary>
    internal static byte[]? For(ImageMetadata metadata)
    {
        if (metadata.Exif is { } exif && (ReadOrientation(exif) == metadata.Orientation || FindEntry(exif, OrientationTag, ShortType, out _) >= 0))
            return WithOrientation(exif, metadata.Orientation);
        if (metadata.Orientation == Orientation.Normal)
            return metadata.Exif;
        if (metadata.Exif is not null)
            throw new ArgumentException("The EXIF block has no orientation tag to hold the orientation; turn the pixels, or leave the block out.", nameof(metadata));
        return [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, ShortType, 0, 1, 0, 0, 0, (byte)metadata.Orientation, 0, 0, 0, 0, 0, 0, 0];
    }

    private static double? ReadRational(ReadOnlySpan<byte> exif, int tag)
    {
        var at = FindEntry(exif, tag, RationalType, out var little);
        if (at < 0)
            return null;
        var offset = ReadUInt32(exif[(at + 8)..], little);
        if (offset > (uint)exif.Length || exif.Length - offset < 8)
            return null;
        var value = exif[(int)offset..];
        uint numerator = ReadUInt32(value, little), denominator = ReadUInt32(value[4..], little);
        return numerator == 0 || denominator == 0 ? null : (double)numerator / denominator;
    }

    // The offset of a twelve-byte entry of the first directory, or -1.
    private static int FindEntry(ReadOnlySpan<byte> exif, int tag, int type, out bool little)
    {
        little = exif.Length >= 8 && exif[0] == 'I';
        if (exif.Length < 8 || (!exif.StartsWith("II*\0"u8) && !exif.StartsWith("MM\0*"u8)))
            return -1;
        var directory = ReadUInt32(exif[4..], little);
        if (directory > (uint)exif.Length || exif.Length - directory < 2)
            return -1;
        var entries = ReadUInt16(exif[(int)directory..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = (long)directory + 2 + 12 * i;
            if (at + 12 > exif.Length)
                return -1;
            var entry = exif[(int)at..];
            if (ReadUInt16(entry, little) == tag && ReadUInt16(entry[2..], little) == type && ReadUInt32(entry[4..], little) == 1)
                return (int)at;
        }
        return -1;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data) : BinaryPrimitives.ReadUInt16BigEndian(data);

    private static uint ReadUInt32(ReadOnlySpan<byte> data, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(data) : BinaryPrimitives.ReadUInt32BigEndian(data);
}
