using System.Numerics;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>
/// A photographer's studio that stands around the camera: a large key light from the upper left, a cool fill from the right, a rim
/// from behind, a bright ceiling and a floor that reflects a little. All light is linear.
/// </summary>
public sealed record Studio
{
    /// <summary>The lights, with directions in the world; the first is the key light, which casts the shadows.</summary>
    public required StudioLight[] Lights { get; init; }

    /// <summary>Light from above.</summary>
    public Vector3 Ceiling { get; init; } = new(0.88f, 0.90f, 0.94f);

    /// <summary>Light from all around.</summary>
    public Vector3 Wall { get; init; } = new(0.44f, 0.44f, 0.45f);

    /// <summary>Light from below.</summary>
    public Vector3 Floor { get; init; } = new(0.16f, 0.155f, 0.15f);

    /// <summary>The studio that goes with <paramref name="camera"/>: its lights keep their place in the picture when the camera moves.</summary>
    public static Studio For(Camera camera)
    {
        var right = new Vector3(camera.View.M11, camera.View.M21, camera.View.M31);
        var forward = Vector3.Cross(Vector3.UnitY, right);
        forward = forward.LengthSquared() > 1e-6f ? Vector3.Normalize(forward) : camera.Forward;
        return new Studio
        {
            Lights =
            [
                new(Toward(-0.55f, 0.85f, -0.75f), new Vector3(0.66f, 0.63f, 0.585f), 9),
                new(Toward(0.90f, 0.25f, -0.45f), new Vector3(0.13f, 0.145f, 0.17f), 4),
                new(Toward(0.45f, 0.55f, 0.95f), new Vector3(0.20f, 0.21f, 0.235f), 14),
            ],
        };

        Vector3 Toward(float x, float y, float z) => Vector3.Normalize((right * x) + (Vector3.UnitY * y) + (forward * z));
    }

    /// <summary>Light that arrives at a matt surface from everywhere but the lights.</summary>
    public Vector3 Ambient(Vector3 normal) => Around(normal, 1) * 0.29f;

    /// <summary>What a mirror of the given roughness shows in a direction, without the lights.</summary>
    public Vector3 Reflection(Vector3 direction, float roughness)
    {
        // A smooth mirror sees the room's edges: walls meet the ceiling and the floor softly, never in a line.
        var softness = 0.25f + (0.75f * roughness);
        return Around(direction, softness);
    }

    private Vector3 Around(Vector3 direction, float softness)
    {
        var height = Math.Clamp(direction.Y / softness, -1, 1);
        var blend = height * height * (3 - (2 * MathF.Abs(height)));
        return Vector3.Lerp(Wall, height > 0 ? Ceiling : Floor, blend);
    }
}
