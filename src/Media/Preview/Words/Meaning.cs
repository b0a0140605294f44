using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Places;

namespace GenAsset.Media.Preview.Words;

/// <summary>What a phrase can mean; some have more than one ("gold", "orange").</summary>
internal abstract record Meaning
{
    private Meaning()
    {
    }

    /// <summary>A thing.</summary>
    public sealed record Thing(Noun Noun) : Meaning;

    /// <summary>A colour.</summary>
    public sealed record InColour(Colour Colour) : Meaning;

    /// <summary>A change of the colour that follows.</summary>
    public sealed record Shade(int Rgb, float Share) : Meaning;

    /// <summary>A material.</summary>
    public sealed record OfStuff(Stuff Stuff) : Meaning;

    /// <summary>So many times the usual size.</summary>
    public sealed record Sized(float Factor) : Meaning;

    /// <summary>So many.</summary>
    public sealed record Counted(int Count) : Meaning;

    /// <summary>A mood.</summary>
    public sealed record InMood(Mood Mood) : Meaning;

    /// <summary>A pose.</summary>
    public sealed record InPose(Pose Pose) : Meaning;

    /// <summary>A manner of drawing.</summary>
    public sealed record InManner(Manner Manner) : Meaning;

    /// <summary>An hour.</summary>
    public sealed record AtHour(Hour Hour) : Meaning;

    /// <summary>Weather.</summary>
    public sealed record InAir(Air Air) : Meaning;

    /// <summary>A place.</summary>
    public sealed record AtPlace(Place Place) : Meaning;

    /// <summary>A part or a thing worn.</summary>
    public sealed record Part(string Name) : Meaning;

    /// <summary>A part said before its owner: winged, bearded.</summary>
    public sealed record PartBefore(string Name) : Meaning;

    /// <summary>A place relative to another subject.</summary>
    public sealed record Related(RelationKind Kind) : Meaning;

    /// <summary>What follows belongs to the subject before.</summary>
    public sealed record With : Meaning;

    /// <summary>What follows is in the hand of the subject before.</summary>
    public sealed record Holding : Meaning;

    /// <summary>"of".</summary>
    public sealed record Of : Meaning;

    /// <summary>Light given off.</summary>
    public sealed record Glowing : Meaning;

    /// <summary>No picture in it.</summary>
    public sealed record Filler : Meaning;
}
