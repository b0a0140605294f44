using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Places;

/// <summary>A place that a scene can be in: a row of <see cref="PlaceTable"/>.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Synonyms">Other words and phrases for it, separated by commas.</param>
/// <param name="Setting">How it looks by day.</param>
internal sealed record Place(string Name, string Synonyms, Setting Setting)
{
    /// <summary>The noun that stands for it where a prompt names nothing else.</summary>
    public string? Subject { get; init; }

    /// <summary>How many of them; 1 by default.</summary>
    public int SubjectCount { get; init; } = 1;

    /// <summary>Every name, its own first.</summary>
    public IEnumerable<string> Names => Synonyms.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(Name);
}
