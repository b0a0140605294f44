using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Converting;

/// <summary>How to convert; null is what was not said.</summary>
public sealed record ConvertOptions
{
    /// <summary>1 to 100, for formats that lose something; default 90.</summary>
    public int? Quality { get; init; }

    /// <summary>Whether EXIF and the resolution go along with an image; default true.</summary>
    public bool? KeepMetadata { get; init; }

    /// <summary>Splats to cover a mesh with; default <see cref="DefaultSplats"/> where the output holds nothing but splats.</summary>
    public int? Splats { get; init; }

    /// <summary>The flavour of an SPZ output; default Niantic's version 3.</summary>
    public SpzFlavor? Flavor { get; init; }

    /// <summary>Binary digits after the point of an SPZ output's positions; default 12.</summary>
    public int? FractionalBits { get; init; }

    /// <summary>The axes that an SPZ input's numbers are really in; default what the file says.</summary>
    public AxisSystem? InputAxes { get; init; }

    /// <summary>What the options are called, for messages; default as on the command line.</summary>
    public ConvertWords Words { get; init; } = ConvertWords.CommandLine;

    /// <summary>Splats of a mesh when nobody says how many.</summary>
    public const int DefaultSplats = 200_000;

    /// <summary>The most splats that are made of a mesh.</summary>
    public const int MaxSplats = 20_000_000;
}
