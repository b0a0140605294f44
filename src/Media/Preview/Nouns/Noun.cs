using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>A thing that prompts can name. A row of a category's table: a name, other words for it, and how to build it.</summary>
/// <param name="Name">The word, singular and in lower case: "cat".</param>
/// <param name="Synonyms">Other words and phrases for it, separated by commas; regular plurals need no mention.</param>
/// <param name="Build">Builds it: real size in metres, standing on y = 0, over the origin, its face towards +Z.</param>
internal sealed record Noun(string Name, string Synonyms, Func<Look, Solid> Build)
{
    /// <summary>Whether it is a place to be in rather than a thing to look at: then it fills the picture and others stand in it.</summary>
    public bool IsPlace { get; init; }

    /// <summary>Whether it belongs in the air: a bird, a cloud, a planet. It is shown above the ground and casts its shadow there.</summary>
    public float Height { get; init; }
}
