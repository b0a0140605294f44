using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>A thing that prompts can name. A row of a category's table: a name, other words for it, its size, and how to build it.</summary>
/// <param name="Name">The word or words, singular and in lower case: "cat", "fire truck".</param>
/// <param name="Synonyms">
/// Other words and phrases for it, separated by commas, emoji too; regular plurals need no mention. A phrase wins over its words: "teddy bear" over "bear".
/// </param>
/// <param name="Size">Its largest extent, metres: what is built is scaled to about this.</param>
/// <param name="Build">
/// Builds it, in any unit: standing on y = 0, over the origin, its face towards +Z. Marks say where hats, faces and things held go: "head" (the middle
/// of the head, its width), "face" (the middle of the face's surface), "neck", "back", "hand", "seat" (what sits on it), "inside" (what lies in it).
/// </param>
internal sealed record Noun(string Name, string Synonyms, float Size, Func<Look, Solid> Build)
{
    /// <summary>Whether it is a place to be in rather than a thing to look at: then it fills the picture and others stand in it.</summary>
    public bool IsPlace { get; init; }

    /// <summary>How high above the ground it hangs by nature, in its own sizes: a cloud, a planet. It casts its shadow there.</summary>
    public float Height { get; init; }

    /// <summary>The finish that it lends as a word before another noun: a banana car is yellow, a robot cat of metal. Null for none.</summary>
    public Finish? Lends { get; init; }

    /// <summary>The place it is shown in where the prompt names none ("forest", "mars", "sea"), or null for the studio.</summary>
    public string? Home { get; init; }

    /// <summary>Whether the dice may turn it a little; true by default, false for what has one good side.</summary>
    public bool TurnsFreely { get; init; } = true;

    /// <summary>Every name, its own first.</summary>
    public IEnumerable<string> Names => Synonyms.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(Name);

    /// <summary>Builds it at its size, give or take what the dice say.</summary>
    public Solid Make(Look look)
    {
        var solid = Build(look);
        var size = solid.Bounds.Size;
        return solid.Scale(Size * look.Dice.Fork("size").Range(0.95f, 1.05f) / MathF.Max(size.X, MathF.Max(size.Y, size.Z)));
    }
}
