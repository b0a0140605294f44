using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>A scene set up for drawing: its solids as grids, the light, the sky and a camera that frames the subject.</summary>
internal sealed class Stage
{
    private Stage(Scene scene, FieldGrid[] grids, float unit) => (Scene, Grids, Unit) = (scene, grids, unit);

    /// <summary>The scene.</summary>
    public Scene Scene { get; }

    /// <summary>The subject, and after it the things around it if there are any.</summary>
    public FieldGrid[] Grids { get; }

    /// <summary>The subject's size, metres: what the setting's lengths are multiples of.</summary>
    public float Unit { get; }

    /// <summary>The camera.</summary>
    public required Camera Camera { get; init; }

    /// <summary>Whether everything is sharp: measured pictures are.</summary>
    public bool Pinhole { get; init; }

    /// <summary>Towards the sun.</summary>
    public required Vector3 Sun { get; init; }

    /// <summary>The sun's light on a white surface that faces it.</summary>
    public Vector3 SunLight => Scene.Setting.SunLight * 0.46f; // a setting's numbers are for a sun alone; sky, fill and gloss come on top

    /// <summary>The sky.</summary>
    public required Sky Sky { get; init; }

    /// <summary>The point in focus.</summary>
    public required Vector3 Focus { get; init; }

    /// <summary>Sets a scene up for a picture <paramref name="aspect"/> times as wide as high, seen from a camera or from where it looks best.</summary>
    public static Stage Of(Scene scene, float aspect, CancellationToken cancellationToken, Camera? from = null)
    {
        scene = Stylised.Of(scene, cancellationToken);
        var bounds = scene.Subject.Bounds;
        var unit = MathF.Max(bounds.Size.Y, 0.7f * MathF.Max(bounds.Size.X, bounds.Size.Z));
        var dice = new Dice(scene.Seed).Fork("stage");
        var grids = new List<FieldGrid> { FieldGrid.Of(scene.Subject, unit * 0.3f, cancellationToken) };
        scene = scene with { Setting = Paper.For(grids[0], scene.Setting) };
        if (scene.Setting.Props?.Invoke(dice.Fork("props")) is { } props)
            grids.Add(FieldGrid.Of(props.Scale(unit), unit * 0.3f, cancellationToken));
        var azimuth = from is { } given ? MathF.Atan2(-given.Forward.X, -given.Forward.Z) : float.DegreesToRadians(scene.Azimuth ?? (dice.Sign() * dice.Range(22, 34)));
        var elevation = float.DegreesToRadians(scene.Elevation ?? (HasView(scene.Setting) ? dice.Range(5, 8) + (0.4f * Tilt(bounds.Size)) : dice.Range(11, 17) + Tilt(bounds.Size)));
        var camera = from ?? Framing.Around(grids[0], azimuth, elevation, aspect, HasView(scene.Setting) ? scene.Fill * 0.9f : scene.Fill);
        var sunAround = azimuth + float.DegreesToRadians(scene.Setting.SunAzimuth);
        var sunUp = float.DegreesToRadians(scene.Setting.SunElevation);
        var sun = new Vector3(MathF.Sin(sunAround) * MathF.Cos(sunUp), MathF.Sin(sunUp), MathF.Cos(sunAround) * MathF.Cos(sunUp));
        return new Stage(scene, [.. grids], unit)
        {
            Camera = camera,
            Pinhole = from is not null,
            Sun = sun,
            Sky = new Sky(scene.Setting, sun, camera.Forward, scene.Seed),
            Focus = bounds.Center,
        };
    }

    // What is wide and low is seen from higher up, or its edge is all there is to see: degrees.
    private static float Tilt(Vector3 size) => 22 * Math.Clamp(1 - (size.Y / (0.45f * MathF.Max(size.X, size.Z))), 0, 1);

    // Where there is something to see behind the subject, the camera comes down so that the horizon shows.
    private static bool HasView(Setting setting) =>
        !setting.NoGround && (setting.Props is not null || setting.Ridges > 0 || setting.Disc > 0 || setting.Clouds > 0 || setting.Stars > 0);
}
