using System.Numerics;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>Surface directions as a picture.</summary>
public static class NormalImage
{
    /// <summary>
    /// World-space unit normals as three floats a pixel, (0, 0, 0) where nothing is: the vertices' if there are any, else the faces'.
    /// </summary>
    public static ImageBuffer ToNormals(this Visibility visibility)
    {
        var image = new ImageBuffer(visibility.Width, visibility.Height, 3, PixelType.Float32, Transfer.Linear);
        var mesh = visibility.Mesh;
        var normals = visibility.Resolve((in SurfacePoint point, float _, float _) => new Vector4(mesh.NormalAt(point), 1));
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Row<float>(y);
            for (var x = 0; x < image.Width; x++)
            {
                var normal = normals[(y * image.Width) + x].AsVector3();
                (normal == Vector3.Zero ? normal : Vector3.Normalize(normal)).CopyTo(row[(x * 3)..]);
            }
        }
        return image;
    }

    /// <summary>The unit normal of a mesh at a point of it.</summary>
    internal static Vector3 NormalAt(this Mesh mesh, in SurfacePoint point)
    {
        int i = mesh.Indices[point.Triangle * 3], j = mesh.Indices[point.Triangle * 3 + 1], k = mesh.Indices[point.Triangle * 3 + 2];
        var normal = mesh.Normals is { } normals
            ? point.Mix(normals[i], normals[j], normals[k])
            : Vector3.Cross(mesh.Positions[j] - mesh.Positions[i], mesh.Positions[k] - mesh.Positions[i]);
        var length = normal.Length();
        return length > 0 ? normal / length : Vector3.UnitY;
    }
}
