using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GenAsset.Api.State;
using GenAsset.Core.Errors;

namespace GenAsset.Api.Security;

/// <summary>Why a link does not open.</summary>
internal enum LinkFault
{
    /// <summary>It was cut off, or is none.</summary>
    NotWhole,

    /// <summary>This server did not make it.</summary>
    Forged,

    /// <summary>Its time is over.</summary>
    Expired,
}

/// <summary>
/// Links that open without a key, since whoever gets one just opens it: each names a thing and a file of it, ends after a while, and carries an HMAC-SHA-256 of all
/// that under a secret of this server.
/// </summary>
/// <param name="file">The secret's file, made with the first link.</param>
/// <param name="time">The clock.</param>
internal sealed class SignedLinks(string file, TimeProvider time)
{
    private const char Separator = '-';

    private readonly Lazy<byte[]> _secret = new(() => ReadSecret(file));

    /// <summary>The part of a link that lets its bearer open this file of this thing for a while.</summary>
    public string TokenOf(string thing, string name, TimeSpan life)
    {
        var expires = (time.GetUtcNow() + life).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{expires}{Separator}{Convert.ToHexStringLower(Sign(thing, name, expires))}");
    }

    /// <summary>Why a token does not open the file, or null where it does.</summary>
    public LinkFault? FaultOf(string token, string thing, string name)
    {
        var parts = token.Split(Separator);
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expires) || !TryHex(parts[1], out var signature))
            return LinkFault.NotWhole;
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(thing, name, expires)))
            return LinkFault.Forged;
        return expires > time.GetUtcNow().ToUnixTimeSeconds() ? null : LinkFault.Expired;
    }

    private byte[] Sign(string thing, string name, long expires) =>
        HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{thing}\n{name}\n{expires}")));

    private static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[HMACSHA256.HashSizeInBytes];
        return text.Length == 2 * bytes.Length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static byte[] ReadSecret(string file)
    {
        using var exclusive = ExclusiveFile.Take(file + ".lock"); // two processes of one home sign alike
        if (!File.Exists(file))
            PrivateFile.Replace(file, RandomNumberGenerator.GetBytes(ApiOptions.LinkSecretBytes));
        var secret = File.ReadAllBytes(file);
        return secret.Length == ApiOptions.LinkSecretBytes
            ? secret
            : throw new GenAssetException(GenAssetError.Of(
                ErrorCatalog.ConfigurationInvalid, $"{file} is damaged: it has {secret.Length} bytes, not {ApiOptions.LinkSecretBytes}.", suggestion: "Delete it: links that were given out end with it."));
    }
}
