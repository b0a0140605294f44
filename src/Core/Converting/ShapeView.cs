using GenAsset.Core.Errors;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Imaging;

namespace GenAsset.Core.Converting;

/// <summary>Draws a shape from around it.</summary>
public static class ShapeView
{
    /// <summary>The sheet of views; an error where there is no surface to draw. <paramref name="name"/> is what the error calls the file.</summary>
    public static Outcome<ImageBuffer> Draw(Shape shape, TurntableOptions options, string name) => shape switch
    {
        Shape.OfMesh { Mesh.TriangleCount: 0 } => GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{name} holds points and no triangles: there is no surface to draw.", suggestion: "Name a mesh or splats."),
        Shape.OfMesh { Mesh: var mesh } => Turntable.Render(mesh, options),
        Shape.OfSplats { Cloud: var cloud } => Turntable.Render(cloud, options),
        var other => throw new InvalidOperationException($"A shape of kind {other.GetType().Name} has no renderer."),
    };
}
