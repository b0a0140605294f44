using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Tests.Geometry.Rasterizing;

public sealed class ResolvedPictureTests
{
    [Fact]
    public void Four_samples_a_pixel_give_the_share_that_is_covered()
    {
        // A half plane with a slanted edge: the mean coverage is its area, and edge pixels take values between.
        var mesh = new Mesh { Positions = [new(-10, -10, 0), new(0.9f, -10, 0), new(-0.4f, 10, 0), new(-10, 10, 0)], Indices = [0, 1, 2, 0, 2, 3] };
        var camera = Camera.Orthographic(new Vector3(0, 0, 3), Vector3.Zero, 2);
        var pixels = Rasterizer.Draw(mesh, camera, 128, 128, new RasterOptions { SamplesPerAxis = 2 })
            .Resolve((in SurfacePoint _, float _, float _) => Vector4.One);
        pixels.Average(p => p.W).ShouldBe(0.5f + (0.25f / 2), 0.002f);
        pixels.Select(p => p.W).Distinct().Order().ShouldBe([0, 0.25f, 0.5f, 0.75f, 1]);
    }

    [Fact]
    public void A_wireframe_is_dark_along_edges_only()
    {
        var camera = Camera.Orthographic(new Vector3(0, 3, 0), Vector3.Zero, 2);
        var lines = Rasterizer.Draw(Shapes.Plane(4), camera, 80, 80).ToWireframe(Vector3.One, 2);
        // Edges every 20 pixels; (10, 3) is far from those and from the diagonals.
        lines[(3 * 80) + 20].W.ShouldBe(1);
        lines[(3 * 80) + 10].W.ShouldBe(0);
    }

    [Fact]
    public void Normals_of_a_ball_point_away_from_its_middle_and_those_of_a_bare_cube_are_its_sides()
    {
        var camera = Camera.Orthographic(new Vector3(0, 0, 5), Vector3.Zero, 2.2f);
        using var ball = Rasterizer.Draw(Shapes.Sphere(96), camera, 110, 110).ToNormals();
        var row = ball.Row<float>(54);
        new Vector3(row.Slice(54 * 3, 3)).Z.ShouldBe(1, 1e-3f);
        // 40 pixels right of the middle, at 50 a metre.
        new Vector3(row.Slice(94 * 3, 3)).X.ShouldBe(0.79f, 0.02f);
        new Vector3(row.Slice(0, 3)).ShouldBe(Vector3.Zero);
        using var cube = Rasterizer.Draw(Shapes.Cube() with { Normals = null }, camera, 110, 110).ToNormals();
        new Vector3(cube.Row<float>(30).Slice(30 * 3, 3)).ShouldBe(Vector3.UnitZ);
    }
}
