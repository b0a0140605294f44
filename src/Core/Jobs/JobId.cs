using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAsset.Core.Jobs;

/// <summary>Makes and checks job ids. Ours are the second of birth, which sorts, and forty random bits, which a person can read out.</summary>
public static class JobId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's base 32
    private const int RandomLength = 8;
    private const int MinLength = 8;
    private const int MaxLength = 64;

    /// <summary>A new id.</summary>
    public static string New(TimeProvider time) =>
        Moment(time.GetUtcNow()) + "-" + RandomNumberGenerator.GetString(Alphabet, RandomLength);

    /// <summary>The id of something that must have the same one whoever makes it: a moment, and forty bits of a digest in the place of chance.</summary>
    public static string Derived(DateTimeOffset moment, ReadOnlySpan<byte> digest)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(digest);
        var letters = new char[RandomLength];
        for (var i = 0; i < RandomLength; i++)
            letters[i] = Alphabet[(int)(bits >> (5 * i)) & 31];
        return Moment(moment) + "-" + new string(letters);
    }

    /// <summary>
    /// Whether a text could be an id, ours or one that an edge chose: 8 to 64 lower-case letters, digits and hyphens, the first no hyphen. What is not one
    /// never becomes part of a path, and what is one is a plain folder name on every platform.
    /// </summary>
    public static bool IsValid(string? text) =>
        text is { Length: >= MinLength and <= MaxLength } && text[0] != '-' && text.All(c => c == '-' || char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd-HHmmss");
}
