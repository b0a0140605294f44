namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>What one view says about a whole block.</summary>
internal enum BlockView : byte
{
    /// <summary>The view does not show it.</summary>
    Beyond,

    /// <summary>The view sees past all of it.</summary>
    Empty,

    /// <summary>All of it lies behind what the view sees.</summary>
    Behind,

    /// <summary>Sample by sample.</summary>
    Mixed,
}
