namespace GenAsset.Media.Preview.Words;

/// <summary>A phrase of a prompt and all that it can mean; nothing at all where no table has it.</summary>
internal readonly record struct Lexeme(string Text, IReadOnlyList<Meaning> Meanings, bool IsPlural, bool AfterBreak)
{
    /// <summary>Its meaning of that kind, or null.</summary>
    public T? As<T>()
        where T : Meaning
    {
        foreach (var meaning in Meanings)
        {
            if (meaning is T found)
                return found;
        }

        return null;
    }

    /// <summary>Whether it can mean that.</summary>
    public bool Is<T>()
        where T : Meaning => As<T>() is not null;

    /// <summary>Whether it can stand before a noun and say more of it.</summary>
    public bool IsAdjective => Is<Meaning.InColour>() || Is<Meaning.OfStuff>() || Is<Meaning.Sized>() || Is<Meaning.Shade>() || Is<Meaning.InMood>() || Is<Meaning.Glowing>()
        || Is<Meaning.PartBefore>() || Is<Meaning.InManner>() || Is<Meaning.InPose>() || Is<Meaning.Filler>() || Is<Meaning.Counted>() || Is<Meaning.AtHour>() || Is<Meaning.InAir>();
}
