using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>The ground plane y = 0 and the air over it.</summary>
internal sealed class Ground(Stage stage)
{
    private readonly Setting _setting = stage.Scene.Setting;
    private readonly float _eye = Vector3.Distance(stage.Camera.Position, stage.Focus); // air begins behind the subject: the unit of haze

    /// <summary>How far along a ray it meets the ground; infinity when it does not.</summary>
    public float Meets(Vector3 origin, Vector3 direction)
    {
        if (_setting.NoGround || direction.Y > -1e-4f)
            return float.PositiveInfinity;
        return -origin.Y / direction.Y;
    }

    /// <summary>The ground's surface at a point.</summary>
    public Surface At(Vector3 point)
    {
        var surface = Surface.Of(_setting.Ground, new Vector3(point.X, 0.37f * stage.Unit, point.Z) / stage.Unit);
        if (stage.Scene.Style == Style.Neon)
            return surface with { Glow = Grid(point / stage.Unit) };
        if (_setting.Name == "studio")
            return surface;
        // Broad patches, so that a field is no sheet of paper.
        var patch = Noise.Fractal(point / stage.Unit * 1.7f, 4);
        return surface with { Color = surface.Color * (0.78f + (0.44f * patch)) };
    }

    /// <summary>A colour seen through so much air: it nears the horizon's.</summary>
    public Vector3 Hazed(Vector3 color, float distance)
    {
        var thick = MathF.Max(0, (distance / _eye) - 1.25f) * (0.12f + (_setting.Fog * 0.22f));
        return Vector3.Lerp(color, _setting.Horizon, 1 - MathF.Exp(-thick));
    }

    // Thin lines of light that fade with distance.
    private static Vector3 Grid(Vector3 p)
    {
        const float PerUnit = 3;
        var (x, z) = (MathF.Abs((p.X * PerUnit) - MathF.Round(p.X * PerUnit)), MathF.Abs((p.Z * PerUnit) - MathF.Round(p.Z * PerUnit)));
        var line = Math.Clamp(1 - (MathF.Min(x, z) / 0.03f), 0, 1);
        return new Vector3(0.9f, 0.12f, 1.1f) * (line * 1.3f * MathF.Exp(-0.35f * new Vector2(p.X, p.Z).Length()));
    }
}
