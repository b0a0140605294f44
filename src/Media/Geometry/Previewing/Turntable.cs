using System.Numerics;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Geometry.Splatting;
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
            var raster = new RasterOptions { SamplesPerAxis = 2 };
            var picture = shader.Draw(camera, options.ViewSize, options.ViewSize, studio, new ShadowMap(mesh, studio.Lights[0].Direction, 1024), raster);
            if (options.Wireframe)
                WireframeImage.DrawOver(Rasterizer.Draw(mesh, camera, options.ViewSize, options.ViewSize, raster), picture, new Vector3(0.02f, 0.03f, 0.05f), 0.75f);
            return picture;
        });
    }

    /// <summary>The sheet of a splat cloud: sRGB, three bytes a pixel. A splat brings its own light, so only its shadow is the studio's.</summary>
    public static ImageBuffer Render(SplatCloud cloud, TurntableOptions? options = null)
    {
        options = Checked(options);
        cloud = cloud.To(AxisSystem.RightUpBack);
        var solid = SolidPart(cloud);
        return Sheet(options, Orbit.Around(solid, options), GroundShadow.Under(solid), (camera, _) =>
        {
            var picture = SplatRenderer.Draw(cloud, camera, options.ViewSize, options.ViewSize);
            for (var i = 0; i < picture.Length; i++)
                picture[i] = ToLight(picture[i]);
            return picture;
        });
    }

    // Centres of splats that can be seen, without the farthest thousandth on each side: a trained cloud has strays far out.
    private static Vector3[] SolidPart(SplatCloud cloud)
    {
        var centers = Enumerable.Range(0, cloud.Count).Where(i => cloud.Alpha(i) > 0.1f).Select(cloud.Position)
            .Where(p => float.IsFinite(p.X + p.Y + p.Z)).ToArray();
        if (centers.Length < 1000)
            return centers;
        var bounds = new Bounds(Quantiles(0.001f), Quantiles(0.999f));
        return Array.FindAll(centers, bounds.Contains);

        Vector3 Quantiles(float share) => new(Quantile(p => p.X, share), Quantile(p => p.Y, share), Quantile(p => p.Z, share));

        float Quantile(Func<Vector3, float> axis, float share)
        {
            var values = Array.ConvertAll(centers, p => axis(p));
            Array.Sort(values);
            return values[(int)(share * (values.Length - 1))];
        }
    }

    // Mixed as shown, then turned into light for the backdrop; divided by alpha in between, for a curve is no product.
    private static Vector4 ToLight(Vector4 shown)
    {
        if (!(shown.W > 0))
            return Vector4.Zero;
        var color = Vector3.Clamp(shown.AsVector3() / shown.W, Vector3.Zero, Vector3.One);
        return new Vector4((float)SrgbCurve.Decode(color.X), (float)SrgbCurve.Decode(color.Y), (float)SrgbCurve.Decode(color.Z), 1) * shown.W;
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
