namespace GenAsset.Media.Preview.Words;

/// <summary>What a word may be the plural of.</summary>
internal static class Plurals
{
    private static readonly Dictionary<string, string> Irregular = new(StringComparer.Ordinal)
    {
        ["mice"] = "mouse",
        ["geese"] = "goose",
        ["men"] = "man",
        ["women"] = "woman",
        ["children"] = "child",
        ["kids"] = "kid",
        ["people"] = "person",
        ["feet"] = "foot",
        ["teeth"] = "tooth",
        ["oxen"] = "ox",
        ["cacti"] = "cactus",
        ["octopi"] = "octopus",
        ["wolves"] = "wolf",
        ["knives"] = "knife",
        ["leaves"] = "leaf",
        ["loaves"] = "loaf",
        ["elves"] = "elf",
        ["dwarves"] = "dwarf",
        ["scarves"] = "scarf",
        ["shelves"] = "shelf",
        ["thieves"] = "thief",
        ["calves"] = "calf",
        ["halves"] = "half",
        ["hooves"] = "hoof",
        ["fungi"] = "fungus",
    };

    /// <summary>The word itself first, then what it may be the plural of, likeliest first.</summary>
    public static IEnumerable<string> Singulars(string word)
    {
        yield return word;
        if (Irregular.TryGetValue(word, out var singular))
            yield return singular;
        // "firemen", "snowmen" and other men.
        if (word.Length > 4 && word.EndsWith("men", StringComparison.Ordinal))
            yield return word[..^2] + "an";
        if (word.Length < 3 || word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal))
            yield break;
        yield return word[..^1];
        if (word.EndsWith("ies", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        if (word.EndsWith("es", StringComparison.Ordinal))
            yield return word[..^2];
    }

    /// <summary>Whether the word is more than one of <paramref name="singular"/>.</summary>
    public static bool IsPlural(string word, string singular) => !string.Equals(word, singular, StringComparison.Ordinal);
}
