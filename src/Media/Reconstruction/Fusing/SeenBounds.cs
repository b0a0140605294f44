using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>The box around everything that the views see.</summary>
internal static class SeenBounds
{
    public static Bounds Of(DepthFrame[] views, ParallelOptions parallel)
    {
        var boxes = new Bounds[views.Length];
        Parallel.For(0, views.Length, parallel, i => boxes[i] = Of(views[i]));
        return boxes.Aggregate(Bounds.Empty, (all, box) => box.IsEmpty ? all : new Bounds(Vector3.Min(all.Min, box.Min), Vector3.Max(all.Max, box.Max)));
    }

    private static Bounds Of(DepthFrame view)
    {
        Vector3 min = new(float.PositiveInfinity), max = new(float.NegativeInfinity);
        var toWorld = view.Camera.CameraToWorld;
        for (var y = 0; y < view.Height; y++)
        {
            for (var x = 0; x < view.Width; x++)
            {
                var depth = view.Depth[(y * view.Width) + x];
                if (!(depth > 0))
                    continue;
                var point = Vector3.Transform(view.Unproject(x + 0.5f, y + 0.5f, depth), toWorld);
                (min, max) = (Vector3.Min(min, point), Vector3.Max(max, point));
            }
        }
        return new Bounds(min, max);
    }
}
