namespace GenAsset.Media.Geometry;

/// <summary>What a material's alpha means.</summary>
public enum AlphaMode
{
    /// <summary>Alpha is ignored.</summary>
    Opaque,

    /// <summary>A pixel is there or not, by <see cref="Material.AlphaCutoff"/>.</summary>
    Mask,

    /// <summary>The surface lets what is behind it through.</summary>
    Blend,
}
