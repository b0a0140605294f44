namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>Kinds of ears.</summary>
internal enum Ears
{
    /// <summary>None.</summary>
    None,

    /// <summary>A cat's.</summary>
    Pointed,

    /// <summary>A bear's.</summary>
    Round,

    /// <summary>A hound's.</summary>
    Floppy,

    /// <summary>A rabbit's.</summary>
    Long,

    /// <summary>A cow's, to the sides.</summary>
    Side,

    /// <summary>An elephant's.</summary>
    Fan,
}
