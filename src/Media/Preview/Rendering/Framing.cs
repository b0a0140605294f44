using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Finds the camera from which a subject fills its share of a picture, its silhouette in the middle.</summary>
internal static class Framing
{
    private const float FieldOfView = 0.55f; // radians of the height: a portrait lens
    private const int Rounds = 6;

    /// <summary>The camera at an angle around the subject and over the horizon, radians.</summary>
    public static Camera Around(FieldGrid subject, float azimuth, float elevation, float aspect, float fill)
    {
        var points = SurfaceCells(subject);
        var toEye = new Vector3(MathF.Sin(azimuth) * MathF.Cos(elevation), MathF.Sin(elevation), MathF.Cos(azimuth) * MathF.Cos(elevation));
        var (right, up) = (Vector3.Normalize(Vector3.Cross(Vector3.UnitY, toEye)), Vector3.Normalize(Vector3.Cross(toEye, Vector3.Cross(Vector3.UnitY, toEye))));
        var (target, distance) = (Bounds.Of(points).Center, Bounds.Of(points).Radius * 4);
        var slope = MathF.Tan(FieldOfView * 0.5f);
        for (var round = 0; round < Rounds; round++)
        {
            var (min, max) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
            foreach (var point in points)
            {
                var offset = point - target;
                var depth = MathF.Max(distance - Vector3.Dot(offset, toEye), distance * 0.05f);
                var seen = new Vector2(Vector3.Dot(offset, right), Vector3.Dot(offset, up)) / (depth * slope);
                (min, max) = (Vector2.Min(min, seen), Vector2.Max(max, seen));
            }
            var middle = (min + max) * 0.5f;
            target += ((right * middle.X) + (up * middle.Y)) * (distance * slope);
            var extent = MathF.Max((max.Y - min.Y) * 0.5f, (max.X - min.X) * 0.5f / aspect);
            distance *= extent / fill;
        }
        return Camera.Perspective(target + (toEye * distance), target, FieldOfView) with { Near = distance * 0.01f, Far = distance * 100 };
    }

    /// <summary>The middles of the cells that a solid's surface passes through; its box' corners where it is too thin for any.</summary>
    public static Vector3[] SurfaceCells(FieldGrid grid)
    {
        var points = new List<Vector3>();
        for (var i = 0; i < grid.Middles.Length; i++)
        {
            if (MathF.Abs(grid.Middles[i]) < grid.Cell * 0.5f)
                points.Add(grid.Middle(i % grid.Width, i / grid.Width % grid.Height, i / (grid.Width * grid.Height)));
        }
        return points.Count > 0 ? [.. points] : [grid.Box.Min, grid.Box.Max];
    }
}
