using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Checking;

namespace GenAsset.Media.Tests.Geometry.Checking;

public sealed class MeshChecksTests
{
    [Fact]
    public void A_sphere_is_closed_and_faces_outwards()
    {
        var report = MeshChecks.Inspect(Shapes.Sphere(64));
        report.IsClosed.ShouldBeTrue();
        (report.Components, report.Holes, report.EulerNumber).ShouldBe((1, 0, 2));
        report.Volume.ShouldBe(4 * Math.PI / 3, 0.02);
        report.Area.ShouldBe(4 * Math.PI, 0.03);
    }

    [Fact]
    public void Tori_and_knots_are_closed_with_one_handle()
    {
        foreach (var mesh in (Mesh[])[Shapes.Torus(60, 24), Shapes.Knot(200, 20)])
        {
            var report = MeshChecks.Inspect(mesh);
            report.IsClosed.ShouldBeTrue();
            report.EulerNumber.ShouldBe(0);
            report.Volume.ShouldBeGreaterThan(0.5);
        }
    }

    [Fact]
    public void A_cube_of_six_flat_sides_is_one_closed_piece()
    {
        var report = MeshChecks.Inspect(Shapes.Cube());
        report.IsClosed.ShouldBeTrue();
        (report.Points, report.Triangles, report.Volume).ShouldBe((8, 12, 8));
    }

    [Fact]
    public void A_terrain_has_one_rim_and_a_sheet_with_a_missing_square_two()
    {
        MeshChecks.Inspect(Shapes.Terrain(10)).Holes.ShouldBe(1);
        var plane = Shapes.Plane(5);
        var report = MeshChecks.Inspect(plane with { Indices = [.. plane.Indices[..72], .. plane.Indices[78..]] });
        (report.Holes, report.BorderEdges, report.IsManifold).ShouldBe((2, 24, true));
    }

    [Fact]
    public void A_triangle_that_turns_against_its_neighbours_is_seen()
    {
        var sphere = Shapes.Sphere(16);
        var turned = (int[])sphere.Indices.Clone();
        (turned[150], turned[151]) = (turned[151], turned[150]);
        MeshChecks.Inspect(sphere with { Indices = turned }).FlippedEdges.ShouldBe(3);
    }

    [Fact]
    public void Two_cubes_that_touch_in_a_point_are_no_manifold()
    {
        var both = MeshJoin.Join([Shapes.Cube(), Shapes.Cube().Transformed(Matrix4x4.CreateTranslation(2, 2, 2))]);
        var report = MeshChecks.Inspect(both);
        (report.Components, report.NonManifoldPoints, report.NonManifoldEdges).ShouldBe((1, 1, 0));
    }

    [Fact]
    public void Two_cubes_that_touch_along_an_edge_have_an_edge_of_four()
    {
        var both = MeshJoin.Join([Shapes.Cube(), Shapes.Cube().Transformed(Matrix4x4.CreateTranslation(2, 2, 0))]);
        MeshChecks.Inspect(both).NonManifoldEdges.ShouldBe(1);
    }

    [Fact]
    public void Faults_of_single_triangles_are_counted_by_kind()
    {
        var mesh = new Mesh
        {
            Positions = [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(2, 0, 0), new(float.NaN, 0, 0), new(9, 9, 9)],
            Indices = [0, 1, 2, 1, 2, 0, 0, 0, 1, 0, 1, 3, 0, 1, 4],
        };
        var report = MeshChecks.Inspect(mesh);
        (report.Triangles, report.DuplicateTriangles, report.DegenerateTriangles, report.NonFiniteTriangles, report.UnusedVertices).ShouldBe((1, 1, 2, 1, 1));
    }
}
