namespace GenAsset.Media.Geometry;

/// <summary>What a texture shows outside 0..1, in both directions.</summary>
public enum TextureWrap
{
    /// <summary>The image again.</summary>
    Repeat,

    /// <summary>The image's edge.</summary>
    Clamp,

    /// <summary>The image mirrored, then again.</summary>
    Mirror,
}
