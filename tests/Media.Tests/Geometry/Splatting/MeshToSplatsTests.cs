using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Splatting;

namespace GenAsset.Media.Tests.Geometry.Splatting;

public sealed class MeshToSplatsTests
{
    private static readonly Mesh Ball = Shapes.Sphere(96) with { Materials = [new Material { BaseColor = new Vector4(0.6f, 0.2f, 0.05f, 1) }] };

    [Fact]
    public void Splats_lie_in_the_surface_and_are_as_thin_as_asked()
    {
        var cloud = MeshToSplats.Convert(Ball, new MeshToSplatsOptions { Count = 4000 });
        cloud.Count.ShouldBeInRange(3900, 4000);
        for (var i = 0; i < cloud.Count; i++)
        {
            cloud.Position(i).Length().ShouldBeInRange(0.998f, 1.0001f);
            var thin = Vector3.Transform(Vector3.UnitZ, cloud.Rotation(i));
            Vector3.Dot(thin, Vector3.Normalize(cloud.Position(i))).ShouldBeGreaterThan(0.998f);
            cloud.Scales[(i * 3) + 2].ShouldBe(-10);
            cloud.Alpha(i).ShouldBe(0.97f, 1e-4f);
        }
    }

    [Fact]
    public void No_two_splats_are_much_closer_than_their_mean_distance()
    {
        var cloud = MeshToSplats.Convert(Ball, new MeshToSplatsOptions { Count = 1000 });
        var spacing = MathF.Sqrt(4 * MathF.PI / cloud.Count);
        for (var i = 0; i < cloud.Count; i++)
            for (var j = 0; j < i; j++)
                Vector3.Distance(cloud.Position(i), cloud.Position(j)).ShouldBeGreaterThan(spacing * 0.4f);
    }

    [Fact]
    public void The_same_seed_gives_the_same_cloud_and_another_another()
    {
        var options = new MeshToSplatsOptions { Count = 500, Seed = 4 };
        var first = MeshToSplats.Convert(Ball, options);
        MeshToSplats.Convert(Ball, options).Positions.ShouldBe(first.Positions);
        MeshToSplats.Convert(Ball, options with { Seed = 5 }).Positions.ShouldNotBe(first.Positions);
    }

    [Fact]
    public void A_ball_of_splats_is_solid_and_has_the_colour_of_its_material()
    {
        var cloud = MeshToSplats.Convert(Ball, new MeshToSplatsOptions { Count = 6000, SoftLight = false });
        var camera = Camera.Orthographic(new Vector3(0, 0, 3), Vector3.Zero, 2.4f);
        var picture = SplatRenderer.Draw(cloud, camera, 120, 120);
        for (var y = 0; y < 120; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                var (px, py) = ((x - 59.5f) / 50, (y - 59.5f) / 50);
                var pixel = picture[(y * 120) + x];
                if ((px * px) + (py * py) < 0.9f)
                {
                    pixel.W.ShouldBeGreaterThan(0.9f);
                    // 0.6, 0.2 and 0.05 of light on a screen.
                    Vector3.Distance(pixel.AsVector3() / pixel.W, new Vector3(0.7977f, 0.4845f, 0.2478f)).ShouldBeLessThan(0.01f);
                }
                else if ((px * px) + (py * py) > 1.2f)
                {
                    pixel.W.ShouldBeLessThan(0.1f);
                }
            }
        }
    }

    [Fact]
    public void Splats_do_not_reach_over_the_edges_of_a_cube()
    {
        var cloud = MeshToSplats.Convert(Shapes.Cube(), new MeshToSplatsOptions { Count = 3000 });
        var picture = SplatRenderer.Draw(cloud, Camera.Orthographic(new Vector3(0, 0, 5), Vector3.Zero, 4), 200, 200);
        // The mean spacing is 0.09 m, 4.5 pixels; the cube ends at pixels 50 and 150.
        for (var x = 60; x < 140; x++)
        {
            picture[(46 * 200) + x].W.ShouldBeLessThan(0.35f);
            picture[(55 * 200) + x].W.ShouldBeGreaterThan(0.85f);
        }
    }

    [Fact]
    public void A_mesh_without_area_gives_no_splats()
    {
        MeshToSplats.Convert(Mesh.Empty).Count.ShouldBe(0);
        MeshToSplats.Convert(new Mesh { Positions = [Vector3.One], Indices = [0, 0, 0] }).Count.ShouldBe(0);
    }
}
