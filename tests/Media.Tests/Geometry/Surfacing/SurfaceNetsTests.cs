using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Geometry.Surfacing;

namespace GenAsset.Media.Tests.Geometry.Surfacing;

public sealed class SurfaceNetsTests
{
    [Fact]
    public void Any_field_gives_a_closed_manifold()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            int width = random.Next(3, 14), height = random.Next(3, 14), depth = random.Next(3, 40);
            var field = Noise(random, width, height, depth);
            foreach (var sharp in (bool[])[false, true])
            {
                var mesh = SurfaceNets.Extract(field, width, height, depth, new Vector3(1, 2, 3), 1, new SurfaceNetsOptions { Sharp = sharp });
                var report = MeshChecks.Inspect(mesh);
                (report.NonManifoldEdges, report.NonManifoldPoints, report.BorderEdges, report.FlippedEdges, report.DuplicateTriangles).ShouldBe((0, 0, 0, 0, 0));
                report.UnusedVertices.ShouldBe(0);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_pair_of_cells_gives_a_closed_manifold()
    {
        // All signs of two cells that share a side, which is where vertices of alternating sides could meet.
        for (var signs = 0; signs < 4096; signs++)
        {
            var field = new float[5 * 4 * 4];
            Array.Fill(field, 1f);
            for (var i = 0; i < 12; i++)
                if (((signs >> i) & 1) == 1)
                    field[((((i / 6) + 1) * 4) + (i / 3 % 2) + 1) * 5 + (i % 3) + 1] = -1;
            var report = MeshChecks.Inspect(SurfaceNets.Extract(field, 5, 4, 4, Vector3.Zero, 1));
            report.IsClosed.ShouldBe(true, $"signs {signs}");
            report.DegenerateTriangles.ShouldBe(0, $"signs {signs}");
        }
    }

    [Fact]
    public void The_mesh_does_not_depend_on_the_threads()
    {
        var field = Noise(new Random(5), 70, 40, 90);
        var one = SurfaceNets.Extract(field, 70, 40, 90, Vector3.Zero, 0.1f, new SurfaceNetsOptions { Threads = 1 });
        var many = SurfaceNets.Extract(field, 70, 40, 90, Vector3.Zero, 0.1f, new SurfaceNetsOptions { Threads = 7 });
        many.Positions.ShouldBe(one.Positions);
        many.Indices.ShouldBe(one.Indices);
    }

    [Fact]
    public void A_ball_lies_within_a_hundredth_of_a_cell_and_faces_outwards()
    {
        const int Side = 67;
        var mesh = SurfaceNets.Extract(Sampled(Side, p => p.Length() - 0.8f), Side, Side, Side, new Vector3(-1), 2f / (Side - 1));
        var report = MeshChecks.Inspect(mesh);
        (report.IsClosed, report.Components, report.EulerNumber, report.DegenerateTriangles).ShouldBe((true, 1, 2, 0));
        report.Volume.ShouldBe(4 / 3.0 * Math.PI * 0.512, 0.004);
        mesh.Positions.Max(p => MathF.Abs(p.Length() - 0.8f)).ShouldBeLessThan(0.015f * 2 / (Side - 1));
    }

    [Fact]
    public void A_box_keeps_its_corners_when_it_is_asked_to_be_sharp()
    {
        const int Side = 41;
        var half = new Vector3(0.62f, 0.51f, 0.43f);
        var field = Sampled(Side, p => Box(p, half));
        var (step, corner) = (2f / (Side - 1), half);
        var blunt = Farthest(SurfaceNets.Extract(field, Side, Side, Side, new Vector3(-1), step));
        blunt.ShouldBeGreaterThan(0.3f * step);
        // Differences of samples mix the slopes on both sides of an edge.
        Farthest(Sharp(null)).ShouldBeLessThan(0.8f * blunt);
        // With the field at hand, the box's corners are where they should be.
        Farthest(Sharp(p => Box(p, half))).ShouldBeLessThan(0.03f * step);
        MeshChecks.Inspect(Sharp(null)).IsClosed.ShouldBeTrue();

        Mesh Sharp(Func<Vector3, float>? exact) =>
            SurfaceNets.Extract(field, Side, Side, Side, new Vector3(-1), step, new SurfaceNetsOptions { Sharp = true, Field = exact });

        float Farthest(Mesh mesh) => mesh.Positions.Min(p => Vector3.Distance(p, corner));

        static float Box(Vector3 p, Vector3 half)
        {
            var q = Vector3.Abs(p) - half;
            return Vector3.Max(q, Vector3.Zero).Length() + MathF.Min(MathF.Max(q.X, MathF.Max(q.Y, q.Z)), 0);
        }
    }

    [Fact]
    public void Where_the_field_is_unknown_the_surface_ends()
    {
        const int Side = 33;
        var field = Sampled(Side, p => p.Length() - 0.8f);
        var known = new bool[field.Length];
        for (var i = 0; i < known.Length; i++)
            known[i] = i % Side <= Side / 2;
        var mesh = SurfaceNets.Extract(field, Side, Side, Side, new Vector3(-1), 2f / (Side - 1), new SurfaceNetsOptions { Known = known });
        var report = MeshChecks.Inspect(mesh);
        (report.IsManifold, report.Holes, report.Components).ShouldBe((true, 1, 1));
        mesh.Positions.Max(p => p.X).ShouldBeLessThanOrEqualTo(0);
        // What a hole leaves without a face leaves no loose vertex either.
        report.UnusedVertices.ShouldBeLessThan(mesh.VertexCount / 10);
    }

    [Fact]
    public void Samples_that_are_not_numbers_are_outside()
    {
        var field = Noise(new Random(9), 20, 20, 20);
        for (var i = 0; i < field.Length; i += 7)
            field[i] = i % 2 == 0 ? float.NaN : float.PositiveInfinity;
        var mesh = SurfaceNets.Extract(field, 20, 20, 20, Vector3.Zero, 1);
        mesh.Positions.ShouldAllBe(p => float.IsFinite(p.X + p.Y + p.Z));
        MeshChecks.Inspect(mesh).IsClosed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 5)]
    [InlineData(2, 2, 2)]
    public void A_grid_without_room_for_a_surface_gives_an_empty_mesh(int width, int height, int depth)
    {
        var field = new float[width * height * depth];
        field[0] = -1;
        SurfaceNets.Extract(field, width, height, depth, Vector3.Zero, 1).TriangleCount.ShouldBe(0);
    }

    [Fact]
    public void A_field_of_another_size_than_said_is_refused() =>
        Should.Throw<ArgumentException>(() => SurfaceNets.Extract(new float[7], 2, 2, 2, Vector3.Zero, 1)).Message.ShouldContain("7 samples");

    private static float[] Sampled(int side, Func<Vector3, float> distance)
    {
        var field = new float[side * side * side];
        for (var i = 0; i < field.Length; i++)
            field[i] = distance((new Vector3(i % side, i / side % side, i / (side * side)) * (2f / (side - 1))) - Vector3.One);
        return field;
    }

    // Positive on the border, within anything: fine noise, or few values, so that many are equal or zero.
    private static float[] Noise(Random random, int width, int height, int depth)
    {
        var field = new float[width * height * depth];
        var (coarse, share) = (random.Next(3) == 0, random.NextSingle());
        for (var i = 0; i < field.Length; i++)
        {
            int x = i % width, y = i / width % height, z = i / (width * height);
            var rim = x == 0 || y == 0 || z == 0 || x == width - 1 || y == height - 1 || z == depth - 1;
            var value = random.NextSingle() - share;
            field[i] = rim ? 1 : coarse ? random.Next(-2, 2) : value;
        }
        return field;
    }
}
