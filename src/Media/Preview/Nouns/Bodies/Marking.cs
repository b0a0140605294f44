using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>Marks that bodies share.</summary>
internal static class Marking
{
    /// <summary>With the marks of a head: where hats, glasses and beards go, and that it has a face.</summary>
    public static Solid WithHead(this Solid solid, Oval head, float eyeYaw, float eyePitch)
    {
        var (c, r) = (head.Center, head.Radii);
        var right = head.On(eyeYaw, eyePitch);
        var mouth = head.On(0, -22);
        return solid.With("head", c.X, c.Y + (r.Y * 0.1f), c.Z, r.X * 2).With("face", c.X, c.Y, c.Z + r.Z, r.X)
            .With("eyes", c.X, right.Y, right.Z, MathF.Max(2 * (right.X - c.X), 0.3f * r.X)).With("mouth", mouth.X, mouth.Y, mouth.Z, r.X * 2);
    }

    /// <summary>With a mark at a point.</summary>
    public static Solid With(this Solid solid, string mark, Vector3 point, float size) => solid.With(mark, point.X, point.Y, point.Z, size);
}
