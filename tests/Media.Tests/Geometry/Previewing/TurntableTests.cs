using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Geometry.Splatting;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Tests.Geometry.Previewing;

public sealed class TurntableTests
{
    private static readonly Mesh Red = Shapes.Sphere(48) with { Materials = [new Material { BaseColor = new Vector4(0.7f, 0.05f, 0.05f, 1), Metallic = 0 }] };

    // Light of its own, so that no shade hides where it is.
    private static readonly Mesh Glowing = Red with { Materials = [new Material { BaseColor = new Vector4(0, 0, 0, 1), Emissive = new Vector3(0.6f, 0, 0) }] };

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 2, 2)]
    [InlineData(5, 3, 2)]
    [InlineData(6, 3, 2)]
    [InlineData(8, 4, 2)]
    [InlineData(12, 4, 3)]
    public void Views_fill_a_sheet_that_is_not_too_long(int views, int columns, int rows)
    {
        var options = new TurntableOptions { Views = views, ViewSize = 32 };
        (options.Columns, options.Rows).ShouldBe((columns, rows));
        using var sheet = Turntable.Render(Shapes.Cube(), options);
        (sheet.Width, sheet.Height, sheet.Channels).ShouldBe((columns * 32, rows * 32, 3));
    }

    [Fact]
    public void Every_view_shows_the_whole_object_on_light_paper_with_a_shadow_under_it()
    {
        using var sheet = Turntable.Render(Glowing, new TurntableOptions { Views = 3, ViewSize = 128 });
        for (var view = 0; view < 3; view++)
        {
            var left = view * 128;
            IsRed(sheet, left + 64, 64).ShouldBeTrue();
            for (var i = 0; i < 128; i++)
                (IsRed(sheet, left + i, 0) || IsRed(sheet, left + i, 127) || IsRed(sheet, left, i) || IsRed(sheet, left + 127, i)).ShouldBeFalse();
            Gray(sheet, left + 5, 5).ShouldBeInRange(180, 235);
            (Gray(sheet, left + 64, 117) < Gray(sheet, left + 8, 117) - 10).ShouldBeTrue("a shadow under the ball");
        }
    }

    [Fact]
    public void A_cloud_of_splats_looks_like_the_mesh_that_it_was_made_from()
    {
        var options = new TurntableOptions { Views = 1, ViewSize = 96 };
        using var mesh = Turntable.Render(Red, options);
        using var splats = Turntable.Render(MeshToSplats.Convert(Red, new MeshToSplatsOptions { Count = 5000 }), options);
        var same = 0;
        for (var y = 0; y < 96; y++)
            for (var x = 0; x < 96; x++)
                same += IsRed(mesh, x, y) == IsRed(splats, x, y) ? 1 : 0;
        same.ShouldBeGreaterThan(96 * 96 * 95 / 100);
    }

    [Fact]
    public void Objects_of_any_size_and_shape_are_framed()
    {
        Matrix4x4[] shapes = [Matrix4x4.CreateScale(1e-3f), Matrix4x4.CreateScale(1e4f), Matrix4x4.CreateScale(0.1f, 3, 0.1f), Matrix4x4.CreateTranslation(500, 20, -90)];
        foreach (var shape in shapes)
        {
            using var sheet = Turntable.Render(Glowing.Transformed(shape), new TurntableOptions { Views = 1, ViewSize = 96 });
            var rows = Enumerable.Range(0, 96).Where(y => Enumerable.Range(0, 96).Any(x => IsRed(sheet, x, y))).ToArray();
            var columns = Enumerable.Range(0, 96).Where(x => Enumerable.Range(0, 96).Any(y => IsRed(sheet, x, y))).ToArray();
            Math.Max(rows.Length, columns.Length).ShouldBeInRange(66, 92);
        }
    }

    [Fact]
    public void Nothing_at_all_gives_empty_paper()
    {
        using var mesh = Turntable.Render(Mesh.Empty, new TurntableOptions { Views = 1, ViewSize = 32 });
        using var splats = Turntable.Render(new SplatCloud(0), new TurntableOptions { Views = 1, ViewSize = 32 });
        Gray(mesh, 16, 16).ShouldBeInRange(200, 240);
        Gray(splats, 16, 16).ShouldBeInRange(200, 240);
    }

    [Fact]
    public void A_sheet_without_views_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Turntable.Render(Red, new TurntableOptions { Views = 0 }));

    private static bool IsRed(ImageBuffer image, int x, int y) => image.Row(y)[x * 3] > image.Row(y)[(x * 3) + 1] + 40;

    private static int Gray(ImageBuffer image, int x, int y) => image.Row(y)[(x * 3) + 1];
}
