using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.TestScenes;

/// <summary>
/// An object whose surface and look are known exactly: it fits into a sphere of radius 0.9 around the origin, has normals, and one
/// <see cref="MeshPart"/> for each of <see cref="Looks"/>.
/// </summary>
/// <param name="Name">Short, for tables.</param>
/// <param name="IsHard">Whether its texture is fine and busy: letters 8 pixels high, columns 7 pixels wide or noise at pixel scale, in a view of 512.</param>
/// <param name="Mesh">The exact surface.</param>
/// <param name="Looks">The colours, by part.</param>
/// <param name="Gloss">How bright a highlight is that wanders with the viewer; 0 for none.</param>
public sealed record TestObject(string Name, bool IsHard, Mesh Mesh, IReadOnlyList<Pattern> Looks, float Gloss)
{
    private const float Radius = 0.9f;

    /// <summary>Joins painted bodies and scales them to the common size.</summary>
    public static TestObject Of(string name, bool isHard, IReadOnlyList<(Mesh Mesh, Pattern Look)> bodies, float gloss = 0)
    {
        // A material a body keeps the bodies' runs of triangles apart through the joining.
        var joined = MeshJoin.Join([.. bodies.Select((b, i) => b.Mesh with { Parts = [], Materials = [new Material { Name = $"{i}" }] })]);
        var center = joined.Bounds.Center;
        var scale = Radius / joined.Positions.Max(p => Vector3.Distance(p, center));
        // Patterns are scaled along: they are given in the bodies' own units.
        var looks = bodies.Select(b => (Pattern)((p, n) => b.Look((p / scale) + center, n)));
        return new(name, isHard, joined.Transformed(Matrix4x4.CreateTranslation(-center) * Matrix4x4.CreateScale(scale)), [.. looks], gloss);
    }

    /// <summary>The light that a point sends to a viewer, linear: colour under a sky and a sun that stand still.</summary>
    public Vector3 LightAt(int part, Vector3 place, Vector3 normal, Vector3 toViewer)
    {
        var sun = Vector3.Normalize(new Vector3(0.4f, 0.8f, 0.5f));
        var light = 0.62f + (0.13f * normal.Y) + (0.25f * MathF.Max(0, Vector3.Dot(normal, sun)));
        var shine = Gloss > 0 ? Gloss * MathF.Pow(MathF.Max(0, Vector3.Dot(normal, Vector3.Normalize(sun + toViewer))), 40) : 0;
        return (Looks[part](place, normal) * light) + new Vector3(shine);
    }
}
