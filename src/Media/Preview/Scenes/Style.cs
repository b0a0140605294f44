namespace GenAsset.Media.Preview.Scenes;

/// <summary>How a scene is drawn and meshed.</summary>
internal enum Style
{
    /// <summary>As materials and light have it.</summary>
    Realistic,

    /// <summary>Flat facets.</summary>
    LowPoly,

    /// <summary>Bands of light, dark outlines, strong colours.</summary>
    Cartoon,

    /// <summary>Cubes.</summary>
    Voxel,

    /// <summary>Matt modelling clay with thumb marks.</summary>
    Clay,

    /// <summary>A dark night and glowing edges.</summary>
    Neon,
}
