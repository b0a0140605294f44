using System.Buffers;
using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAsset.Core.Storage;

/// <summary>A value as one line of JSON whose last field is the checksum of all before it: {"seq":7,…,"crc":"0a1b2c3d"}.</summary>
internal static class CheckedLine
{
    private const int ChecksumDigits = 8;

    private static ReadOnlySpan<byte> Label => ",\"crc\":\""u8;

    private static int TailLength => Label.Length + ChecksumDigits + 2; // "} closes

    /// <summary>Appends a value's line, line feed included.</summary>
    public static void Write<T>(T value, JsonTypeInfo<T> type, ArrayBufferWriter<byte> output, Utf8JsonWriter writer)
    {
        var start = output.WrittenCount;
        writer.Reset(output);
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        // The object's closing brace becomes the checksum field's comma, so the tail begins one byte back.
        Span<byte> tail = stackalloc byte[TailLength];
        FormatTail(output.WrittenSpan[start..^1], tail);
        MemoryMarshal.AsMemory(output.WrittenMemory).Span[^1] = tail[0];
        output.Write(tail[1..]);
        output.Write("\n"u8);
    }

    /// <summary>Reads a line without its line feed; null when it is not what was written, and then why.</summary>
    public static T? Read<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type, out string? fault)
        where T : class
    {
        fault = null;
        if (line.Length <= TailLength || !line[^TailLength..].StartsWith(Label))
        {
            fault = "it has no checksum at its end";
            return null;
        }

        var body = line[..^TailLength];
        Span<byte> tail = stackalloc byte[TailLength];
        FormatTail(body, tail);
        if (!line[^TailLength..].SequenceEqual(tail))
        {
            fault = "its checksum does not fit its content";
            return null;
        }

        var json = ArrayPool<byte>.Shared.Rent(body.Length + 1);
        try
        {
            body.CopyTo(json);
            json[body.Length] = (byte)'}';
            return JsonSerializer.Deserialize(json.AsSpan(0, body.Length + 1), type);
        }
        catch (JsonException unreadable)
        {
            fault = "a newer version wrote it: " + unreadable.Message;
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(json);
        }
    }

    private static void FormatTail(ReadOnlySpan<byte> body, Span<byte> tail)
    {
        Label.CopyTo(tail);
        Utf8Formatter.TryFormat(Crc32C.Of(body), tail[Label.Length..], out _, new StandardFormat('x', ChecksumDigits));
        "\"}"u8.CopyTo(tail[(Label.Length + ChecksumDigits)..]);
    }
}
