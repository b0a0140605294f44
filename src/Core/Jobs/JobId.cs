using System.Security.Cryptography;

namespace GenAsset.Core.Jobs;

/// <summary>Makes and checks job ids: the second of birth, which sorts, and forty random bits, which a person can read out.</summary>
public static class JobId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32
    private const int RandomLength = 8;
    private const int Length = 15 + 1 + RandomLength; // yyyyMMdd-HHmmss-xxxxxxxx

    /// <summary>A new id.</summary>
    public static string New(TimeProvider time) =>
        time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss") + "-" + RandomNumberGenerator.GetString(Alphabet, RandomLength);

    /// <summary>Whether a text could be an id; what is not one never becomes part of a path.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: Length } && text[8] == '-' && text[15] == '-' && text.All(c => c == '-' || Alphabet.Contains(c, StringComparison.Ordinal));
}
