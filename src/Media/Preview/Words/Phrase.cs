using GenAsset.Media.Preview.Nouns;

namespace GenAsset.Media.Preview.Words;

/// <summary>The adjectives that wait for their noun.</summary>
internal sealed class Phrase
{
    private const int MostOfEach = 4;

    private readonly List<Colour> _colours = [];

    /// <summary>The materials said.</summary>
    public List<Stuff> Stuffs { get; } = [];

    /// <summary>The parts said.</summary>
    public List<Feature> Features { get; } = [];

    /// <summary>The nouns said that are no subjects themselves.</summary>
    public List<Noun> Kinds { get; } = [];

    /// <summary>How the next colour is changed.</summary>
    public Meaning.Shade? Shade { get; set; }

    /// <summary>Whether it glows.</summary>
    public bool Glows { get; set; }

    /// <summary>How many times the usual size.</summary>
    public float Size { get; set; } = 1;

    /// <summary>How many, or null.</summary>
    public int? Count { get; set; }

    /// <summary>The mood.</summary>
    public Mood Mood { get; set; }

    /// <summary>The pose.</summary>
    public Pose Pose { get; set; }

    /// <summary>Whether a colour waits.</summary>
    public bool HasColour => _colours.Count > 0 || Stuffs.Count > 0;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _colours.Count == 0 && Stuffs.Count == 0 && Features.Count == 0 && !Glows && Size == 1 && Count is null && Mood == Mood.None && Pose == Pose.Natural;

    /// <summary>Takes a colour, in the shade that was said before it.</summary>
    public void Add(Colour colour)
    {
        _colours.Add(Shade is { } shade ? colour.Mix(shade.Rgb, shade.Share) : colour);
        Shade = null;
    }

    /// <summary>The colours and materials.</summary>
    public Coat Coat() => new([.. _colours.Take(MostOfEach)], [.. Stuffs.Take(MostOfEach)], Glows);

    /// <summary>Forgets the colours, materials and mood.</summary>
    public void Undress()
    {
        _colours.Clear();
        Stuffs.Clear();
        (Shade, Glows, Mood) = (null, false, Mood.None);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Undress();
        Features.Clear();
        Kinds.Clear();
        (Size, Count, Pose) = (1, null, Pose.Natural);
    }
}
