using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Scenes;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Takes the pictures and depths of a scene's subject from the cameras of a rig: nothing around it, everything sharp, the light from the front.</summary>
internal static class CaptureShots
{
    private const int Max = ushort.MaxValue;

    // A plain backdrop that no subject is likely to have, and soft light from everywhere, so that views agree about colours.
    private static readonly Setting Bare = Setting.Studio with
    {
        Name = "capture",
        Zenith = Tint.Hex(0xE8ECF0),
        Horizon = Tint.Hex(0xE8ECF0),
        NoGround = true,
        SunLight = new(1.5f, 1.5f, 1.5f),
        SunElevation = 55,
        SunAzimuth = -20,
        SunSoftness = 12,
        Fog = 0,
    };

    /// <summary>The capture, square pictures of <paramref name="size"/> pixels.</summary>
    public static PreviewCapture Take(Scene scene, Rig rig, int size, int samples, CancellationToken cancellationToken)
    {
        var bounds = scene.Subject.Bounds;
        var (views, depths, setups) = (new List<ImageBuffer>(), new List<ImageBuffer>(), new List<ViewSetup>());
        foreach (var unit in rig.Cameras)
        {
            var setup = Around(unit, rig, bounds.Center, bounds.Radius * 1.02f);
            // One light for all views: it stands still while the camera goes around.
            var sunAzimuth = Bare.SunAzimuth - float.RadiansToDegrees(MathF.Atan2(-setup.Camera.Forward.X, -setup.Camera.Forward.Z));
            var stage = Stage.Of(scene with { Setting = Bare with { SunAzimuth = sunAzimuth } }, 1, cancellationToken, setup.Camera);
            views.Add(SceneRenderer.Draw(stage, size, size, samples, null, cancellationToken));
            depths.Add(Depth(stage, setup.Depth, size));
            setups.Add(setup);
        }
        return new PreviewCapture(views, depths, setups);
    }

    // A rig shows a ball of radius 1 around the origin: moved and scaled to the subject's.
    private static ViewSetup Around(Camera unit, Rig rig, Vector3 center, float radius)
    {
        var world = unit.CameraToWorld;
        world.Translation = center + (world.Translation * radius);
        if (!Matrix4x4.Invert(world, out var view))
            throw new InvalidOperationException($"The rig {rig.Name} has a camera that cannot be turned around.");
        var camera = unit with
        {
            View = view,
            VerticalExtent = unit.Projection == Projection.Orthographic ? unit.VerticalExtent * radius : unit.VerticalExtent,
            Near = rig.Near * radius,
            Far = rig.Far * radius,
        };
        return new(camera, new DepthCoding(DepthMeasure.Linear, NearIsBright: false, camera.Near, camera.Far));
    }

    private static ImageBuffer Depth(Stage stage, DepthCoding coding, int size)
    {
        var image = new ImageBuffer(size, size, 1, PixelType.UInt16);
        var lens = new Lens(stage, size, size);
        var caster = new RayCaster(stage);
        var (origins, directions) = (new Vector3[FieldProbe.Capacity], new Vector3[FieldProbe.Capacity]);
        var (start, end, nearest, grids) = (new float[FieldProbe.Capacity], new float[FieldProbe.Capacity], new float[FieldProbe.Capacity], new int[FieldProbe.Capacity]);
        for (var y = 0; y < size; y++)
        {
            var row = image.Row<ushort>(y);
            for (var x = 0; x < size; x += FieldProbe.Capacity)
            {
                var count = Math.Min(FieldProbe.Capacity, size - x);
                for (var i = 0; i < count; i++)
                {
                    (origins[i], directions[i]) = (lens.Origin(x + i + 0.5f, y + 0.5f), lens.Direction(x + i + 0.5f, y + 0.5f));
                    (start[i], end[i]) = Slab.Through(stage.Grids[0].Box, origins[i], directions[i]);
                }
                caster.March(origins.AsSpan(0, count), directions.AsSpan(0, count), start, end, lens.HalfPixel * 0.1f, grids, nearest);
                for (var i = 0; i < count; i++)
                {
                    var slant = 1 / lens.Slant(directions[i]);
                    row[x + i] = float.IsPositiveInfinity(start[i]) ? (ushort)coding.Background(Max) : (ushort)coding.Encode(start[i] / slant, Max, slant);
                }
            }
        }
        return image;
    }
}
