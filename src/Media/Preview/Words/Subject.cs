using GenAsset.Media.Preview.Nouns;

namespace GenAsset.Media.Preview.Words;

/// <summary>A thing that a prompt asks for, and everything said of it.</summary>
internal sealed record Subject(Noun Noun)
{
    /// <summary>How many; 1 by default.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How many times its usual size; 1 by default.</summary>
    public float Size { get; init; } = 1;

    /// <summary>Colours and materials of the whole.</summary>
    public Coat Coat { get; init; } = Coat.Plain;

    /// <summary>Parts and things worn.</summary>
    public IReadOnlyList<Feature> Features { get; init; } = [];

    /// <summary>Nouns that stood before it and colour what it is: "robot" of a robot cat.</summary>
    public IReadOnlyList<Noun> Kinds { get; init; } = [];

    /// <summary>What its face shows.</summary>
    public Mood Mood { get; init; }

    /// <summary>What it does.</summary>
    public Pose Pose { get; init; }
}
