using System.Numerics;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>
/// How far a piece reaches along a direction: the largest dot product of its points with it. Exact for turned and joined primitives, where boxes of
/// boxes are not; an upper bound for what is blended, cut or warped.
/// </summary>
internal static class Reach
{
    private const int ArcSamples = 16;

    /// <summary>The reach of a piece.</summary>
    public static float Of(Node node, Vector3 along) => node switch
    {
        Leaf leaf => OfLeaf(leaf, along),
        Painted painted => Of(painted.Inner, along),
        Placed placed => Of(placed.Inner, Vector3.TransformNormal(along, Matrix4x4.Transpose(WithoutShift(placed.Place)))) + Vector3.Dot(placed.Place.Translation, along),
        Joint { Kind: JointKind.Union } joint => MathF.Max(Of(joint.First, along), Of(joint.Other, along)),
        Joint { Kind: JointKind.Cut } joint => Of(joint.First, along),
        Joint joint => MathF.Min(Of(joint.First, along), Of(joint.Other, along)),
        Skin skin => Of(skin.Inner, along) + MathF.Max(skin.Amount, 0) * along.Length(),
        _ => OfBox(node, along),
    };

    private static float OfLeaf(Leaf leaf, Vector3 d)
    {
        var (length, flat) = (d.Length(), new Vector2(d.X, d.Z).Length());
        return leaf.Form switch
        {
            Form.Sphere => leaf.A * length,
            Form.Ellipsoid => (d * new Vector3(leaf.A, leaf.B, leaf.C)).Length(),
            Form.Box => Vector3.Dot(Vector3.Abs(d), new Vector3(leaf.A - leaf.D, leaf.B - leaf.D, leaf.C - leaf.D)) + (leaf.D * length),
            Form.Capsule => (leaf.A * MathF.Abs(d.Y)) + (leaf.B * length),
            Form.Limb => MathF.Max(leaf.A * length, (leaf.C * d.Y) + (leaf.B * length)),
            Form.Cone => MathF.Max((leaf.B * flat) - (leaf.A * d.Y), (leaf.C * flat) + (leaf.A * d.Y)),
            Form.Cylinder => ((leaf.A - leaf.D) * MathF.Abs(d.Y)) + ((leaf.B - leaf.D) * flat) + (leaf.D * length),
            Form.Torus => (leaf.A * flat) + (leaf.B * length),
            Form.Arc => Enumerable.Range(0, ArcSamples + 1).Max(i => OfArc(leaf, d, i)) + (leaf.B * length),
            Form.Extrusion when leaf.Outline is { } outline => outline.Max(p => (p.X * d.X) + (p.Y * d.Y)) + (leaf.A * MathF.Abs(d.Z)) + (leaf.B * length),
            Form.Lathe when leaf.Outline is { } outline => outline.Max(p => (p.X * flat) + (p.Y * d.Y)) + (leaf.B * length),
            _ => OfBox(leaf, d),
        };
    }

    private static float OfArc(Leaf leaf, Vector3 d, int i)
    {
        var (sin, cos) = MathF.SinCos(leaf.D * ((2f * i / ArcSamples) - 1));
        return leaf.A * ((sin * d.X) + (cos * d.Y));
    }

    private static float OfBox(Node node, Vector3 d) => Vector3.Dot(node.Bounds.Center, d) + Vector3.Dot(node.Bounds.Size * 0.5f, Vector3.Abs(d));

    private static Matrix4x4 WithoutShift(Matrix4x4 place)
    {
        place.Translation = Vector3.Zero;
        return place;
    }
}
