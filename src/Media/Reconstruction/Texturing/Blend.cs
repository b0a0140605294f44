using System.Numerics;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>Mixes what the views show of a place, each by how well it sees it.</summary>
internal static class Blend
{
    /// <summary>The weighted sum of the light and the weight; (0, 0) where no view sees the place.</summary>
    public static (Vector3 Sum, float Weight) At(Vector3 place, Sight[] sights)
    {
        var (sum, weight) = (Vector3.Zero, 0f);
        foreach (var sight in sights)
        {
            var point = sight.Project(place);
            if (sight.Weight(point) is > 0 and var own)
            {
                sum += sight.LightAt(point) * own;
                weight += own;
            }
        }
        return (sum, weight);
    }
}
