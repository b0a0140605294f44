using System.Buffers.Binary;
using static GenAsset.Media.Codecs.Bmp.BmpConstants;

namespace GenAsset.Media.Codecs.Bmp;

/// <summary>The file header and any of the information headers that followed each other (OS/2 1.x to V5), checked.</summary>
internal sealed record BmpHeader(int Width, int Height, bool TopDown, int Bits, uint Compression, int DataOffset)
{
    /// <summary>Where red, green, blue and alpha lie in a 16- or 32-bit pixel.</summary>
    internal uint[] Masks { get; private init; } = [];

    /// <summary>Blue, green, red and, but for the oldest header, a spare byte.</summary>
    internal int PaletteOffset { get; private init; }

    internal int PaletteEntryBytes { get; private init; }

    internal int PaletteEntries { get; private init; }

    internal double? DpiX { get; private init; }

    internal double? DpiY { get; private init; }

    internal bool HasAlpha => Masks.Length == 4 && Masks[3] != 0;

    internal bool IsRunLength => Compression is Rle8 or Rle4;

    /// <summary>Bytes a stored row: whole 32-bit words.</summary>
    internal int RowBytes => checked((int)(((long)Width * Bits + 31) / 32 * 4));

    internal static BmpHeader Read(ReadOnlySpan<byte> file, ImageLimits limits, bool headerOnly = false)
    {
        if (file.Length < FileHeaderBytes + CoreHeaderBytes || file[0] != 'B' || file[1] != 'M')
            throw new MediaFormatException(Name, 0, "the file does not start with a bitmap header");
        var dataOffset = BinaryPrimitives.ReadUInt32LittleEndian(file[10..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(file[14..]);
        if (size is not CoreHeaderBytes and not (>= 16 and <= 256) || file.Length < FileHeaderBytes + size)
            throw new MediaFormatException(Name, 14, $"an information header of {size} bytes is unknown or cut short");
        var info = file.Slice(FileHeaderBytes, (int)size);
        var header = size == CoreHeaderBytes ? ReadCore(info, dataOffset) : ReadInfo(info, dataOffset, file);
        limits.CheckInput(Name, 18, header.Width, header.Height);
        header.Check(headerOnly ? long.MaxValue : file.Length);
        return header;
    }

    private static BmpHeader ReadCore(ReadOnlySpan<byte> info, uint dataOffset)
    {
        int width = BinaryPrimitives.ReadUInt16LittleEndian(info[4..]), height = BinaryPrimitives.ReadUInt16LittleEndian(info[6..]);
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(info[10..]);
        return new BmpHeader(width, height, false, bits, Plain, Offset(dataOffset))
        {
            PaletteOffset = FileHeaderBytes + CoreHeaderBytes,
            PaletteEntryBytes = 3,
            PaletteEntries = bits <= 8 ? 1 << bits : 0,
        };
    }

    private static BmpHeader ReadInfo(ReadOnlySpan<byte> info, uint dataOffset, ReadOnlySpan<byte> file)
    {
        int width = BinaryPrimitives.ReadInt32LittleEndian(info[4..]), height = BinaryPrimitives.ReadInt32LittleEndian(info[8..]);
        if (height == int.MinValue)
            throw new MediaFormatException(Name, 22, "the height is senseless");
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(info[14..]);
        // The shortest headers of OS/2 2.x leave out everything from here on.
        var compression = info.Length >= 20 ? BinaryPrimitives.ReadUInt32LittleEndian(info[16..]) : Plain;
        var used = info.Length >= 36 ? BinaryPrimitives.ReadUInt32LittleEndian(info[32..]) : 0;
        var paletteOffset = FileHeaderBytes + info.Length;
        var masks = ReadMasks(info, file, bits, compression, ref paletteOffset);
        return new BmpHeader(width, Math.Abs(height), height < 0, bits, compression == AlphaBitFields ? BitFields : compression, Offset(dataOffset))
        {
            Masks = masks,
            PaletteOffset = paletteOffset,
            PaletteEntryBytes = 4,
            PaletteEntries = bits > 8 ? 0 : used is 0 or > 256 ? 1 << bits : (int)used,
            DpiX = info.Length >= 32 ? Dpi(info[24..]) : null,
            DpiY = info.Length >= 32 ? Dpi(info[28..]) : null,
        };
    }

    private static uint[] ReadMasks(ReadOnlySpan<byte> info, ReadOnlySpan<byte> file, int bits, uint compression, ref int paletteOffset)
    {
        if (bits is not (16 or 32))
            return [];
        if (compression == Plain)
            return bits == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0];
        // Inside the header since V2; after a plain info header before that.
        var at = FileHeaderBytes + InfoHeaderBytes;
        var count = compression == AlphaBitFields || info.Length >= V3HeaderBytes ? 4 : 3;
        if (info.Length == InfoHeaderBytes)
            paletteOffset += count * 4;
        if (file.Length < at + count * 4)
            throw new MediaFormatException(Name, at, "the colour masks are cut short");
        var masks = new uint[4];
        for (var i = 0; i < count; i++)
            masks[i] = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4 * i)..]);
        return masks;
    }

    private static int Offset(uint value) =>
        value <= int.MaxValue ? (int)value : throw new MediaFormatException(Name, 10, "the pixel data lies beyond the file");

    private static double? Dpi(ReadOnlySpan<byte> perMetre)
    {
        var value = BinaryPrimitives.ReadInt32LittleEndian(perMetre);
        return value > 0 ? Math.Round(value * MetresPerInch, 1) : null;
    }

    private void Check(long fileBytes)
    {
        var known = (Bits, Compression) switch
        {
            (1 or 2 or 4 or 8 or 16 or 24 or 32, Plain) => true,
            (8, Rle8) or (4, Rle4) or (16 or 32, BitFields) => true,
            _ => false,
        };
        if (!known)
            throw new MediaFormatException(Name, 28, $"{Bits} bits a pixel with compression {Compression} are not supported");
        if (IsRunLength && TopDown)
            throw new MediaFormatException(Name, 22, "a run-length bitmap cannot be top-down");
        if (DataOffset > fileBytes || (!IsRunLength && (long)RowBytes * Height > fileBytes - DataOffset))
            throw new MediaFormatException(Name, fileBytes, "the file ends before its pixels do");
    }
}
