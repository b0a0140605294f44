using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Core.Storage;

/// <summary>CRC-32C (Castagnoli), by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    /// <summary>What a checksum begins with.</summary>
    public const uint Start = 0xFFFFFFFF;

    /// <summary>Takes more bytes into a running checksum.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..])
            crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }

    /// <summary>The checksum of a whole.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => Append(Start, bytes);
}
