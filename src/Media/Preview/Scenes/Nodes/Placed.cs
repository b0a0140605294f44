using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>A piece that was moved, turned or scaled. Stretching keeps a true lower bound of the distance, not the distance.</summary>
internal sealed record Placed(Node Inner, Matrix4x4 Place) : Node(Around(Inner.Bounds, Place))
{
    /// <summary>The box around a placed box.</summary>
    public static Bounds Around(Bounds bounds, in Matrix4x4 place)
    {
        var placed = Bounds.Empty;
        for (var i = 0; i < 8; i++)
        {
            var corner = new Vector3((i & 1) == 0 ? bounds.Min.X : bounds.Max.X, (i & 2) == 0 ? bounds.Min.Y : bounds.Max.Y, (i & 4) == 0 ? bounds.Min.Z : bounds.Max.Z);
            placed = placed.Include(Vector3.Transform(corner, place));
        }
        return placed;
    }
}
