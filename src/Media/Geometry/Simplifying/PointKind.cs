namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>What a point may do.</summary>
internal enum PointKind : byte
{
    /// <summary>Inside a smooth surface: goes anywhere.</summary>
    Inside,

    /// <summary>On the rim of an open surface: goes along it.</summary>
    Border,

    /// <summary>On a line where uvs, colours, normals or materials change: goes along it.</summary>
    Seam,

    /// <summary>Where such lines meet or end, or the surface is no surface: stays.</summary>
    Fixed,
}
