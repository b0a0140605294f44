using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Tests.Geometry.Rasterizing;

/// <summary>Rays through pixel centres and what they hit, in doubles: the other opinion that the rasterizer is held against.</summary>
internal sealed class RayTracer(Camera camera, int width, int height)
{
    private readonly Matrix4x4 _toWorld = camera.CameraToWorld;

    /// <summary>The ray through a place of the picture, in pixels; its length along the view axis is 1.</summary>
    public (Vector3 Origin, Vector3 Direction) Ray(double x, double y)
    {
        double up = 0.5 - (y / height) - camera.Shift.Y, right = ((x / width) - 0.5) * width / height - camera.Shift.X;
        if (camera.Projection == Projection.Orthographic)
        {
            var start = new Vector3((float)(right * camera.VerticalExtent), (float)(up * camera.VerticalExtent), 0);
            return (Vector3.Transform(start, _toWorld), camera.Forward);
        }
        var tall = 2 * Math.Tan(camera.VerticalExtent / 2);
        return (camera.Position, Vector3.TransformNormal(new Vector3((float)(right * tall), (float)(up * tall), -1), _toWorld));
    }

    /// <summary>The nearest depth along the view axis at which a ray meets the sphere, or NaN.</summary>
    public double Sphere(double x, double y, Vector3 center, double radius)
    {
        var (origin, direction) = Ray(x, y);
        var (ox, oy, oz) = ((double)origin.X - center.X, (double)origin.Y - center.Y, (double)origin.Z - center.Z);
        var a = (double)Vector3.Dot(direction, direction);
        var b = (ox * direction.X) + (oy * direction.Y) + (oz * direction.Z);
        var c = (ox * ox) + (oy * oy) + (oz * oz) - (radius * radius);
        return (-b - Math.Sqrt((b * b) - (a * c))) / a;
    }

    /// <summary>The nearest depth at which a ray meets a triangle of the mesh from its front, and which; or NaN.</summary>
    public (double Depth, int Triangle) Mesh(double x, double y, Mesh mesh)
    {
        var (origin, direction) = Ray(x, y);
        var best = (Depth: double.NaN, Triangle: -1);
        for (var triangle = 0; triangle < mesh.TriangleCount; triangle++)
        {
            var depth = Hit(origin, direction, mesh, triangle);
            if (depth >= camera.Near && !(depth >= best.Depth))
                best = (depth, triangle);
        }
        return best;
    }

    private static double Hit(Vector3 origin, Vector3 direction, Mesh mesh, int triangle)
    {
        Vector3 a = mesh.Positions[mesh.Indices[triangle * 3]], b = mesh.Positions[mesh.Indices[(triangle * 3) + 1]], c = mesh.Positions[mesh.Indices[(triangle * 3) + 2]];
        Vector3 ab = b - a, ac = c - a, p = Vector3.Cross(direction, ac);
        var determinant = Vector3.Dot(ab, p);
        if (determinant <= 0)
            return double.NaN;
        var s = origin - a;
        var u = Vector3.Dot(s, p) / determinant;
        var q = Vector3.Cross(s, ab);
        var v = Vector3.Dot(direction, q) / determinant;
        return u >= 0 && v >= 0 && u + v <= 1 ? Vector3.Dot(ac, q) / (double)determinant : double.NaN;
    }
}
