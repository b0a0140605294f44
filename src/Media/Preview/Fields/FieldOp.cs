namespace GenAsset.Media.Preview.Fields;

/// <summary>What a command does to the stack.</summary>
internal enum FieldOp
{
    /// <summary>Pushes a leaf's distance.</summary>
    Leaf,

    /// <summary>The smaller of two.</summary>
    Union,

    /// <summary>The first, or the second's outside where that is larger.</summary>
    Cut,

    /// <summary>The larger of two.</summary>
    Keep,

    /// <summary>Moves the surface of the top, hollows it or makes it bumpy.</summary>
    Skin,

    /// <summary>Sets a point register; no distance changes.</summary>
    Warp,
}
