using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>
/// Six cameras around the origin that all look at it and show a sphere of radius 1 at its full height. A rig has no size of its own:
/// what is made with one is in units of that sphere's radius.
/// </summary>
/// <param name="Name">As it is asked for and reported: "cube", "zero123pp-v1.2" …</param>
/// <param name="FieldOfViewDegrees">The picture's height as an angle; 0 for an orthographic rig.</param>
/// <param name="Views">The cameras in the files' order.</param>
public sealed record Rig(string Name, float FieldOfViewDegrees, IReadOnlyList<RigView> Views)
{
    // Pictures that show the sphere's whole height at its middle cut a little of its front: the range holds all of it.
    private const float Radius = 1;

    /// <summary>How far the cameras are from the origin.</summary>
    public float Distance => FieldOfViewDegrees > 0 ? Radius / MathF.Tan(float.DegreesToRadians(FieldOfViewDegrees) / 2) : 2 * Radius;

    /// <summary>The nearest depth of a depth picture that names none: the sphere's front.</summary>
    public float Near => Distance - Radius;

    /// <summary>The farthest depth of a depth picture that names none: the sphere's back.</summary>
    public float Far => Distance + Radius;

    /// <summary>The cameras, in order.</summary>
    public Camera[] Cameras => [.. Views.Select(CameraOf)];

    private Camera CameraOf(RigView view)
    {
        var (sinAround, cosAround) = MathF.SinCos(float.DegreesToRadians(view.AroundDegrees));
        var (sinAbove, cosAbove) = MathF.SinCos(float.DegreesToRadians(view.AboveDegrees));
        var eye = new Vector3(sinAround * cosAbove, sinAbove, cosAround * cosAbove) * Distance;
        // A quarter turn has no exact cosine in floats, and a camera overhead must not roll by what is left of it.
        var overhead = MathF.Abs(view.AboveDegrees) == 90;
        if (overhead)
            eye = new Vector3(0, MathF.CopySign(Distance, view.AboveDegrees), 0);
        // The top picture has the object's front at its lower edge and the bottom one at its upper edge, as when a box is unfolded.
        var up = overhead ? new Vector3(-sinAround, 0, -cosAround) * MathF.Sign(view.AboveDegrees) : Vector3.UnitY;
        return new Camera
        {
            View = Matrix4x4.CreateLookAt(eye, Vector3.Zero, view.Turned ? -up : up),
            Projection = FieldOfViewDegrees > 0 ? Projection.Perspective : Projection.Orthographic,
            VerticalExtent = FieldOfViewDegrees > 0 ? float.DegreesToRadians(FieldOfViewDegrees) : 2 * Radius,
            Near = Near * 0.5f,
            Far = Far * 1.5f,
        };
    }
}
