namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>What a capture may be; asked of the files' lengths and headers before a pixel is allocated.</summary>
public static class CaptureLimits
{
    /// <summary>Views, and as many depths.</summary>
    public const int Views = 6;

    /// <summary>The most bytes of one file: 20 MB.</summary>
    public const long MaxFileBytes = 20_000_000;

    /// <summary>The most bytes of all files together: 200 MB.</summary>
    public const long MaxTotalBytes = 200_000_000;

    /// <summary>The least pixels along a side.</summary>
    public const int MinSide = 32;

    /// <summary>The most pixels along a side.</summary>
    public const int MaxSide = 4096;

    /// <summary>The most bytes of a cameras.json.</summary>
    public const int MaxCamerasBytes = 1 << 20;
}
