using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Geometry.Simplifying;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Rendering;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>The subject of a scene as one textured mesh: closed, in metres, its middle on the ground at the origin.</summary>
internal static class SceneMesher
{
    private const int CellsAlongLongest = 150;
    private const int MostTriangles = 24_000;
    private const int FacetedTriangles = 1_200;
    private const int TextureSize = 1024;

    /// <summary>The mesh of a scene's subject.</summary>
    public static Mesh Mesh(Scene scene, CancellationToken cancellationToken = default)
    {
        scene = Stylised.Of(scene, cancellationToken);
        var grid = FieldGrid.Of(scene.Subject, MarginOf(scene.Subject), cancellationToken);
        return Mesh(grid, scene.Style == Style.LowPoly, cancellationToken);
    }

    /// <summary>The surface alone, without normals and texture.</summary>
    public static Mesh Surface(FieldGrid grid, int triangles, CancellationToken cancellationToken) => Surface(grid, triangles, CellsAlongLongest, cancellationToken);

    /// <summary>The surface alone with <paramref name="cells"/> cells along the longest side.</summary>
    public static Mesh Surface(FieldGrid grid, int triangles, int cells, CancellationToken cancellationToken)
    {
        var surface = FieldSampling.Surface(grid, cells, cancellationToken);
        return surface.TriangleCount > triangles ? Simplify.To(surface, triangles, cancellationToken: cancellationToken).Mesh : surface;
    }

    private static Mesh Mesh(FieldGrid grid, bool faceted, CancellationToken cancellationToken)
    {
        var surface = Surface(grid, faceted ? FacetedTriangles : MostTriangles, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var unwrapped = Atlas.Unwrap(surface, new AtlasOptions { Size = TextureSize }).Mesh;
        cancellationToken.ThrowIfCancellationRequested();
        var material = Baking.Bake(unwrapped, grid, TextureSize, cancellationToken);
        var mesh = faceted ? CreaseNormals.Flat(unwrapped) : CreaseNormals.Add(unwrapped, grid, grid.Cell * 0.05f, cancellationToken);
        // Sampling and simplifying move the lowest point a little: it is set on the ground again.
        var ground = mesh.Bounds.Min.Y;
        return mesh with
        {
            Name = "preview",
            Materials = [material],
            Positions = Array.ConvertAll(mesh.Positions, p => p with { Y = p.Y - ground }),
        };
    }

    private static float MarginOf(Solid solid) => solid.Bounds.Radius * 0.2f;
}
