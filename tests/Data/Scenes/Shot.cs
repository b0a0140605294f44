using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction;

namespace GenAsset.TestScenes;

/// <summary>Takes pictures of test objects, with exact depths.</summary>
public static class Shot
{
    // Samples a pixel in each direction: colour is averaged over a pixel's whole square, in light, as a camera does.
    private const int Fine = 3;

    /// <summary>Six views of an object from a rig's cameras, or any number from any.</summary>
    public static CapturedView[] Take(TestObject thing, IEnumerable<Camera> cameras, int size, Vector3? background = null) =>
        [.. cameras.Select(camera => Take(thing, camera, size, size, background))];

    /// <summary>One view: 8-bit RGB over <paramref name="background"/> (linear; white by default), depth at pixel centres, 0 where nothing is.</summary>
    public static CapturedView Take(TestObject thing, Camera camera, int width, int height, Vector3? background = null)
    {
        var color = Color(thing, camera, width, height, background ?? Vector3.One);
        using var image = Rasterizer.Draw(thing.Mesh, camera, width, height).ToDepth();
        var depth = new float[width * height];
        for (var y = 0; y < height; y++)
            image.Row<float>(y).CopyTo(depth.AsSpan(y * width));
        return new CapturedView(color, depth, width, height, camera);
    }

    /// <summary>The colours alone.</summary>
    public static ImageBuffer Color(TestObject thing, Camera camera, int width, int height, Vector3 background)
    {
        var pixels = Light(thing, Rasterizer.Draw(thing.Mesh, camera, width * Fine, height * Fine));
        var image = new ImageBuffer(width, height, 3);
        Parallel.For(0, height, y =>
        {
            var row = image.Row(y);
            for (var x = 0; x < width; x++)
            {
                var sum = Vector4.Zero;
                for (var i = 0; i < Fine * Fine; i++)
                    sum += pixels[(((y * Fine) + (i / Fine)) * width * Fine) + (x * Fine) + (i % Fine)];
                sum /= Fine * Fine;
                var light = sum.AsVector3() + (background * (1 - sum.W));
                (row[x * 3], row[(x * 3) + 1], row[(x * 3) + 2]) = (SrgbCurve.EncodeByte(light.X), SrgbCurve.EncodeByte(light.Y), SrgbCurve.EncodeByte(light.Z));
            }
        });
        return image;
    }

    private static Vector4[] Light(TestObject thing, Visibility visibility)
    {
        var (mesh, camera) = (thing.Mesh, visibility.Camera);
        var (positions, normals, indices) = (mesh.Positions, mesh.Normals ?? throw new InvalidOperationException("A test object has normals."), mesh.Indices);
        var (eye, forward, perspective) = (camera.Position, camera.Forward, camera.Projection == Projection.Perspective);
        var partOf = new byte[mesh.TriangleCount];
        foreach (var (part, i) in mesh.EffectiveParts.Select((p, i) => (p, i)))
            partOf.AsSpan(part.FirstIndex / 3, part.IndexCount / 3).Fill((byte)i);
        return visibility.Resolve((in SurfacePoint point, float _, float _) =>
        {
            int i = indices[point.Triangle * 3], j = indices[(point.Triangle * 3) + 1], k = indices[(point.Triangle * 3) + 2];
            var place = point.Mix(positions[i], positions[j], positions[k]);
            var normal = Vector3.Normalize(point.Mix(normals[i], normals[j], normals[k]));
            return new Vector4(thing.LightAt(partOf[point.Triangle], place, normal, perspective ? Vector3.Normalize(eye - place) : -forward), 1);
        });
    }
}
