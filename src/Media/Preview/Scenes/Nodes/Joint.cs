using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>Two pieces made one; <paramref name="Radius"/> is the size of the fillet between them.</summary>
internal sealed record Joint(JointKind Kind, Node First, Node Other, float Radius) : Node(BoundsOf(Kind, First.Bounds, Other.Bounds, Radius))
{
    private static Bounds BoundsOf(JointKind kind, Bounds first, Bounds other, float radius) => kind switch
    {
        JointKind.Union when radius == 0 => first.Include(other),
        JointKind.Union => Grow(first.Include(other), radius * 0.25f), // a fillet adds at most a quarter of its radius
        JointKind.Cut => first,
        _ => new Bounds(System.Numerics.Vector3.Max(first.Min, other.Min), System.Numerics.Vector3.Min(first.Max, other.Max)),
    };

    private static Bounds Grow(Bounds bounds, float by) => new(bounds.Min - new System.Numerics.Vector3(by), bounds.Max + new System.Numerics.Vector3(by));
}
