namespace GenAsset.Media.Preview.Words;

/// <summary>What the weather is.</summary>
internal enum Air
{
    /// <summary>None asked.</summary>
    None,

    /// <summary>Haze that swallows the distance.</summary>
    Fog,

    /// <summary>Grey sky, rain.</summary>
    Rain,

    /// <summary>Snow on the ground and in the air.</summary>
    Snow,

    /// <summary>Dark clouds.</summary>
    Storm,
}
