using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns.Bodies;

/// <summary>An ellipsoid that things are put on: a head, a body. Yaw is towards +X, pitch upwards, degrees, both from the front.</summary>
internal readonly record struct Oval(Vector3 Center, Vector3 Radii)
{
    /// <summary>Itself as a solid.</summary>
    public Solid Solid => Solids.Ellipsoid(Radii.X, Radii.Y, Radii.Z).At(Center);

    /// <summary>The point of its surface in a direction; <paramref name="lift"/> is how far out, in parts of the radius.</summary>
    public Vector3 On(float yaw, float pitch, float lift = 1)
    {
        var (sinYaw, cosYaw) = MathF.SinCos(float.DegreesToRadians(yaw));
        var (sinPitch, cosPitch) = MathF.SinCos(float.DegreesToRadians(pitch));
        return Center + (new Vector3(sinYaw * cosPitch, sinPitch, cosYaw * cosPitch) * Radii * lift);
    }

    /// <summary>A solid that faces +Z at the origin, put on the surface there.</summary>
    public Solid Put(Solid solid, float yaw, float pitch, float lift = 1) => solid.TurnX(-pitch).TurnY(yaw).At(On(yaw, pitch, lift));

    /// <summary>A solid that stands along +Y at the origin, put on the surface and pointing away from it.</summary>
    public Solid Stick(Solid solid, float yaw, float pitch, float lift = 1) => Solids.Aim(solid, (On(yaw, pitch) - Center) / (Radii * Radii)).At(On(yaw, pitch, lift));
}
