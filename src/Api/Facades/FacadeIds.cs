using System.Security.Cryptography;

namespace GenAsset.Api.Facades;

/// <summary>Ids in the forms that these APIs' clients expect.</summary>
internal static class FacadeIds
{
    /// <summary>Lower-case hex digits.</summary>
    public static string Hex(int digits) => RandomNumberGenerator.GetHexString(digits, lowercase: true);

    /// <summary>Lower-case letters and digits.</summary>
    public static string Letters(int count) => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", count);

    /// <summary>A random UUID (RFC 9562, version 4), in lower case.</summary>
    public static string Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
