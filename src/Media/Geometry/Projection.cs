namespace GenAsset.Media.Geometry;

/// <summary>How a camera flattens the world.</summary>
public enum Projection
{
    /// <summary>Far things are smaller.</summary>
    Perspective,

    /// <summary>Size does not depend on distance.</summary>
    Orthographic,
}
