using System.Security.Cryptography;

namespace GenAsset.Core.Uploads;

/// <summary>Makes and checks upload ids: 130 random bits, since whoever knows one may come close to using it.</summary>
public static class UploadId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;

    /// <summary>A new id.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Whether a text could be an id; what is not one never becomes part of a path.</summary>
    public static bool IsValid(string? text) => text?.Length == Length && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
}
