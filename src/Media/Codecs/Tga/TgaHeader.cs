using System.Buffers.Binary;

namespace GenAsset.Media.Codecs.Tga;

/// <summary>The 18-byte header of a TGA file, checked.</summary>
internal readonly record struct TgaHeader(
    int Type, bool RunLength, int Width, int Height, int Bits, int AlphaBits, bool TopDown, bool RightToLeft, int MapFirst, int MapEntries, int MapBits, int MapOffset)
{
    internal const string Name = "TGA";
    internal const int Bytes = 18;
    internal const int Mapped = 1, Colour = 2, Gray = 3;

    internal int PixelBytes => (Bits + 7) / 8;

    internal int MapEntryBytes => (MapBits + 7) / 8;

    internal int DataOffset => MapOffset + MapEntries * MapEntryBytes;

    /// <summary>Channels that decoding gives.</summary>
    internal int Channels => Type switch
    {
        Gray => Bits == 16 ? 2 : 1,
        Mapped => MapBits == 32 ? 4 : 3,
        _ => Bits == 32 && AlphaBits > 0 ? 4 : 3,
    };

    internal static TgaHeader Read(ReadOnlySpan<byte> file, ImageLimits limits, bool headerOnly = false)
    {
        if (file.Length < Bytes)
            throw new MediaFormatException(Name, file.Length, "the file ends inside its header");
        if (!Looks(file))
            throw new MediaFormatException(Name, 0, "the header is not one of the format's");
        var hasMap = file[1] == 1;
        var header = new TgaHeader(
            Type: file[2] & 7,
            RunLength: file[2] >= 8,
            Width: BinaryPrimitives.ReadUInt16LittleEndian(file[12..]),
            Height: BinaryPrimitives.ReadUInt16LittleEndian(file[14..]),
            Bits: file[16],
            AlphaBits: file[17] & 15,
            TopDown: (file[17] & 0x20) != 0,
            RightToLeft: (file[17] & 0x10) != 0,
            MapFirst: BinaryPrimitives.ReadUInt16LittleEndian(file[3..]),
            MapEntries: hasMap ? BinaryPrimitives.ReadUInt16LittleEndian(file[5..]) : 0,
            MapBits: file[7],
            MapOffset: Bytes + file[0]);
        limits.CheckInput(Name, 12, header.Width, header.Height);
        var pixels = (long)header.Width * header.Height;
        // A packet of 1 + one pixel's bytes holds at most 128 pixels.
        var least = header.RunLength ? (pixels + 127) / 128 * (1 + header.PixelBytes) : pixels * header.PixelBytes;
        if (!headerOnly && (header.DataOffset > file.Length || least > file.Length - header.DataOffset))
            throw new MediaFormatException(Name, file.Length, "the file ends before its pixels do");
        return header;
    }

    /// <summary>Whether the bytes can be a TGA header: the format has no signature, so every field is held to its few legal values.</summary>
    internal static bool Looks(ReadOnlySpan<byte> file)
    {
        if (file.Length < Bytes || file[1] > 1 || (file[17] & 0xC0) != 0)
            return false;
        int map = file[1], type = file[2] & 7, bits = file[16];
        if (file[2] is not (1 or 2 or 3 or 9 or 10 or 11))
            return false;
        var mapFine = map == 0 ? type != Mapped : file[7] is 15 or 16 or 24 or 32;
        var bitsFine = type switch { Mapped => bits is 8 or 16, Gray => bits is 8 or 16, _ => bits is 15 or 16 or 24 or 32 };
        return mapFine && bitsFine && (file[12] | file[13]) != 0 && (file[14] | file[15]) != 0;
    }
}
