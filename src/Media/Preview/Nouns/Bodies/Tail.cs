namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>Kinds of tails.</summary>
internal enum Tail
{
    /// <summary>None.</summary>
    None,

    /// <summary>A cat's, up.</summary>
    Curved,

    /// <summary>A fox's.</summary>
    Bushy,

    /// <summary>A rabbit's.</summary>
    Ball,

    /// <summary>A horse's.</summary>
    Hair,

    /// <summary>A cow's, with a tuft.</summary>
    Tuft,

    /// <summary>A pig's.</summary>
    Curl,
}
