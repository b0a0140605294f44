using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Places;

/// <summary>The places. To add one, add a row.</summary>
internal static class PlaceTable
{
    /// <summary>Every place.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("studio", "", Setting.Studio),
    ];
}
