using System.Buffers.Binary;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>Extension records: a type, a length, a payload. Only the one that changes what the numbers mean is read.</summary>
internal static class SpzExtensions
{
    private const uint CoordinateSystem = 0xADBE0003;

    /// <summary>The axes that a record names, or null. A damaged record is an error when <paramref name="strict"/>, else the end of the list (readers before extensions skip them all).</summary>
    public static AxisSystem? Axes(ReadOnlySpan<byte> records, long offset, bool strict)
    {
        AxisSystem? axes = null;
        for (var at = 0; at < records.Length;)
        {
            var rest = records[at..];
            var length = rest.Length >= 8 ? BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) : uint.MaxValue;
            if (length > rest.Length - 8)
                return strict ? throw new MediaFormatException("SPZ", offset + at, "an extension record is cut off") : axes;
            if (BinaryPrimitives.ReadUInt32LittleEndian(rest) == CoordinateSystem && length >= 4)
            {
                var system = BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]);
                if (system is 0 or > 8)
                    throw new MediaFormatException("SPZ", offset + at + 8, $"the coordinate system {system} is not known");
                axes = (AxisSystem)system;
            }

            at += 8 + (int)length;
        }

        return axes;
    }
}
