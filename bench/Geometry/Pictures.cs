using System.Numerics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Geometry.Simplifying;
using GenAsset.Media.Geometry.Splatting;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Geometry;

/// <summary>Pictures to look at: what numbers do not say.</summary>
internal static class Pictures
{
    private static readonly Material Clay = new() { BaseColor = new Vector4(0.55f, 0.28f, 0.17f, 1), Metallic = 0, Roughness = 0.55f };
    private static readonly Material Gold = new() { BaseColor = new Vector4(1, 0.72f, 0.3f, 1), Metallic = 1, Roughness = 0.25f };

    public static Mesh PaintedKnot(int segments, int sides) => Shapes.Knot(segments, sides) with
    {
        Materials = [new Material { BaseColorTexture = Texture.FromPixels(Checks()), Metallic = 0, Roughness = 0.35f }],
    };

    public static void Draw(string folder, string only)
    {
        Directory.CreateDirectory(folder);
        var knot = PaintedKnot(2000, 80);
        Save("knot", () => Turntable.Render(knot, new TurntableOptions { Views = 4 }));
        Save("torus", () => Turntable.Render(Shapes.Torus(160, 60) with { Materials = [Gold] }, new TurntableOptions { Views = 2 }));
        Save("sphere-lines", () => Turntable.Render(Shapes.Sphere(64) with { Materials = [Clay] }, new TurntableOptions { Views = 2, Wireframe = true }));
        Save("cube", () => Turntable.Render(Shapes.Cube(), new TurntableOptions { Views = 2 }));
        Save("terrain", () => Turntable.Render(Shapes.Terrain(200), new TurntableOptions { Views = 2, ElevationDegrees = 40 }));
        Save("simplified-2000", () => Turntable.Render(Simplify.To(knot, 2000).Mesh, new TurntableOptions { Views = 2, Wireframe = true, ViewSize = 800 }));
        Save("simplified-terrain", () => Turntable.Render(Simplify.To(Shapes.Terrain(200), 1500).Mesh, new TurntableOptions { Views = 2, Wireframe = true, ViewSize = 800, ElevationDegrees = 40 }));

        Save("glass", () => Turntable.Render(Glasses(), new TurntableOptions { Views = 2, ViewSize = 800 }));
        Save("materials", () => Turntable.Render(Balls(), new TurntableOptions { Views = 1, ViewSize = 1000, StartDegrees = 0, ElevationDegrees = 25 }));
        var atlas = new Lazy<AtlasMesh>(() => Atlas.Unwrap(Simplify.To(knot, 20000).Mesh));
        Save("atlas-layout", () => Layout(atlas.Value));
        Save("atlas-knot", () => Turntable.Render(atlas.Value.Mesh with { Materials = [new Material { BaseColorTexture = Texture.FromPixels(Layout(atlas.Value)), Metallic = 0, Roughness = 0.6f }] }, new TurntableOptions { Views = 2, ViewSize = 800 }));
        Save("splats-knot", () => Turntable.Render(MeshToSplats.Convert(knot), new TurntableOptions { Views = 2, ViewSize = 800 }));
        Save("splats-few", () => Turntable.Render(MeshToSplats.Convert(knot, new MeshToSplatsOptions { Count = 8000 }), new TurntableOptions { Views = 2, ViewSize = 800 }));
        Save("splats-cube", () => Turntable.Render(MeshToSplats.Convert(Shapes.Cube() with { Materials = [Clay] }, new MeshToSplatsOptions { Count = 20000 }), new TurntableOptions { Views = 2, ViewSize = 800 }));

        void Save(string name, Func<ImageBuffer> draw)
        {
            if (!only.Split(',').Any(o => name.StartsWith(o, StringComparison.Ordinal)))
                return;
            using var image = draw();
            using var file = File.Create(Path.Combine(folder, $"{name}.png"));
            PngEncoder.Encode(image, file);
        }
    }

    private static Mesh Glasses() => MeshJoin.Join(
    [
        Shapes.Knot(400, 40) with { Materials = [Clay] },
        Shapes.Sphere(96).Transformed(Matrix4x4.CreateScale(1.15f)) with
        {
            Materials = [new Material { BaseColor = new Vector4(0.2f, 0.5f, 0.8f, 0.3f), Metallic = 0, Roughness = 0.1f, AlphaMode = AlphaMode.Blend, DoubleSided = true }],
        },
    ]);

    private static Mesh Balls()
    {
        var balls = new List<Mesh>();
        for (var i = 0; i < 15; i++)
        {
            var (row, column) = (i / 5, i % 5);
            var color = row switch { 0 => new Vector4(0.9f, 0.9f, 0.9f, 1), 1 => new Vector4(1, 0.72f, 0.3f, 1), _ => new Vector4(0.1f, 0.25f, 0.6f, 1) };
            var material = new Material { BaseColor = color, Metallic = row == 1 ? 1 : 0, Roughness = 0.05f + (column * 0.22f) };
            balls.Add(Shapes.Sphere(96).Transformed(Matrix4x4.CreateTranslation((column - 2) * 2.3f, 0, (row - 1) * 2.3f)) with { Materials = [material] });
        }
        return MeshJoin.Join(balls);
    }

    // Each chart in its own colour, in squares of 8 texels: even squares on the surface say that nothing is stretched.
    private static ImageBuffer Layout(AtlasMesh atlas)
    {
        var image = new ImageBuffer(1024, 1024, 3);
        image.Clear();
        var visibility = UvSpace.Draw(atlas.Mesh, 1024, 1024);
        var painted = new bool[1024 * 1024];
        for (var y = 0; y < 1024; y++)
        {
            for (var x = 0; x < 1024; x++)
            {
                var triangle = visibility.SampleRow(y)[x];
                if (triangle < 0)
                    continue;
                painted[(y * 1024) + x] = true;
                var hue = atlas.ChartOf[triangle] * 2.4f;
                var bright = ((x / 8) + (y / 8)) % 2 == 0 ? 1 : 0.75f;
                for (var c = 0; c < 3; c++)
                    image.Row(y)[(x * 3) + c] = (byte)((150 + (80 * MathF.Sin(hue + (c * 2.1f)))) * bright);
            }
        }
        Dilation.Dilate(image, painted, 2);
        return image;
    }

    private static ImageBuffer Checks()
    {
        var image = new ImageBuffer(512, 512, 3);
        for (var y = 0; y < 512; y++)
        {
            var row = image.Row(y);
            for (var x = 0; x < 512; x++)
            {
                ReadOnlySpan<byte> color = ((x / 8) + (y / 64)) % 2 == 0 ? [190, 60, 35] : [235, 226, 205];
                color.CopyTo(row[(x * 3)..]);
            }
        }
        return image;
    }
}
