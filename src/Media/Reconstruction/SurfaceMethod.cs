namespace GenAsset.Media.Reconstruction;

/// <summary>How a surface is taken out of the fused volume.</summary>
public enum SurfaceMethod
{
    /// <summary>Vertices in the middle of a cell's crossings: smooth, the default.</summary>
    Nets,

    /// <summary>Vertices where the field's tangent planes meet: sharp edges and corners stay sharp.</summary>
    DualContouring,
}
