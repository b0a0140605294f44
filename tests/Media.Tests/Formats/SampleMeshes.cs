using System.Numerics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Formats;

/// <summary>Small scenes that use what the formats can hold.</summary>
internal static class SampleMeshes
{
    /// <summary>A box of 24 vertices around the origin, two materials, normals, uvs, colours.</summary>
    public static Mesh Box(bool textured = true) => Plain() with
    {
        Name = "Box",
        Colors = [.. Enumerable.Range(0, 24).Select(i => new Vector4(i % 3 / 2f, i % 5 / 4f, i % 7 / 6f, 1))],
        Materials =
        [
            new()
            {
                Name = "Red paint", BaseColor = new(0.8f, 0.1f, 0.05f, 1), Metallic = 0.25f, Roughness = 0.5f,
                BaseColorTexture = textured ? Checker("checker") : null,
                NormalTexture = textured ? Flat("flat") : null,
            },
            new() { Name = "Glow", Metallic = 0, Roughness = 1, Emissive = new(0.5f, 0.25f, 0), DoubleSided = true },
        ],
        Parts = [new(0, 18, 0), new(18, 18, 1)],
    };

    /// <summary>The same box without colours and materials.</summary>
    public static Mesh Plain()
    {
        var (positions, normals, uvs, indices) = (new List<Vector3>(), new List<Vector3>(), new List<Vector2>(), new List<int>());
        for (var side = 0; side < 6; side++)
        {
            var normal = Vector3.Zero;
            normal[side / 2] = (side & 1) == 0 ? 1 : -1;
            Vector3 right = new(normal.Z, normal.X, normal.Y), up = Vector3.Cross(normal, right);
            var first = positions.Count;
            foreach (var (u, v) in new[] { (0, 0), (1, 0), (1, 1), (0, 1) })
            {
                positions.Add((normal + right * (u * 2 - 1) + up * (v * 2 - 1)) * new Vector3(1, 0.5f, 0.25f));
                normals.Add(normal);
                uvs.Add(new(u, 1 - v));
            }

            indices.AddRange([first, first + 1, first + 2, first, first + 2, first + 3]);
        }

        return new Mesh { Positions = [.. positions], Normals = [.. normals], Uvs = [.. uvs], Indices = [.. indices] };
    }

    public static Texture Checker(string name) => Image(name, (x, y) => ((x ^ y) & 1) == 0 ? (255, 200, 100) : (20, 40, 60));

    public static Texture Flat(string name) => Image(name, (_, _) => (128, 128, 255));

    /// <summary>Splats with every number random but sensible.</summary>
    public static SplatCloud Cloud(int count, int degree, int seed = 1, AxisSystem axes = AxisSystem.RightUpBack)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud(count, degree, axes);
        Fill(cloud.Positions, -10, 10);
        Fill(cloud.Scales, -8, 1);
        Fill(cloud.Rotations, -1, 1);
        Fill(cloud.Opacities, -6, 6);
        Fill(cloud.Colors, -2, 2);
        Fill(cloud.Harmonics, -0.9f, 0.9f);
        return cloud;

        void Fill(float[] numbers, float low, float high)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = low + random.NextSingle() * (high - low);
        }
    }

    private static Texture Image(string name, Func<int, int, (int R, int G, int B)> color)
    {
        using var image = new ImageBuffer(8, 8, 3);
        for (var y = 0; y < 8; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < 8; x++)
                (row[x * 3], row[x * 3 + 1], row[x * 3 + 2]) = ((byte)color(x, y).R, (byte)color(x, y).G, (byte)color(x, y).B);
        }

        return Texture.FromEncoded(PngEncoder.Encode(image), "image/png", name);
    }
}
