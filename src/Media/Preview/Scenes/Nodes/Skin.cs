using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>A piece whose surface moved: thicker by a distance, hollowed to a shell, or bumpy.</summary>
internal sealed record Skin(Node Inner, SkinKind Kind, float Amount, float Size) : Node(Grow(Inner.Bounds, MathF.Max(0, Amount)))
{
    private static Bounds Grow(Bounds bounds, float by) => new(bounds.Min - new Vector3(by), bounds.Max + new Vector3(by));
}
