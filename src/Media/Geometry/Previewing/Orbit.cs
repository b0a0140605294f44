using System.Numerics;

namespace GenAsset.Media.Geometry.Previewing;

/// <summary>Cameras in a circle around an object, all at the same distance: the least from which no view cuts anything off.</summary>
internal static class Orbit
{
    private const float FieldOfView = 0.5f;
    private const float Margin = 0.09f;

    /// <summary>One camera a view.</summary>
    public static Camera[] Around(ReadOnlySpan<Vector3> points, TurntableOptions options)
    {
        var bounds = Bounds.Of(points);
        var center = bounds.Center;
        // A single point is looked at from a metre away.
        var radius = bounds.Radius > 0 ? bounds.Radius : 1;
        var distance = radius * 1.2f;
        var slope = MathF.Tan(FieldOfView / 2) * (1 - (2 * Margin));
        var directions = Enumerable.Range(0, options.Views).Select(view => Direction(options, view)).ToArray();
        foreach (var direction in directions)
        {
            var view = Camera.Perspective(direction, Vector3.Zero).View;
            Vector3 right = new(view.M11, view.M21, view.M31), up = new(view.M12, view.M22, view.M32);
            foreach (var point in points)
            {
                var p = point - center;
                var reach = MathF.Max(MathF.Abs(Vector3.Dot(p, right)), MathF.Abs(Vector3.Dot(p, up)));
                var needed = Vector3.Dot(p, direction) + (reach / slope);
                if (needed > distance && float.IsFinite(needed))
                    distance = needed;
            }
        }
        return Array.ConvertAll(directions, direction => Camera.Perspective(center + (direction * distance), center, FieldOfView) with
        {
            Near = MathF.Max(distance - (radius * 1.1f), distance * 0.01f),
            Far = distance + (radius * 1.1f),
        });
    }

    private static Vector3 Direction(TurntableOptions options, int view)
    {
        var around = float.DegreesToRadians(options.StartDegrees + (360f * view / options.Views));
        var above = float.DegreesToRadians(options.ElevationDegrees);
        return new Vector3(MathF.Sin(around) * MathF.Cos(above), MathF.Sin(above), MathF.Cos(around) * MathF.Cos(above));
    }
}
