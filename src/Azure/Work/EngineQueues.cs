using System.Security.Cryptography;
using System.Text;

namespace GenAsset.Azure.Work;

/// <summary>The queue of an engine. Each has its own, so that a worker is given only what it can run, and a pool of machines can grow with its own queue.</summary>
public static class EngineQueues
{
    private const int MaxLength = 30; // of 63, beside the prefix and what we put before it
    private const int HashLetters = 8;

    /// <summary>The queue's name behind the prefix: "builtin/preview" waits in work-builtin-preview. A name that a queue cannot have is shortened to one with its digest.</summary>
    public static string Of(string engine)
    {
        var plain = new StringBuilder();
        foreach (var letter in engine.ToLowerInvariant())
            plain.Append(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) ? letter : '-');
        var name = plain.ToString();
        var isExact = engine.Length <= MaxLength && engine.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-') && !name.Contains("--", StringComparison.Ordinal) && name[0] != '-' && name[^1] != '-';
        if (isExact)
            return "work-" + name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(engine.ToLowerInvariant())))[..HashLetters];
        return "work-" + string.Join('-', name[..Math.Min(name.Length, MaxLength - HashLetters)].Split('-', StringSplitOptions.RemoveEmptyEntries).Append(hash));
    }
}
