using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Simplifying;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Geometry.Atlasing;

public sealed class AtlasTests
{
    private const int Size = 512;

    public static TheoryData<string> Meshes() => ["sphere", "knot", "terrain", "cube", "stairs", "rough", "soup"];

    [Theory]
    [MemberData(nameof(Meshes))]
    public void No_texel_is_in_two_triangles_and_charts_keep_their_distance(string name)
    {
        var mesh = MeshOf(name);
        var atlas = Atlas.Unwrap(mesh, new AtlasOptions { Size = Size, Padding = 2 });
        atlas.Mesh.Validate();
        var (counts, charts) = Rasterized(atlas);
        counts.ShouldAllBe(count => count <= 1);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var chart = charts[(y * Size) + x];
                for (var near = 1; chart >= 0 && near <= 3; near++)
                {
                    if (x + near < Size)
                        (charts[(y * Size) + x + near] == chart || charts[(y * Size) + x + near] < 0).ShouldBeTrue();
                    if (y + near < Size)
                        (charts[((y + near) * Size) + x] == chart || charts[((y + near) * Size) + x] < 0).ShouldBeTrue();
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Meshes))]
    public void Shapes_and_sizes_survive_on_the_texture(string name)
    {
        var mesh = MeshOf(name);
        var atlas = Atlas.Unwrap(mesh, new AtlasOptions { Size = Size });
        atlas.Mesh.Indices.Length.ShouldBe(mesh.Indices.Length);
        double surface = 0, stretched = 0;
        for (var i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i]], b = mesh.Positions[mesh.Indices[i + 1]], c = mesh.Positions[mesh.Indices[i + 2]];
            atlas.Mesh.Positions[atlas.Mesh.Indices[i]].ShouldBe(a);
            var area = Vector3.Cross(b - a, c - a).Length();
            Vector2 ua = atlas.Mesh.Uvs![atlas.Mesh.Indices[i]], ub = atlas.Mesh.Uvs[atlas.Mesh.Indices[i + 1]], uc = atlas.Mesh.Uvs[atlas.Mesh.Indices[i + 2]];
            var texels = ((ub.X - ua.X) * (uc.Y - ua.Y)) - ((ub.Y - ua.Y) * (uc.X - ua.X));
            surface += area;
            // Seen straight on nothing grows; what is turned by 45 degrees keeps 0.7 of its area. v runs down: fronts are clockwise.
            stretched += -texels * Size * Size / (atlas.TexelsPerMetre * atlas.TexelsPerMetre);
            foreach (var uv in (Vector2[])[ua, ub, uc])
                (uv.X is >= 0 and <= 1 && uv.Y is >= 0 and <= 1).ShouldBeTrue();
        }
        (stretched / surface).ShouldBeInRange(0.8, 1.0001);
        atlas.Filled.ShouldBeGreaterThan(name == "soup" ? 0.12f : 0.4f);
    }

    [Fact]
    public void A_cube_has_six_charts()
    {
        Atlas.Unwrap(Shapes.Cube()).ChartCount.ShouldBe(6);
    }

    [Fact]
    public void A_spiral_staircase_is_not_laid_over_itself()
    {
        var atlas = Atlas.Unwrap(MeshOf("stairs"), new AtlasOptions { Size = Size });
        // Three turns, all facing up: one chart by direction, at least three by place.
        atlas.ChartCount.ShouldBeInRange(3, 40);
    }

    [Fact]
    public void A_texel_finds_its_place_on_the_surface()
    {
        var atlas = Atlas.Unwrap(Shapes.Sphere(48), new AtlasOptions { Size = 256 });
        var painted = 0;
        var mesh = atlas.Mesh;
        UvSpace.Draw(mesh, 256, 256).Resolve((in SurfacePoint point, float _, float _) =>
        {
            var corners = mesh.Indices.AsSpan(point.Triangle * 3, 3);
            point.Mix(mesh.Positions[corners[0]], mesh.Positions[corners[1]], mesh.Positions[corners[2]]).Length().ShouldBeInRange(0.99f, 1.00001f);
            Interlocked.Increment(ref painted);
            return Vector4.One;
        });
        (painted / 65536f).ShouldBe(atlas.Filled, 0.01f);
    }

    [Fact]
    public void Dilation_copies_the_nearest_paint()
    {
        using var image = new ImageBuffer(5, 3, 2, PixelType.UInt16);
        image.Clear();
        var painted = new bool[15];
        painted[5] = painted[9] = true;
        (image.Row<ushort>(1)[0], image.Row<ushort>(1)[1]) = (100, 7);
        (image.Row<ushort>(1)[8], image.Row<ushort>(1)[9]) = (200, 8);
        Dilation.Dilate(image, painted, 1);
        image.Row<ushort>(1).ToArray().ShouldBe([100, 7, 100, 7, 0, 0, 200, 8, 200, 8]);
        image.Row<ushort>(0).ToArray().ShouldBe([100, 7, 0, 0, 0, 0, 0, 0, 200, 8]);
        Dilation.Dilate(image, painted);
        for (var y = 0; y < 3; y++)
            image.Row<ushort>(y).ToArray().Where((_, i) => i % 2 == 0).ShouldAllBe(value => value == 100 || value == 200);
    }

    [Fact]
    public void An_empty_mesh_and_triangles_without_area_are_no_trouble()
    {
        Atlas.Unwrap(Mesh.Empty).ChartCount.ShouldBe(0);
        var mesh = new Mesh { Positions = [new(1, 1, 1), new(float.NaN, 0, 0), new(2, 1, 1)], Indices = [0, 0, 0, 0, 1, 2, 0, 2, 0] };
        Atlas.Unwrap(mesh).Mesh.Uvs!.ShouldAllBe(uv => uv.X >= 0 && uv.X <= 1 && uv.Y >= 0 && uv.Y <= 1);
    }

    private static (int[] Counts, int[] Charts) Rasterized(AtlasMesh atlas)
    {
        var counts = new int[Size * Size];
        var charts = new int[Size * Size];
        Array.Fill(charts, -1);
        // Layers of triangles that the depth test cannot merge: each is drawn by itself.
        for (var triangle = 0; triangle < atlas.Mesh.TriangleCount; triangle++)
        {
            var uvs = atlas.Mesh.Indices.AsSpan(triangle * 3, 3).ToArray().Select(i => atlas.Mesh.Uvs![i] * Size).ToArray();
            foreach (var texel in Texels(uvs[0], uvs[1], uvs[2]))
            {
                counts[texel]++;
                charts[texel] = atlas.ChartOf[triangle];
            }
        }
        return (counts, charts);
    }

    // Centres strictly inside, in doubles: another opinion than the rasterizer's.
    private static IEnumerable<int> Texels(Vector2 a, Vector2 b, Vector2 c)
    {
        var (low, high) = (Vector2.Min(a, Vector2.Min(b, c)), Vector2.Max(a, Vector2.Max(b, c)));
        for (var y = (int)low.Y; y <= Math.Min(Size - 1, (int)high.Y); y++)
        {
            for (var x = (int)low.X; x <= Math.Min(Size - 1, (int)high.X); x++)
            {
                double s = Side(a, b), t = Side(b, c), u = Side(c, a);
                if ((s > 1e-6 && t > 1e-6 && u > 1e-6) || (s < -1e-6 && t < -1e-6 && u < -1e-6))
                    yield return (y * Size) + x;

                double Side(Vector2 p, Vector2 q) => (((double)q.X - p.X) * (y + 0.5 - p.Y)) - (((double)q.Y - p.Y) * (x + 0.5 - p.X));
            }
        }
    }

    private static Mesh MeshOf(string name) => name switch
    {
        "sphere" => Shapes.Sphere(40),
        "knot" => Simplify.To(Shapes.Knot(300, 24), 4000).Mesh,
        "terrain" => Shapes.Terrain(40),
        "cube" => Shapes.Cube(),
        "stairs" => Shapes.Surface("stairs", 120, 4, (u, v) =>
        {
            var (sin, cos) = MathF.SinCos(u * MathF.Tau * 3);
            return new Vector3(cos * (0.4f + (0.6f * (1 - v))), u, -sin * (0.4f + (0.6f * (1 - v))));
        }),
        "rough" => Rough(Shapes.Sphere(50), 3),
        _ => Soup(11),
    };

    private static Mesh Rough(Mesh mesh, int seed)
    {
        var random = new Random(seed);
        var moved = new Dictionary<Vector3, Vector3>();
        return mesh with
        {
            Positions = Array.ConvertAll(mesh.Positions, p => moved.TryGetValue(p, out var m) ? m : moved[p] = p * (1 + (0.03f * random.NextSingle()))),
        };
    }

    private static Mesh Soup(int seed)
    {
        var random = new Random(seed);
        var positions = new Vector3[120];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle());
        return new Mesh { Positions = positions, Indices = [.. Enumerable.Range(0, 120)] };
    }
}
