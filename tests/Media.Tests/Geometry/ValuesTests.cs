using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Checking;

namespace GenAsset.Media.Tests.Geometry;

public sealed class ValuesTests
{
    [Fact]
    public void A_pinhole_camera_projects_as_photogrammetry_says()
    {
        var camera = Camera.Pinhole(Matrix4x4.Identity, 500, new Vector2(330, 235), 640, 480);
        var point = new Vector3(0.3f, -0.2f, -2);
        var clip = Vector4.Transform(new Vector4(point, 1), camera.ViewProjection(640f / 480));
        var pixel = new Vector2(((clip.X / clip.W) + 1) * 320, (1 - (clip.Y / clip.W)) * 240);
        // x = f X / Z + cx, with Y and Z turned from the camera's up and back to photogrammetry's down and front.
        Vector2.Distance(pixel, new Vector2((500 * 0.3f / 2) + 330, (500 * 0.2f / 2) + 235)).ShouldBeLessThan(1e-3f);
    }

    [Fact]
    public void A_framed_sphere_is_inside_the_picture_between_near_and_far()
    {
        foreach (var camera in (Camera[])[Camera.Perspective(new Vector3(1, 2, 3), Vector3.Zero), Camera.Orthographic(new Vector3(0, 9, 0), Vector3.Zero, 1)])
        {
            foreach (var aspect in (float[])[0.5f, 1, 2])
            {
                var framed = camera.Framing(new Vector3(5, 5, 5), 2, aspect);
                foreach (var p in Shapes.Sphere(24).Positions)
                {
                    var clip = Vector4.Transform(new Vector4((p * 2) + new Vector3(5, 5, 5), 1), framed.ViewProjection(aspect));
                    (MathF.Abs(clip.X) < clip.W && MathF.Abs(clip.Y) < clip.W && clip.Z > 0 && clip.Z < clip.W).ShouldBeTrue();
                }
            }
        }
    }

    [Fact]
    public void A_camera_may_look_straight_down()
    {
        var camera = Camera.Perspective(new Vector3(0, 4, 0), Vector3.Zero);
        Vector3.Distance(camera.Position, new Vector3(0, 4, 0)).ShouldBeLessThan(1e-6f);
        Vector3.Distance(camera.Forward, -Vector3.UnitY).ShouldBeLessThan(1e-6f);
    }

    [Fact]
    public void Bounds_grow_and_leave_out_what_is_not_a_number()
    {
        Bounds.Empty.IsEmpty.ShouldBeTrue();
        Bounds.Of([]).Size.ShouldBe(Vector3.Zero);
        var bounds = Bounds.Of([new(1, 2, 3), new(-1, 5, 0), new(float.NaN, 9, 9), new(float.PositiveInfinity, 0, 0)]);
        bounds.ShouldBe(new Bounds(new(-1, 2, 0), new(1, 5, 3)));
        bounds.Contains(new Vector3(0, 3, 1)).ShouldBeTrue();
        bounds.Include(new Vector3(0, 9, 0)).Max.Y.ShouldBe(9);
    }

    [Theory]
    [InlineData("normals")]
    [InlineData("index")]
    [InlineData("triangle")]
    [InlineData("gap")]
    [InlineData("material")]
    public void A_mesh_that_contradicts_itself_is_told_so(string fault)
    {
        var mesh = Shapes.Plane();
        var bad = fault switch
        {
            "normals" => mesh with { Normals = new Vector3[1] },
            "index" => mesh with { Indices = [0, 1, 4] },
            "triangle" => mesh with { Indices = [0, 1] },
            "gap" => mesh with { Parts = [new(3, 3, -1)] },
            _ => mesh with { Parts = [new(0, 6, 0)] },
        };
        mesh.Validate();
        Should.Throw<ArgumentException>(bad.Validate).Message.ShouldContain("plane");
    }

    [Fact]
    public void Welding_joins_equal_places_zeros_of_both_signs_and_nothing_else()
    {
        var (placeOf, places) = VertexWelding.Weld([new(0, 1, 2), new(0, 1, 2.0000002f), new(-0f, 1, 2), new(float.NaN, 0, 0), new(float.NaN, 0, 0)]);
        placeOf.ShouldBe([0, 1, 0, 2, 2]);
        places.ShouldBe(3);
    }

    [Fact]
    public void A_mirrored_mesh_still_faces_outwards()
    {
        var mirrored = Shapes.Sphere(24).Transformed(Matrix4x4.CreateScale(-2, 1, 1));
        MeshChecks.Inspect(mirrored).Volume.ShouldBeGreaterThan(7);
        for (var i = 0; i < mirrored.VertexCount; i++)
            Vector3.Dot(mirrored.Normals![i], mirrored.Positions[i]).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Joining_keeps_materials_once_and_fills_in_what_is_missing()
    {
        var clay = new Material { Name = "clay" };
        var joined = MeshJoin.Join([Shapes.Plane() with { Materials = [clay] }, Shapes.Cube() with { Materials = [clay with { }], Uvs = null, Normals = null }]);
        joined.Validate();
        joined.Materials.ShouldBe([clay]);
        joined.Parts.ShouldBe([new MeshPart(0, 6, 0), new MeshPart(6, 36, 0)]);
        (joined.Uvs!.Length, joined.Normals!.Length).ShouldBe((28, 28));
    }
}
