using System.Globalization;

namespace GenAsset.Media.Formats.Ply;

/// <summary>The text before the numbers: encoding and tables.</summary>
internal sealed record PlyHeader(PlyEncoding Encoding, List<PlyElement> Elements, int Length)
{
    private const string Format = "PLY";
    private const int MaxLength = 1 << 20;

    public PlyElement? Find(string name) => Elements.Find(e => e.Name == name);

    public static PlyHeader Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith("ply"u8))
            throw new MediaFormatException(Format, 0, "the file does not start with 'ply'");
        PlyEncoding? encoding = null;
        var elements = new List<PlyElement>();
        for (var at = 0; ;)
        {
            var end = file[at..Math.Min(file.Length, MaxLength)].IndexOf((byte)'\n');
            if (end < 0)
                throw new MediaFormatException(Format, at, "the header has no end_header line");
            var line = System.Text.Encoding.Latin1.GetString(file.Slice(at, end)).TrimEnd('\r', ' ');
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (words)
            {
                case ["end_header"]:
                    if (encoding is null)
                        throw new MediaFormatException(Format, at, "the header names no format");
                    var header = new PlyHeader(encoding.Value, elements, at + end + 1);
                    header.CheckSizes(file.Length);
                    return header;
                case ["format", var name, ..]:
                    encoding = EncodingOf(name, at);
                    break;
                case ["element", var name, var count]:
                    elements.Add(new(name, CountOf(count, at), []));
                    break;
                case ["property", "list", var length, var type, var name] when elements.Count > 0:
                    elements[^1].Properties.Add(new(name, TypeOf(type, at), IntegerOf(length, at)));
                    break;
                case ["property", var type, var name] when elements.Count > 0:
                    elements[^1].Properties.Add(new(name, TypeOf(type, at)));
                    break;
                case [] or ["ply"] or ["comment", ..] or ["obj_info", ..]:
                    break;
                default:
                    throw new MediaFormatException(Format, at, $"the header line '{Shortened(line)}' is not understood");
            }

            at += end + 1;
        }
    }

    /// <summary>Refuses tables that the rest of the file is too short for, before anything is allocated.</summary>
    private void CheckSizes(int fileLength)
    {
        var left = (long)fileLength - Length;
        foreach (var element in Elements)
        {
            if (element.Count > 0 && element.Properties.Count == 0)
                throw new MediaFormatException(Format, Length, $"the element '{element.Name}' has rows but no properties");
            // A number of text takes a digit and a separator, the very last one only the digit.
            var row = Encoding == PlyEncoding.Ascii ? 2L * element.Properties.Count : element.MinStride;
            left -= element.Count * row;
            if (left < (Encoding == PlyEncoding.Ascii ? -1 : 0))
                throw new MediaFormatException(Format, Length, $"{element.Count} rows of '{element.Name}' do not fit into the file");
        }
    }

    private static PlyEncoding EncodingOf(string name, int at) => name switch
    {
        "ascii" => PlyEncoding.Ascii,
        "binary_little_endian" => PlyEncoding.BinaryLittleEndian,
        "binary_big_endian" => PlyEncoding.BinaryBigEndian,
        _ => throw new MediaFormatException(Format, at, $"the format '{Shortened(name)}' is not known"),
    };

    private static int CountOf(string count, int at) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new MediaFormatException(Format, at, $"'{Shortened(count)}' is no count of rows");

    private static PlyType IntegerOf(string name, int at) =>
        TypeOf(name, at) is var type and < PlyType.Float32 ? type : throw new MediaFormatException(Format, at, "a list's length is no integer");

    private static PlyType TypeOf(string name, int at) => name switch
    {
        "char" or "int8" => PlyType.Int8,
        "uchar" or "uint8" => PlyType.UInt8,
        "short" or "int16" => PlyType.Int16,
        "ushort" or "uint16" => PlyType.UInt16,
        "int" or "int32" => PlyType.Int32,
        "uint" or "uint32" => PlyType.UInt32,
        "float" or "float32" => PlyType.Float32,
        "double" or "float64" => PlyType.Float64,
        _ => throw new MediaFormatException(Format, at, $"the type '{Shortened(name)}' is not known"),
    };

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
