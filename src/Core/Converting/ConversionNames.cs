using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Converting;

/// <summary>What a person calls the choices that conversions have.</summary>
public static class ConversionNames
{
    /// <summary>The flavours of SPZ.</summary>
    public static IReadOnlyDictionary<string, SpzFlavor> Flavors { get; } = new OrderedDictionary<string, SpzFlavor>(StringComparer.OrdinalIgnoreCase)
    {
        ["niantic-v2"] = SpzFlavor.NianticV2,
        ["niantic-v3"] = SpzFlavor.NianticV3,
        ["niantic-v4"] = SpzFlavor.NianticV4,
        ["404"] = SpzFlavor.Project404,
    };

    /// <summary>Where x, y and z point.</summary>
    public static IReadOnlyDictionary<string, AxisSystem> Axes { get; } = new OrderedDictionary<string, AxisSystem>(StringComparer.OrdinalIgnoreCase)
    {
        ["right-up-back"] = AxisSystem.RightUpBack,
        ["right-down-forward"] = AxisSystem.RightDownForward,
        ["right-up-forward"] = AxisSystem.RightUpForward,
        ["right-down-back"] = AxisSystem.RightDownBack,
        ["left-up-back"] = AxisSystem.LeftUpBack,
        ["left-down-forward"] = AxisSystem.LeftDownForward,
        ["left-up-forward"] = AxisSystem.LeftUpForward,
        ["left-down-back"] = AxisSystem.LeftDownBack,
    };
}
