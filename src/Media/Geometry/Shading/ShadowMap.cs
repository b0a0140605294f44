using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>Which points of a mesh a far light reaches, with soft edges: the mesh drawn once from the light.</summary>
public sealed class ShadowMap
{
    private readonly float[] _depths;
    private readonly int _size;
    private readonly Matrix4x4 _toMap;
    private readonly float _texel;

    /// <summary>Draws the opaque parts of <paramref name="mesh"/> from <paramref name="direction"/> into <paramref name="size"/> x <paramref name="size"/> samples.</summary>
    public ShadowMap(Mesh mesh, Vector3 direction, int size = 512)
    {
        var bounds = mesh.Bounds;
        var radius = MathF.Max(bounds.Radius, 1e-6f) * 1.02f;
        var camera = Camera.Orthographic(bounds.Center + (direction * radius * 2), bounds.Center, radius * 2) with { Near = 0, Far = radius * 4 };
        _size = size;
        _texel = radius * 2 / size;
        _toMap = new ScreenSpace(camera, size, size).Matrix;
        var visibility = Rasterizer.Draw(Opaque(mesh), camera, size, size, new RasterOptions { DrawBackFaces = true });
        _depths = new float[size * size];
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                _depths[(y * size) + x] = -visibility.Nearness[(y * visibility.Stride) + x];
    }

    /// <summary>The part of the light, 0..1, that reaches a point of the surface: 25 comparisons, the outer ones blended in by nearness.</summary>
    public float LightAt(Vector3 position, Vector3 normal)
    {
        // Pushed out along the normal by the filter's reach, else a slope would shade itself.
        var place = Vector4.Transform(new Vector4(position + (normal * _texel * 3f), 1), _toMap);
        float x = place.X - 0.5f, y = place.Y - 0.5f, depth = place.Z - _texel;
        float left = MathF.Floor(x), top = MathF.Floor(y), fx = x - left, fy = y - top;
        var lit = 0f;
        for (var row = -2; row <= 3; row++)
        {
            var weightY = row == -2 ? 1 - fy : row == 3 ? fy : 1;
            var lineStart = (int)top + row;
            for (var column = -2; column <= 3; column++)
            {
                var weightX = column == -2 ? 1 - fx : column == 3 ? fx : 1;
                lit += IsLit((int)left + column, lineStart, depth) ? weightX * weightY : 0;
            }
        }
        return lit / 25;
    }

    // Glass throws next to no shadow, and a leaf that is cut out of a square must not throw a square.
    private static Mesh Opaque(Mesh mesh)
    {
        var parts = mesh.EffectiveParts;
        if (parts.All(part => mesh.MaterialOf(part).AlphaMode == AlphaMode.Opaque))
            return mesh;
        var solid = parts.Where(part => mesh.MaterialOf(part).AlphaMode == AlphaMode.Opaque);
        return mesh with { Parts = [], Indices = [.. solid.SelectMany(part => mesh.Indices[part.FirstIndex..(part.FirstIndex + part.IndexCount)])] };
    }

    private bool IsLit(int x, int y, float depth) =>
        (uint)x >= (uint)_size || (uint)y >= (uint)_size || depth <= _depths[(y * _size) + x];
}
