namespace GenAsset.Media.Preview.Words;

/// <summary>How a scene is made and drawn.</summary>
internal enum Manner
{
    /// <summary>None asked.</summary>
    None,

    /// <summary>True materials.</summary>
    Realistic,

    /// <summary>Flat facets.</summary>
    LowPoly,

    /// <summary>Bold colours in bands, outlines.</summary>
    Cartoon,

    /// <summary>Cubes.</summary>
    Voxel,

    /// <summary>Hand-pressed clay.</summary>
    Clay,

    /// <summary>Dark, with glowing colours.</summary>
    Neon,

    /// <summary>Washed soft colours.</summary>
    Pastel,

    /// <summary>No colour at all.</summary>
    Monochrome,

    /// <summary>Stone on a plinth.</summary>
    Statue,

    /// <summary>Glossy plastic.</summary>
    Toy,
}
