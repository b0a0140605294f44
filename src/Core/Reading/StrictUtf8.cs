using System.Text;
using System.Text.Unicode;

namespace GenAsset.Core.Reading;

/// <summary>UTF-8 that is really UTF-8: a wrong byte is an error with its place, never a replacement character.</summary>
public static class StrictUtf8
{
    /// <summary>What is wrong with the bytes, or null.</summary>
    public static string? FaultOf(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            at += length;
        return $"byte {at + 1} of the line (0x{bytes[at]:x2}) is not UTF-8: save the file as UTF-8.";
    }
}
