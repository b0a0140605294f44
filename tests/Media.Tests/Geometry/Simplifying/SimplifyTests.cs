using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Geometry.Simplifying;

namespace GenAsset.Media.Tests.Geometry.Simplifying;

public sealed class SimplifyTests
{
    [Fact]
    public void A_closed_surface_stays_closed_down_to_a_few_triangles()
    {
        foreach (var triangles in (int[])[5000, 1000, 200, 60])
        {
            var mesh = Simplify.To(Shapes.Knot(250, 24), triangles).Mesh;
            mesh.Validate();
            var report = MeshChecks.Inspect(mesh);
            report.IsClosed.ShouldBeTrue($"{triangles} triangles");
            (report.EulerNumber, report.Components, report.DegenerateTriangles).ShouldBe((0, 1, 0));
            if (triangles >= 1000)
                report.Triangles.ShouldBeInRange(triangles - 2, triangles);
        }
    }

    [Theory]
    [InlineData(4000, 0.004f)]
    [InlineData(1000, 0.015f)]
    public void A_sphere_stays_within_a_known_distance(int triangles, float bound)
    {
        // n triangles over a sphere's 4 pi are this far from it at best: chords of equilateral triangles, half in and half out.
        var sphere = Shapes.Sphere(100);
        var simple = Simplify.To(sphere, triangles).Mesh;
        new SurfaceDistance(sphere, 0.02f).FarthestOf(simple, 5, 1).ShouldBeLessThan(bound);
        new SurfaceDistance(simple, 0.02f).FarthestOf(sphere, 1, 2).ShouldBeLessThan(bound);
        // Corners on the sphere, chords inside it: the volume shrinks by no more than half the bound all over.
        MeshChecks.Inspect(simple).Volume.ShouldBe(MeshChecks.Inspect(sphere).Volume, 4 * Math.PI * bound / 2);
    }

    [Fact]
    public void A_flat_square_becomes_two_triangles_with_its_corners_and_uvs()
    {
        var simple = Simplify.To(Shapes.Plane(20), 2).Mesh;
        simple.TriangleCount.ShouldBe(2);
        simple.VertexCount.ShouldBe(4);
        MeshChecks.Inspect(simple).Area.ShouldBe(4, 1e-5);
        for (var i = 0; i < 4; i++)
            Vector2.Distance(simple.Uvs![i], (new Vector2(simple.Positions[i].X, simple.Positions[i].Z) * 0.5f) + new Vector2(0.5f)).ShouldBeLessThan(1e-5f);
    }

    [Fact]
    public void A_rim_keeps_its_line()
    {
        var terrain = Shapes.Terrain(60);
        var simple = Simplify.To(terrain, 700).Mesh;
        var report = MeshChecks.Inspect(simple);
        (report.Holes, report.IsManifold).ShouldBe((1, true));
        foreach (var point in simple.Positions)
            (MathF.Max(MathF.Abs(point.X), MathF.Abs(point.Z)) <= 1.0001f).ShouldBeTrue();
        // Seen from above, the square is still filled to its edges.
        Footprint(simple).ShouldBe(4, 0.001);

        static double Footprint(Mesh mesh)
        {
            var sum = 0.0;
            for (var i = 0; i < mesh.Indices.Length; i += 3)
            {
                Vector3 a = mesh.Positions[mesh.Indices[i]], b = mesh.Positions[mesh.Indices[i + 1]], c = mesh.Positions[mesh.Indices[i + 2]];
                sum += Vector3.Cross(b - a, c - a).Y / 2;
            }
            return sum;
        }
    }

    [Fact]
    public void Uv_seams_stay_shut_and_uvs_true()
    {
        var torus = Shapes.Torus(120, 60);
        var simple = Simplify.To(torus, 1500).Mesh;
        MeshChecks.Inspect(simple).IsClosed.ShouldBeTrue();
        // The uv of every vertex must still be that of its place on the torus: angles around the axis and around the tube.
        for (var i = 0; i < simple.VertexCount; i++)
        {
            var (p, uv) = (simple.Positions[i], simple.Uvs![i]);
            var u = MathF.Atan2(-p.Z, p.X) / MathF.Tau;
            var v = -MathF.Atan2(p.Y, MathF.Sqrt((p.X * p.X) + (p.Z * p.Z)) - 1) / MathF.Tau;
            Turn(uv.X - u).ShouldBeLessThan(0.004f);
            Turn(uv.Y - v).ShouldBeLessThan(0.01f);
        }
        // No triangle may span the seam the wrong way round: that would smear the whole texture over it.
        for (var i = 0; i < simple.Indices.Length; i += 3)
        {
            Vector2 a = simple.Uvs![simple.Indices[i]], b = simple.Uvs[simple.Indices[i + 1]], c = simple.Uvs[simple.Indices[i + 2]];
            MathF.Max(Vector2.Distance(a, b), Vector2.Distance(b, c)).ShouldBeLessThan(0.3f);
        }

        static float Turn(float difference) => MathF.Abs(difference - MathF.Round(difference));
    }

    [Fact]
    public void Folds_of_a_cube_stay_sharp()
    {
        var cube = FineCube(16);
        var simple = Simplify.To(cube, 12).Mesh;
        simple.TriangleCount.ShouldBe(12);
        var report = MeshChecks.Inspect(simple);
        report.IsClosed.ShouldBeTrue();
        report.Volume.ShouldBe(8, 1e-4);
        simple.Normals!.ShouldAllBe(n => MathF.Abs(MathF.Max(MathF.Abs(n.X), MathF.Max(MathF.Abs(n.Y), MathF.Abs(n.Z))) - 1) < 1e-4f);
    }

    [Fact]
    public void Materials_keep_their_areas()
    {
        var plane = Shapes.Plane(20);
        var split = plane with { Parts = [new(0, 1200, 0), new(1200, 1200, 1)], Materials = [new Material { Name = "a" }, new Material { Name = "b" }] };
        var simple = Simplify.To(split, 4).Mesh;
        simple.Validate();
        simple.TriangleCount.ShouldBe(4);
        foreach (var part in simple.Parts)
            simple.Indices.AsSpan(part.FirstIndex, part.IndexCount).ToArray().Select(i => MathF.Sign(simple.Positions[i].Z)).Where(s => s != 0).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Triangles_that_share_no_vertices_are_simplified_like_those_that_do()
    {
        var sphere = Shapes.Sphere(64);
        var soup = new Mesh { Positions = [.. sphere.Indices.Select(i => sphere.Positions[i])], Indices = [.. Enumerable.Range(0, sphere.Indices.Length)] };
        var simple = Simplify.To(soup, 500).Mesh;
        simple.TriangleCount.ShouldBeLessThanOrEqualTo(500);
        MeshChecks.Inspect(simple).IsClosed.ShouldBeTrue();
    }

    [Fact]
    public void A_largest_error_stops_it()
    {
        var sphere = Shapes.Sphere(64);
        var result = Simplify.To(sphere, 0, new SimplifyOptions { MaxError = 0.002f });
        result.Error.ShouldBeLessThanOrEqualTo(0.002f);
        result.Mesh.TriangleCount.ShouldBeInRange(100, 2500);
    }

    [Fact]
    public void Any_heap_of_triangles_is_survived() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var vertices = random.Next(3, 40);
        var indices = new int[3 * random.Next(0, 80)];
        for (var i = 0; i < indices.Length; i++)
            indices[i] = random.Next(vertices);
        // Few distinct places: duplicates, tangled edges and triangles without area are the rule.
        var positions = new Vector3[vertices];
        for (var i = 0; i < vertices; i++)
            positions[i] = random.Next(20) == 0 ? new Vector3(float.NaN) : new Vector3(random.Next(4), random.Next(4), random.Next(3));
        var simple = Simplify.To(new Mesh { Positions = positions, Uvs = new Vector2[vertices], Indices = indices }, random.Next(30)).Mesh;
        simple.Validate();
        return simple.TriangleCount <= indices.Length / 3;
    }).QuickCheckThrowOnFailure();

    private static Mesh FineCube(int segments)
    {
        var plane = Shapes.Plane(segments);
        Quaternion[] turns =
        [
            Quaternion.Identity, Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI / 2),
            Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2), Quaternion.CreateFromAxisAngle(Vector3.UnitZ, MathF.PI / 2),
            Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -MathF.PI / 2),
        ];
        var joined = MeshJoin.Join([.. turns.Select(turn => plane.Transformed(Matrix4x4.CreateTranslation(0, 1, 0) * Matrix4x4.CreateFromQuaternion(turn)))]);
        // Turning leaves corners a rounding apart: put back onto the grid that they came from.
        return joined with { Positions = [.. joined.Positions.Select(p => new Vector3(Snap(p.X), Snap(p.Y), Snap(p.Z)))] };

        float Snap(float x) => MathF.Round(x * segments / 2) * 2 / segments;
    }
}
