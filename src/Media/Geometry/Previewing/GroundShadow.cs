using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Geometry.Previewing;

/// <summary>
/// The soft shadow of an object on the ground that it stands on: how much is above each place, in three layers of height that are blurred
/// the more the higher they are. A guess at what a room full of light would leave dark, without casting a ray.
/// </summary>
internal sealed class GroundShadow
{
    private const int Size = 256;

    // The map reaches this many radii from the middle, so that blurred shadows end inside it.
    private const float Reach = 1.8f;

    private static readonly (float Height, float Blur, float Strength)[] Layers = [(0.05f, 0.02f, 0.50f), (0.35f, 0.07f, 0.34f), (9f, 0.17f, 0.34f)];

    private readonly float[][] _layers;
    private readonly float _extent;
    private readonly Matrix4x4 _map;

    private GroundShadow(Bounds bounds, Func<Camera, float, float[]> heightsFrom)
    {
        Height = bounds.IsEmpty ? 0 : bounds.Min.Y;
        _extent = MathF.Max(bounds.Radius, 1e-6f) * Reach;
        // Looked at from as far below the ground as the map is wide: any fixed distance would be too much for some object's floats.
        var under = bounds.Center with { Y = Height - _extent };
        var camera = Camera.Orthographic(under, under + Vector3.UnitY, _extent * 2) with { Near = 0, Far = bounds.Size.Y + (2 * _extent) };
        _map = new ScreenSpace(camera, Size, Size).Matrix;
        var heights = heightsFrom(camera, _extent);
        _layers = Array.ConvertAll(Layers, layer => Blurred(heights, layer.Height * bounds.Radius, layer.Blur));
    }

    /// <summary>The ground's y.</summary>
    public float Height { get; }

    /// <summary>The shadow under a mesh.</summary>
    public static GroundShadow Under(Mesh mesh) => new(mesh.Bounds, (camera, ground) =>
    {
        using var depth = Rasterizer.Draw(mesh, camera, Size, Size, new RasterOptions { DrawBackFaces = true }).ToDepth();
        var heights = new float[Size * Size];
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                heights[(y * Size) + x] = depth.Row<float>(y)[x] is > 0 and var d ? d - ground : float.PositiveInfinity;
        return heights;
    });

    /// <summary>The shadow under many points that lie close together.</summary>
    public static GroundShadow Under(Vector3[] points) => new(Bounds.Of(points), (camera, ground) =>
    {
        var map = new ScreenSpace(camera, Size, Size);
        var heights = new float[Size * Size];
        Array.Fill(heights, float.PositiveInfinity);
        foreach (var point in points)
        {
            var p = map.Project(point);
            if (p.X >= 0 && p.Y >= 0 && p.X < Size && p.Y < Size)
                heights[((int)p.Y * Size) + (int)p.X] = MathF.Min(heights[((int)p.Y * Size) + (int)p.X], p.Z - ground);
        }
        return heights;
    });

    /// <summary>The part of the light, 0..1, that a place on the ground gets when the key light comes from <paramref name="key"/>.</summary>
    public float LightAt(Vector3 place, Vector3 key)
    {
        var light = 1f;
        for (var i = 0; i < Layers.Length; i++)
        {
            // What is higher throws its shadow farther away from the key light.
            var thrown = i == 0 ? 0 : i == 1 ? 0.05f : 0.16f;
            var from = place + (new Vector3(key.X, 0, key.Z) * thrown * _extent / Reach);
            light *= 1 - (Layers[i].Strength * Read(_layers[i], from));
        }
        return light;
    }

    private float Read(float[] layer, Vector3 place)
    {
        var p = Vector4.Transform(new Vector4(place, 1), _map);
        float x = p.X - 0.5f, y = p.Y - 0.5f;
        if (!(x >= 0 && y >= 0 && x < Size - 1 && y < Size - 1))
            return 0;
        int column = (int)x, row = (int)y, i = (row * Size) + column;
        float fx = x - column, fy = y - row;
        var upper = float.Lerp(layer[i], layer[i + 1], fx);
        return float.Lerp(upper, float.Lerp(layer[i + Size], layer[i + Size + 1], fx), fy);
    }

    private float[] Blurred(float[] heights, float limit, float blur)
    {
        var layer = Array.ConvertAll(heights, height => height <= limit ? 1 - (0.6f * height / MathF.Max(limit, 1e-6f)) : 0);
        if (limit > _extent)
            layer = Array.ConvertAll(heights, height => float.IsFinite(height) ? 1f : 0);
        var radius = Math.Max(1, (int)(blur * Size / 2));
        // Three box filters in a row are a bell to the eye.
        for (var pass = 0; pass < 3; pass++)
            layer = Box(Box(layer, radius, 1, Size), radius, Size, 1);
        return layer;
    }

    private static float[] Box(float[] source, int radius, int step, int line)
    {
        var result = new float[source.Length];
        for (var start = 0; start < Size; start++)
        {
            var sum = 0f;
            for (var i = -radius; i < Size; i++)
            {
                if (i + radius < Size)
                    sum += source[(start * line) + ((i + radius) * step)];
                if (i - radius - 1 >= 0)
                    sum -= source[(start * line) + ((i - radius - 1) * step)];
                if (i >= 0)
                    result[(start * line) + (i * step)] = sum / ((2 * radius) + 1);
            }
        }
        return result;
    }
}
