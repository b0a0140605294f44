using GenAsset.Media.Formats.Zstd;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Spz;

/// <summary>What a reader of SPZ may be told.</summary>
public sealed record SpzReadOptions
{
    /// <summary>
    /// The axes that the file's numbers are really in. Default: what the file says, else right-up-back for Niantic's files and
    /// right-down-forward for the 404 project's. Niantic's own command line writes right-down-forward numbers unmarked.
    /// </summary>
    public AxisSystem? StoredAxes { get; init; }

    /// <summary>The library for zstd streams; default: the system's.</summary>
    public ZstdLibrary? Zstd { get; init; } = ZstdLibrary.Find();
}
