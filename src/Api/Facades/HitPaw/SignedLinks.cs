using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GenAsset.Api.State;
using GenAsset.Core.Errors;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>
/// Links that open without a key, since clients just open them: each names a job and a file, ends after a day, and carries an HMAC-SHA-256 of all that under a
/// secret of this server.
/// </summary>
/// <param name="file">The secret's file, made with the first link.</param>
/// <param name="time">The clock.</param>
internal sealed class SignedLinks(string file, TimeProvider time)
{
    private const int SecretBytes = 32;
    private const char Separator = '-';
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private readonly Lazy<byte[]> _secret = new(() => ReadSecret(file));

    /// <summary>The part of a link that lets its bearer open this file of this job.</summary>
    public string TokenOf(string job, string name)
    {
        var expires = (time.GetUtcNow() + Life).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{expires}{Separator}{Convert.ToHexStringLower(Sign(job, name, expires))}");
    }

    /// <summary>Why a token does not open the file, or null where it does.</summary>
    public GenAssetError? FaultOf(string token, string job, string name)
    {
        var parts = token.Split(Separator);
        if (parts.Length != 2 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var expires) || !TryHex(parts[1], out var signature))
            return ErrorRow.NoAccess.Because("The link is not whole: take it from /api/task-status as it stands there.");
        if (!CryptographicOperations.FixedTimeEquals(signature, Sign(job, name, expires)))
            return ErrorRow.SignatureFailed.Because("The link was not made by this server: take it from /api/task-status as it stands there.");
        return expires > time.GetUtcNow().ToUnixTimeSeconds() ? null : ErrorRow.TokenExpired.Because("The link has expired: /api/task-status gives a new one.");
    }

    private byte[] Sign(string job, string name, long expires) =>
        HMACSHA256.HashData(_secret.Value, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{job}\n{name}\n{expires}")));

    private static bool TryHex(string text, out byte[] bytes)
    {
        bytes = new byte[HMACSHA256.HashSizeInBytes];
        return text.Length == 2 * bytes.Length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
    }

    private static byte[] ReadSecret(string file)
    {
        using var exclusive = ExclusiveFile.Take(file + ".lock"); // two processes of one home sign alike
        if (!File.Exists(file))
            PrivateFile.Replace(file, RandomNumberGenerator.GetBytes(SecretBytes));
        var secret = File.ReadAllBytes(file);
        return secret.Length == SecretBytes
            ? secret
            : throw new GenAssetException(GenAssetError.Of(
                ErrorCatalog.ConfigurationInvalid, $"{file} is damaged: it has {secret.Length} bytes, not {SecretBytes}.", suggestion: "Delete it: links that were given out end with it."));
    }
}
