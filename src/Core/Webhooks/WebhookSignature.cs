using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace GenAsset.Core.Webhooks;

/// <summary>The signature of Standard Webhooks, version 1: HMAC-SHA256 over id, time and body.</summary>
public static class WebhookSignature
{
    /// <summary>What a secret begins with.</summary>
    public const string SecretPrefix = "whsec_";

    /// <summary>The shortest key taken.</summary>
    public const int MinKeyBytes = 24;

    /// <summary>The longest key taken.</summary>
    public const int MaxKeyBytes = 64;

    /// <summary>The key that a secret stands for, or null when it is none.</summary>
    public static byte[]? KeyOf(string secret)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
            return null;
        var text = secret.AsSpan(SecretPrefix.Length);
        if (!Base64.IsValid(text, out var length) || length is < MinKeyBytes or > MaxKeyBytes)
            return null;
        return Convert.FromBase64String(text.ToString());
    }

    /// <summary>The value of the webhook-signature header.</summary>
    public static string Of(byte[] key, string id, long unixSeconds, ReadOnlySpan<byte> body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{unixSeconds}."), .. body]));
}
