namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>Kinds of hair.</summary>
internal enum Hair
{
    /// <summary>None.</summary>
    None,

    /// <summary>A cap of it.</summary>
    Short,

    /// <summary>To the shoulders.</summary>
    Long,

    /// <summary>Up in a bun.</summary>
    Bun,

    /// <summary>A cloud of curls.</summary>
    Curly,

    /// <summary>Two tails.</summary>
    Tails,

    /// <summary>Standing up.</summary>
    Spikes,
}
