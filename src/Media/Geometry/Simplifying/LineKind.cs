namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>What the edge between two points is.</summary>
internal enum LineKind
{
    None,
    Border,
    Seam,

    /// <summary>An edge of more than two triangles.</summary>
    Tangled,
}
