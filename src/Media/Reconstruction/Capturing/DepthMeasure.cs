namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>What grows evenly with a depth picture's values.</summary>
public enum DepthMeasure
{
    /// <summary>The distance along the view axis.</summary>
    Linear,

    /// <summary>One over the distance along the view axis ("disparity").</summary>
    Inverse,

    /// <summary>The distance from the camera's eye along the pixel's own ray.</summary>
    Ray,
}
