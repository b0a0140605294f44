using System.Numerics;

namespace GenAsset.Media.Geometry;

/// <summary>
/// Where a picture is taken from and how it is flattened. Camera space is right-handed: +X right, +Y up, looking along -Z.
/// Matrices multiply row vectors, as everywhere in System.Numerics; clip z runs from 0 (near) to w (far).
/// </summary>
public sealed record Camera
{
    /// <summary>World to camera space: a rotation and a translation.</summary>
    public Matrix4x4 View { get; init; } = Matrix4x4.Identity;

    /// <summary>Perspective by default.</summary>
    public Projection Projection { get; init; }

    /// <summary>The picture's height: an angle in radians for a perspective camera, metres for an orthographic one.</summary>
    public float VerticalExtent { get; init; } = MathF.PI / 4;

    /// <summary>Where the optical axis meets the picture, from its middle: +X right and +Y up, in picture heights; zero by default.</summary>
    public Vector2 Shift { get; init; }

    /// <summary>Nothing nearer is drawn, metres along the view axis; 0.01 by default.</summary>
    public float Near { get; init; } = 0.01f;

    /// <summary>Nothing farther is drawn, metres along the view axis; 1000 by default.</summary>
    public float Far { get; init; } = 1000f;

    /// <summary>The camera's place in the world.</summary>
    public Vector3 Position => Vector3.Transform(Vector3.Zero, CameraToWorld);

    /// <summary>The unit direction that it looks along.</summary>
    public Vector3 Forward => -new Vector3(View.M13, View.M23, View.M33);

    /// <summary>The inverse of <see cref="View"/>.</summary>
    public Matrix4x4 CameraToWorld =>
        Matrix4x4.Invert(View, out var inverse) ? inverse : throw new InvalidOperationException("The camera's view matrix has no inverse.");

    /// <summary>A perspective camera at <paramref name="eye"/> that looks at <paramref name="target"/> (+Y up, unless it looks along Y).</summary>
    public static Camera Perspective(Vector3 eye, Vector3 target, float verticalFieldOfViewRadians = MathF.PI / 4) =>
        new() { View = LookAt(eye, target), VerticalExtent = verticalFieldOfViewRadians };

    /// <summary>An orthographic camera at <paramref name="eye"/> that looks at <paramref name="target"/> and sees <paramref name="height"/> metres.</summary>
    public static Camera Orthographic(Vector3 eye, Vector3 target, float height) =>
        new() { View = LookAt(eye, target), Projection = Projection.Orthographic, VerticalExtent = height };

    /// <summary>
    /// A pinhole camera from photogrammetry's numbers, all in pixels (<paramref name="principalPoint"/> from the upper left, pixel centres at .5).
    /// </summary>
    public static Camera Pinhole(Matrix4x4 view, float focalLength, Vector2 principalPoint, int width, int height) => new()
    {
        View = view,
        VerticalExtent = 2 * MathF.Atan(height / (2 * focalLength)),
        Shift = new Vector2(principalPoint.X - (width * 0.5f), (height * 0.5f) - principalPoint.Y) / height,
    };

    /// <summary>Camera to clip space for a picture <paramref name="aspect"/> times as wide as high.</summary>
    public Matrix4x4 ProjectionMatrix(float aspect)
    {
        var matrix = Projection == Projection.Perspective
            ? Matrix4x4.CreatePerspective(2 * Near * Slope * aspect, 2 * Near * Slope, Near, Far)
            : Matrix4x4.CreateOrthographic(VerticalExtent * aspect, VerticalExtent, Near, Far);
        // Moving the axis adds a constant to the normalised x and y: a multiple of w, which is -z or 1.
        var (x, y) = (2 * Shift.X / aspect, 2 * Shift.Y);
        if (Projection == Projection.Perspective)
            (matrix.M31, matrix.M32) = (-x, -y);
        else
            (matrix.M41, matrix.M42) = (x, y);
        return matrix;
    }

    /// <summary>World to clip space for a picture <paramref name="aspect"/> times as wide as high.</summary>
    public Matrix4x4 ViewProjection(float aspect) => View * ProjectionMatrix(aspect);

    /// <summary>The same camera moved so that a sphere fills the picture but for <paramref name="margin"/> of its height or width, whichever is less.</summary>
    public Camera Framing(Vector3 center, float radius, float aspect = 1, float margin = 0.05f)
    {
        radius = MathF.Max(radius, 1e-6f) / (1 - (2 * margin));
        var fit = MathF.Min(1, aspect);
        var distance = Projection == Projection.Perspective
            ? radius / MathF.Sin(MathF.Atan(Slope * fit))
            : 2 * radius;
        return this with
        {
            View = LookAt(center - (Forward * distance), center),
            VerticalExtent = Projection == Projection.Perspective ? VerticalExtent : 2 * radius / fit,
            Near = MathF.Max(distance - (1.5f * radius), distance * 1e-3f),
            Far = distance + (1.5f * radius),
        };
    }

    private float Slope => MathF.Tan(VerticalExtent * 0.5f);

    private static Matrix4x4 LookAt(Vector3 eye, Vector3 target)
    {
        var along = Vector3.Normalize(target - eye);
        var up = MathF.Abs(along.Y) > 0.9999f ? -Vector3.UnitZ : Vector3.UnitY;
        return Matrix4x4.CreateLookAt(eye, target, up);
    }
}
