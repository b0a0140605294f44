using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Tests.Geometry.Rasterizing;

public sealed class RasterizerTests
{
    private const int Size = 200;

    private static readonly Camera[] Cameras =
    [
        Camera.Perspective(new Vector3(1, 2, 4), Vector3.Zero),
        Camera.Perspective(new Vector3(0, 0, 2.2f), Vector3.Zero, 1.2f),
        Camera.Orthographic(new Vector3(-3, 1, 2), Vector3.Zero, 2.5f),
        Camera.Perspective(new Vector3(0, 5, 0.001f), Vector3.Zero, 0.6f) with { Shift = new Vector2(0.1f, -0.05f) },
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_sphere_is_where_rays_meet_it(int which)
    {
        var camera = Cameras[which];
        var sphere = Shapes.Sphere(512);
        using var depth = Rasterizer.Draw(sphere, camera, Size, Size).ToDepth();
        var tracer = new RayTracer(camera, Size, Size);
        int hits = 0, disagreements = 0;
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var (drawn, traced) = (depth.Row<float>(y)[x], tracer.Sphere(x + 0.5, y + 0.5, Vector3.Zero, 1));
                if ((drawn > 0) != !double.IsNaN(traced))
                {
                    disagreements++;
                    continue;
                }
                if (!(drawn > 0))
                    continue;
                hits++;
                // 512 sides are up to 2 (1 - cos(pi/512)) = 4e-5 inside the sphere. At its rim triangles are seen
                // edge-on, and a sample that snapping put beside one gets a point of the triangle that is not quite the nearest.
                var (origin, direction) = tracer.Ray(x + 0.5, y + 0.5);
                (origin + (direction * drawn)).Length().ShouldBeInRange(1 - 2e-4f, 1 + 3e-5f);
                ((double)drawn).ShouldBe(traced, 0.03);
            }
        }
        hits.ShouldBeGreaterThan(Size * Size / 10);
        disagreements.ShouldBeLessThan(Size / 8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Depth_is_exact_to_a_float(int which)
    {
        var camera = Cameras[which];
        var plane = Shapes.Plane();
        using var depth = Rasterizer.Draw(plane, camera, Size, Size, new RasterOptions { DrawBackFaces = true }).ToDepth();
        var tracer = new RayTracer(camera, Size, Size);
        var hits = 0;
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                if (depth.Row<float>(y)[x] is not (> 0 and var drawn))
                    continue;
                hits++;
                var (origin, direction) = tracer.Ray(x + 0.5, y + 0.5);
                var traced = -origin.Y / (double)direction.Y;
                // At the border a sample may be a 512th of a pixel beyond; one pixel here is at most 0.15 m deep.
                ((double)drawn).ShouldBe(traced, (traced * 1e-6) + (OnBorder(origin + (direction * (float)traced)) ? 1e-3 : 0));
            }
        }
        // The second camera lies in the plane and sees nothing of it.
        if (camera.Position.Y > 0.1f)
            hits.ShouldBeGreaterThan(Size * Size / 10);

        static bool OnBorder(Vector3 p) => MathF.Max(MathF.Abs(p.X), MathF.Abs(p.Z)) > 0.995f;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_triangles_are_ordered_as_rays_find_them(int seed)
    {
        var mesh = RandomTriangles(new Random(seed), 40);
        var camera = Camera.Perspective(new Vector3(0, 0, 3), Vector3.Zero, 1);
        var visibility = Rasterizer.Draw(mesh, camera, 80, 60);
        var tracer = new RayTracer(camera, 80, 60);
        var disagreements = 0;
        for (var y = 0; y < 60; y++)
            for (var x = 0; x < 80; x++)
                if (visibility.SampleRow(y)[x] != tracer.Mesh(x + 0.5, y + 0.5, mesh).Triangle)
                    disagreements++;
        // Corners are snapped to 256ths: a sample within that of an edge may fall to either side.
        disagreements.ShouldBeLessThan(80 * 60 / 200);
    }

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(10, 2)]
    public void Triangles_that_share_edges_leave_no_gap_and_no_sample_twice(int seed, int samples)
    {
        var fan = RandomFan(new Random(seed), 23);
        var camera = Camera.Orthographic(new Vector3(0, 0, 5), Vector3.Zero, 2);
        var options = new RasterOptions { SamplesPerAxis = samples };
        var counts = new int[150 * samples * 150 * samples];
        for (var triangle = 0; triangle < fan.TriangleCount; triangle++)
            Count(fan with { Indices = fan.Indices[(triangle * 3)..((triangle * 3) + 3)] });
        counts.ShouldAllBe(count => count <= 1);
        // Inside the ring of outer corners every sample is some triangle's.
        for (var i = 0; i < counts.Length; i++)
        {
            float x = (((i % (150 * samples)) + 0.5f) / (75 * samples)) - 1, y = (((i / (150 * samples)) + 0.5f) / (75 * samples)) - 1;
            if ((x * x) + (y * y) < 0.85f * 0.85f)
                counts[i].ShouldBe(1);
        }

        void Count(Mesh one)
        {
            var visibility = Rasterizer.Draw(one, camera, 150, 150, options);
            for (var y = 0; y < 150 * samples; y++)
                for (var x = 0; x < 150 * samples; x++)
                    counts[(y * 150 * samples) + x] += visibility.SampleRow(y)[x] == Visibility.Nothing ? 0 : 1;
        }
    }

    [Fact]
    public void A_closed_surface_has_no_holes()
    {
        // Thousands of triangles smaller than a pixel: a hole would show the far side, whose backs are not drawn, and so nothing.
        var camera = Camera.Perspective(new Vector3(0, 0.3f, 2.6f), Vector3.Zero);
        using var depth = Rasterizer.Draw(Shapes.Sphere(900), camera, Size, Size).ToDepth();
        var tracer = new RayTracer(camera, Size, Size);
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (!double.IsNaN(tracer.Sphere(x + 0.5, y + 0.5, Vector3.Zero, 0.998)))
                    depth.Row<float>(y)[x].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Uvs_are_perspective_correct()
    {
        var floor = Shapes.Plane();
        var camera = Camera.Perspective(new Vector3(0.2f, 0.4f, 1.8f), new Vector3(0, 0, -0.5f), 1);
        var tracer = new RayTracer(camera, Size, Size);
        var seen = 0;
        var visibility = Rasterizer.Draw(floor, camera, Size, Size);
        visibility.Resolve((in SurfacePoint point, float x, float y) =>
        {
            var (origin, direction) = tracer.Ray(x, y);
            var hit = origin + (direction * (-origin.Y / direction.Y));
            var corners = floor.Indices.AsSpan(point.Triangle * 3, 3);
            var uv = (floor.Uvs![corners[0]] * point.Weights.X) + (floor.Uvs[corners[1]] * point.Weights.Y) + (floor.Uvs[corners[2]] * point.Weights.Z);
            Interlocked.Increment(ref seen);
            if (MathF.Max(MathF.Abs(hit.X), MathF.Abs(hit.Z)) < 0.99f)
                Vector2.Distance(uv, new Vector2((hit.X + 1) / 2, (hit.Z + 1) / 2)).ShouldBeLessThan(2e-5f);
            return Vector4.One;
        });
        seen.ShouldBeGreaterThan(Size * Size / 10);
    }

    [Fact]
    public void A_floor_that_passes_under_the_camera_is_cut_at_the_near_plane()
    {
        // Two triangles of two kilometres; the camera stands on them.
        var floor = Shapes.Plane().Transformed(Matrix4x4.CreateScale(1000));
        var camera = Camera.Perspective(new Vector3(0, 1.7f, 0), new Vector3(0, 1.5f, -5), 1.2f) with { Near = 0.1f, Far = 500 };
        using var depth = Rasterizer.Draw(floor, camera, Size, Size).ToDepth();
        var tracer = new RayTracer(camera, Size, Size);
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var (origin, direction) = tracer.Ray(x + 0.5, y + 0.5);
                var traced = -origin.Y / (double)direction.Y;
                if (traced is > 0.1 and < 499)
                    ((double)depth.Row<float>(y)[x]).ShouldBe(traced, traced * 1e-4);
                else if (traced is < 0 or > 501)
                    depth.Row<float>(y)[x].ShouldBe(0);
            }
        }
    }

    [Fact]
    public void Threads_do_not_change_the_picture()
    {
        var mesh = Shapes.Knot(300, 40);
        var camera = Camera.Perspective(new Vector3(2, 2, 4), Vector3.Zero);
        var one = Rasterizer.Draw(mesh, camera, 150, 130, new RasterOptions { Threads = 1, SamplesPerAxis = 2 });
        var many = Rasterizer.Draw(mesh, camera, 150, 130, new RasterOptions { Threads = 7, SamplesPerAxis = 2 });
        for (var y = 0; y < 260; y++)
            one.SampleRow(y).SequenceEqual(many.SampleRow(y)).ShouldBeTrue();
    }

    [Fact]
    public void Back_faces_are_drawn_only_when_the_material_or_the_caller_says_so()
    {
        var plane = Shapes.Plane();
        var below = Camera.Perspective(new Vector3(0, -3, 1), Vector3.Zero);
        Seen(plane, RasterOptions.Default).ShouldBe(0);
        var seen = Seen(plane, new RasterOptions { DrawBackFaces = true });
        seen.ShouldBeGreaterThan(1000);
        Seen(plane with { Materials = [new Material { DoubleSided = true }] }, RasterOptions.Default).ShouldBe(seen);

        int Seen(Mesh mesh, RasterOptions options) => CountSeen(Rasterizer.Draw(mesh, below, 100, 100, options));
    }

    [Fact]
    public void Numbers_that_no_mesh_should_have_are_left_out_and_the_rest_is_drawn()
    {
        float[] odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 1e30f, 1e17f, 1e8f, 1e-30f, 0];
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var positions = new Vector3[30];
            for (var i = 0; i < positions.Length; i++)
                positions[i] = new Vector3(Number(), Number(), Number());
            var mesh = new Mesh { Positions = positions, Indices = [.. Enumerable.Range(0, 30)] };
            var camera = round % 2 == 0 ? Camera.Perspective(new Vector3(0, 0, 3), Vector3.Zero) : Camera.Orthographic(new Vector3(0, 0, 3), Vector3.Zero, 3);
            var visibility = Rasterizer.Draw(mesh, camera, 70, 50, new RasterOptions { DrawBackFaces = true, Threads = 1 });
            using var depth = visibility.ToDepth();
            for (var y = 0; y < 50; y++)
                foreach (var value in depth.Row<float>(y))
                    value.ShouldBeInRange(0, camera.Far * 1.0001f);
        }

        float Number() => random.Next(4) == 0 ? odd[random.Next(odd.Length)] * (random.Next(2) == 0 ? 1 : -1) : (random.NextSingle() * 4) - 2;
    }

    [Fact]
    public void A_triangle_far_larger_than_the_picture_fills_it()
    {
        var mesh = new Mesh { Positions = [new(-1e6f, -1e6f, 0), new(1e6f, -1e6f, 0), new(0, 1e6f, 0)], Indices = [0, 1, 2] };
        var visibility = Rasterizer.Draw(mesh, Camera.Perspective(new Vector3(0, 0, 3), Vector3.Zero), 333, 222);
        CountSeen(visibility).ShouldBe(333 * 222);
    }

    [Fact]
    public void A_camera_that_sees_nothing_is_refused() =>
        Should.Throw<ArgumentException>(() => Rasterizer.Draw(Shapes.Plane(), new Camera { Near = 2, Far = 1 }, 10, 10));

    private static int CountSeen(Visibility visibility)
    {
        var seen = 0;
        for (var y = 0; y < visibility.Height; y++)
            foreach (var triangle in visibility.SampleRow(y))
                seen += triangle == Visibility.Nothing ? 0 : 1;
        return seen;
    }

    private static Mesh RandomTriangles(Random random, int count)
    {
        var positions = new Vector3[count * 3];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = new Vector3((random.NextSingle() * 4) - 2, (random.NextSingle() * 4) - 2, (random.NextSingle() * 6) - 2);
        return new Mesh { Positions = positions, Indices = [.. Enumerable.Range(0, positions.Length)] };
    }

    // A disc of triangles around a random middle, with rings of random corners: edges of every slope, many of them through sample centres.
    private static Mesh RandomFan(Random random, int spokes)
    {
        var positions = new List<Vector3> { new(random.Next(-20, 20) / 75f, random.Next(-20, 20) / 75f, 0) };
        var indices = new List<int>();
        for (var i = 0; i < spokes; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.Tau * i / spokes);
            positions.Add(new Vector3(cos * 0.94f, sin * 0.94f, 0));
            indices.AddRange([0, i + 1, ((i + 1) % spokes) + 1]);
        }
        return new Mesh { Positions = [.. positions], Indices = [.. indices] };
    }
}
