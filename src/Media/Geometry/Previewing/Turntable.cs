using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Previewing;

/// <summary>A contact sheet of views around an object, in a light studio with a soft shadow on the ground.</summary>
public static class Turntable
{
    /// <summary>The sheet of a mesh: sRGB, three bytes a pixel.</summary>
    public static ImageBuffer Render(Mesh mesh, TurntableOptions? options = null)
    {
        options = Checked(options);
        if (mesh.Normals is null)
            mesh = mesh.WithSmoothNormals();
        var shader = new MeshShader(mesh);
        return Sheet(options, Orbit.Around(mesh.Positions, options), GroundShadow.Under(mesh), (camera, studio) =>
        {
            var visibility = Rasterizer.Draw(mesh, camera, options.ViewSize, options.ViewSize, new RasterOptions { SamplesPerAxis = 2 });
            var picture = shader.Shade(visibility, studio, new ShadowMap(mesh, studio.Lights[0].Direction, 1024));
            if (options.Wireframe)
                WireframeImage.DrawOver(visibility, picture, new Vector3(0.02f, 0.03f, 0.05f), 0.75f);
            return picture;
        });
    }

    private static TurntableOptions Checked(TurntableOptions? options)
    {
        options ??= TurntableOptions.Default;
        if (options.Views is < 1 or > 64)
            throw new ArgumentOutOfRangeException(nameof(options), options.Views, "A sheet has 1 to 64 views.");
        if (options.ViewSize is < 16 or > 4096)
            throw new ArgumentOutOfRangeException(nameof(options), options.ViewSize, "A view has 16 to 4096 pixels a side.");
        return options;
    }

    private static ImageBuffer Sheet(TurntableOptions options, Camera[] cameras, GroundShadow shadow, Func<Camera, Studio, Vector4[]> draw)
    {
        var size = options.ViewSize;
        var sheet = new ImageBuffer(options.Columns * size, options.Rows * size, 3);
        for (var y = 0; y < sheet.Height; y++)
            sheet.Row(y).Fill(byte.MaxValue);
        for (var view = 0; view < cameras.Length; view++)
        {
            var studio = Studio.For(cameras[view]);
            var picture = draw(cameras[view], studio);
            Backdrop.Compose(sheet, view % options.Columns * size, view / options.Columns * size, size, picture, cameras[view], shadow, studio.Lights[0].Direction);
        }
        return sheet;
    }
}
