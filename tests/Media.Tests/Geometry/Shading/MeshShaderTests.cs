using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Geometry.Shading;

public sealed class MeshShaderTests
{
    private static readonly Camera Above = Camera.Orthographic(new Vector3(0, 3, 0), Vector3.Zero, 2);
    private static readonly Studio Dark = new() { Lights = [], Ceiling = Vector3.Zero, Wall = Vector3.Zero, Floor = Vector3.Zero };

    [Fact]
    public void In_the_dark_only_what_glows_is_seen()
    {
        var mesh = Shapes.Plane() with { Materials = [new Material { Emissive = new Vector3(0.1f, 0.2f, 0.3f) }] };
        new MeshShader(mesh).Draw(Above, 8, 8, Dark)[20].ShouldBe(new Vector4(0.1f, 0.2f, 0.3f, 1));
    }

    [Fact]
    public void Colour_is_factor_times_texture_times_vertex()
    {
        using var image = new ImageBuffer(1, 1, 3, PixelType.UInt8, Transfer.Linear);
        ((byte[])[255, 51, 0]).CopyTo(image.Row(0));
        var plane = Shapes.Plane();
        var mesh = plane with
        {
            Colors = [.. plane.Positions.Select(_ => new Vector4(0.5f, 1, 1, 1))],
            Materials = [new Material { BaseColor = new Vector4(0.8f, 0.5f, 1, 1), BaseColorTexture = Texture.FromPixels(image) }],
        };
        var color = new MeshShader(mesh).Albedo(Rasterizer.Draw(mesh, Above, 8, 8))[20];
        Vector4.Distance(color, new Vector4(0.4f, 0.1f, 0, 1)).ShouldBeLessThan(1e-4f);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Glass_lets_through_what_is_behind_it_in_the_right_order(int samples)
    {
        // Three panes, the lowest one opaque; the file's order is not the order of sight.
        var mesh = MeshJoin.Join([Pane(0, new Vector3(0, 0, 1), 1), Pane(1, new Vector3(1, 0, 0), 0.5f), Pane(0.5f, new Vector3(0, 1, 0), 0.5f)]);
        var picture = new MeshShader(mesh).Draw(Above, 16, 16, Dark, null, new RasterOptions { SamplesPerAxis = samples });
        Vector4.Distance(picture[120], new Vector4(0.5f, 0.25f, 0.25f, 1)).ShouldBeLessThan(1e-4f);

        static Mesh Pane(float height, Vector3 glow, float alpha) => Shapes.Plane().Transformed(Matrix4x4.CreateTranslation(0, height, 0)) with
        {
            Materials = [new Material { BaseColor = new Vector4(0, 0, 0, alpha), Emissive = glow, AlphaMode = alpha < 1 ? AlphaMode.Blend : AlphaMode.Opaque }],
        };
    }

    [Fact]
    public void A_mask_cuts_holes()
    {
        using var image = new ImageBuffer(2, 1, 4);
        ((byte[])[255, 255, 255, 0, 255, 255, 255, 255]).CopyTo(image.Row(0));
        var mesh = Shapes.Plane() with
        {
            Materials = [new Material { BaseColorTexture = Texture.FromPixels(image, wrap: TextureWrap.Clamp), AlphaMode = AlphaMode.Mask, Emissive = Vector3.One }],
        };
        var picture = new MeshShader(mesh).Draw(Above, 16, 16, Dark);
        picture[(8 * 16) + 2].W.ShouldBe(0);
        picture[(8 * 16) + 13].W.ShouldBe(1);
    }

    [Fact]
    public void A_normal_map_that_points_straight_up_changes_nothing_and_one_that_leans_does()
    {
        using var straight = new ImageBuffer(1, 1, 3, PixelType.Float32, Transfer.Linear);
        using var leaning = new ImageBuffer(1, 1, 3, PixelType.Float32, Transfer.Linear);
        ((float[])[0.5f, 0.5f, 1]).CopyTo(straight.Row<float>(0));
        ((float[])[0.9f, 0.5f, 0.8f]).CopyTo(leaning.Row<float>(0));
        // A lamp from +X, which is where u grows: a normal that leans towards u is lit more.
        var studio = Dark with { Lights = [new StudioLight(Vector3.Normalize(new Vector3(1, 1, 0)), Vector3.One, 9)] };
        var none = Lit(null);
        Vector4.Distance(Lit(straight), none).ShouldBeLessThan(1e-3f);
        (Lit(leaning).X > none.X * 1.1f).ShouldBeTrue();

        Vector4 Lit(ImageBuffer? map)
        {
            var mesh = Shapes.Plane() with { Materials = [new Material { Metallic = 0, NormalTexture = map is null ? null : Texture.FromPixels(map) }] };
            return new MeshShader(mesh).Draw(Above, 8, 8, studio)[20];
        }
    }

    [Fact]
    public void A_ball_throws_a_soft_shadow_on_the_floor()
    {
        var floor = Shapes.Plane(4).Transformed(Matrix4x4.CreateScale(3, 1, 3));
        var scene = MeshJoin.Join([floor, Shapes.Sphere(48).Transformed(Matrix4x4.CreateScale(0.5f) * Matrix4x4.CreateTranslation(0, 1, 0))]);
        var shadows = new ShadowMap(scene, Vector3.UnitY);
        shadows.LightAt(Vector3.Zero, Vector3.UnitY).ShouldBe(0);
        shadows.LightAt(new Vector3(2, 0, 2), Vector3.UnitY).ShouldBe(1);
        shadows.LightAt(new Vector3(0, 1.5f, 0), Vector3.UnitY).ShouldBe(1);
        var rim = Enumerable.Range(0, 40).Select(i => shadows.LightAt(new Vector3(0.4f + (i * 0.005f), 0, 0), Vector3.UnitY)).ToArray();
        rim.ShouldBe(rim.Order());
        rim.Count(light => light is > 0.1f and < 0.9f).ShouldBeGreaterThan(3);
    }
}
