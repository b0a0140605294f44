using GenAsset.Media.Preview.Places;

namespace GenAsset.Media.Preview.Words;

/// <summary>What a prompt says, as a small scene graph.</summary>
internal sealed record PromptGraph
{
    /// <summary>A number that differs where the prompt does, unknown words included.</summary>
    public required uint Hash { get; init; }

    /// <summary>What is asked for; may be empty, where only a place is named or nothing was understood.</summary>
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    /// <summary>Where subjects stand to one another.</summary>
    public IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>Where the scene is, or null.</summary>
    public Place? Place { get; init; }

    /// <summary>The look of all of it.</summary>
    public Manner Manner { get; init; }

    /// <summary>The air of all of it.</summary>
    public Mood Mood { get; init; }

    /// <summary>The hour.</summary>
    public Hour Hour { get; init; }

    /// <summary>What is in the air.</summary>
    public Air Air { get; init; }

    /// <summary>The words of the prompt that no table has, each once, in order.</summary>
    public IReadOnlyList<string> UnknownWords { get; init; } = [];
}
