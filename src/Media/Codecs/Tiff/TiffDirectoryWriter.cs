using System.Buffers.Binary;
using static GenAsset.Media.Codecs.Tiff.TiffConstants;

namespace GenAsset.Media.Codecs.Tiff;

/// <summary>Gathers a directory's entries and writes them, sorted by tag, with the values that do not fit an entry behind them.</summary>
internal sealed class TiffDirectoryWriter
{
    private readonly SortedDictionary<int, (int Type, uint Count, byte[] Data)> _entries = [];

    internal void Bytes(int tag, byte[] value) => _entries[tag] = (Undefined, (uint)value.Length, value);

    internal void Long(int tag, uint value) => Longs(tag, [value]);

    internal void Longs(int tag, uint[] values)
    {
        var data = new byte[values.Length * 4];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4 * i), values[i]);
        _entries[tag] = (TiffConstants.Long, (uint)values.Length, data);
    }

    internal void Shorts(int tag, ushort[] values)
    {
        var data = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(2 * i), values[i]);
        _entries[tag] = (Short, (uint)values.Length, data);
    }

    internal void Ratio(int tag, double value)
    {
        const uint denominator = 1000;
        var data = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(data, (uint)Math.Clamp(Math.Round(value * denominator), 0, uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(4), denominator);
        _entries[tag] = (Rational, 1, data);
    }

    /// <summary>Writes the directory, which starts at <paramref name="offset"/> of the file.</summary>
    internal void Write(Stream output, uint offset)
    {
        var values = new MemoryStream();
        var valuesAt = offset + 2 + 12 * (uint)_entries.Count + 4;
        var table = new byte[2 + 12 * _entries.Count + 4];
        BinaryPrimitives.WriteUInt16LittleEndian(table, (ushort)_entries.Count);
        var at = 2;
        foreach (var (tag, (type, count, data)) in _entries)
        {
            var entry = table.AsSpan(at, 12);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], count);
            if (data.Length <= 4)
            {
                data.CopyTo(entry[8..]);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], valuesAt + (uint)values.Length);
                values.Write(data);
                if (data.Length % 2 == 1)
                    values.WriteByte(0);
            }
            at += 12;
        }
        output.Write(table);
        values.WriteTo(output);
    }
}
