namespace GenAsset.Core.Converting;

/// <summary>What the options are called where they were given, for messages.</summary>
/// <param name="Quality">Of <see cref="ConvertOptions.Quality"/>.</param>
/// <param name="KeepMetadata">Of <see cref="ConvertOptions.KeepMetadata"/>.</param>
/// <param name="Splats">Of <see cref="ConvertOptions.Splats"/>.</param>
/// <param name="Flavor">Of <see cref="ConvertOptions.Flavor"/>.</param>
/// <param name="FractionalBits">Of <see cref="ConvertOptions.FractionalBits"/>.</param>
/// <param name="InputAxes">Of <see cref="ConvertOptions.InputAxes"/>.</param>
/// <param name="Help">Where all of them are told.</param>
public sealed record ConvertWords(string Quality, string KeepMetadata, string Splats, string Flavor, string FractionalBits, string InputAxes, string Help)
{
    /// <summary>As genasset convert has them.</summary>
    public static ConvertWords CommandLine { get; } = new("--quality", "--keep-metadata", "--splats", "--spz", "--spz-bits", "--spz-input-axes", "genasset convert --help");

    /// <summary>As Convert-GenAssetFile has them.</summary>
    public static ConvertWords PowerShell { get; } = new("-Quality", "-KeepMetadata", "-Splats", "-SpzFlavor", "-SpzBits", "-SpzInputAxes", "Get-Help Convert-GenAssetFile");
}
