namespace GenAsset.Core.Converting;

/// <summary>What a file shows, whatever its format.</summary>
public enum Content
{
    /// <summary>Pixels.</summary>
    Image,

    /// <summary>Triangles, or bare points.</summary>
    Mesh,

    /// <summary>Gaussian splats.</summary>
    Splats,
}
