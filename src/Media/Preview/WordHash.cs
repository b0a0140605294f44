namespace GenAsset.Media.Preview;

/// <summary>A prompt as the painter reads it: lower-case words, and a number for them.</summary>
internal static class WordHash
{
    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>The words.</summary>
    public static HashSet<string> Words(string prompt) =>
        [.. prompt.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '!', '?', '-', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>A number that differs where the prompt does.</summary>
    public static uint Of(string prompt)
    {
        var hash = FnvOffset;
        foreach (var letter in prompt)
            hash = unchecked((hash ^ letter) * FnvPrime);
        return hash;
    }
}
