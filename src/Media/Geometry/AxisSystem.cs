namespace GenAsset.Media.Geometry;

/// <summary>
/// Where +x, +y and +z point, in that order, for somebody looking at the scene. The numbers are those of SPZ's
/// coordinate-system extension: less one, bit 0 is right, bit 1 up, bit 2 forward.
/// </summary>
public enum AxisSystem
{
    /// <summary>Left, down, back.</summary>
    LeftDownBack = 1,

    /// <summary>Right, down, back.</summary>
    RightDownBack = 2,

    /// <summary>Left, up, back.</summary>
    LeftUpBack = 3,

    /// <summary>Right, up, back: glTF, USD, OBJ, three.js, and what SPZ says of itself.</summary>
    RightUpBack = 4,

    /// <summary>Left, down, forward.</summary>
    LeftDownForward = 5,

    /// <summary>Right, down, forward: splat PLY files and the training code that writes them.</summary>
    RightDownForward = 6,

    /// <summary>Left, up, forward.</summary>
    LeftUpForward = 7,

    /// <summary>Right, up, forward: Unity.</summary>
    RightUpForward = 8,
}
