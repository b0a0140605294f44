using GenAsset.Media.Formats.Zstd;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>How to write SPZ.</summary>
public sealed record SpzWriteOptions
{
    /// <summary>Which file; default <see cref="SpzFlavor.NianticV3"/>.</summary>
    public SpzFlavor Flavor { get; init; } = SpzFlavor.NianticV3;

    /// <summary>The axes to store numbers in; default right-up-back for Niantic's files and right-down-forward for the 404 project's.</summary>
    public AxisSystem? StoredAxes { get; init; }

    /// <summary>Binary digits after a position's point; default 12, which reaches from -2048 to 2048. Fewer reach further.</summary>
    public int FractionalBits { get; init; } = 12;

    /// <summary>Whether a position out of range wraps around, as both libraries do, instead of being refused; default false.</summary>
    public bool WrapPositions { get; init; }

    /// <summary>The library for zstd streams; default: the system's. Without one the streams are stored, not compressed.</summary>
    public ZstdLibrary? Zstd { get; init; } = ZstdLibrary.Find();
}
