using System.Diagnostics;
using System.Numerics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Geometry.Rasterizing;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

var checker = new ImageBuffer(512, 512, 3);
for (var y = 0; y < 512; y++)
    for (var x = 0; x < 512; x++)
    {
        var dark = ((x / 32) + (y / 32)) % 2 == 0;
        (checker.Row(y)[x * 3], checker.Row(y)[(x * 3) + 1], checker.Row(y)[(x * 3) + 2]) = dark ? ((byte)200, (byte)70, (byte)40) : ((byte)235, (byte)225, (byte)200);
    }
var clay = new Material { BaseColor = new Vector4(0.55f, 0.28f, 0.17f, 1), Metallic = 0, Roughness = 0.55f };
var gold = new Material { BaseColor = new Vector4(1, 0.72f, 0.3f, 1), Metallic = 1, Roughness = 0.25f };
var painted = new Material { BaseColorTexture = Texture.FromPixels(checker), Metallic = 0, Roughness = 0.35f };
var knot = Shapes.Knot(2000, 80) with { Materials = [painted] };
Console.WriteLine($"{knot.TriangleCount} triangles");
var camera = Camera.Perspective(new Vector3(0, 2, 3), Vector3.Zero).Framing(knot.Bounds.Center, knot.Bounds.Radius);
for (var samples = 1; samples <= 2; samples++)
{
    var best = double.MaxValue;
    for (var i = 0; i < 60; i++)
    {
        var t = Stopwatch.GetTimestamp();
        Rasterizer.Draw(knot, camera, 512, 512, new RasterOptions { SamplesPerAxis = samples });
        best = Math.Min(best, Stopwatch.GetElapsedTime(t).TotalMilliseconds);
    }
    Console.WriteLine($"visibility {samples}x{samples}: {best:F2} ms");
}
var shader = new MeshShader(knot);
var v = Rasterizer.Draw(knot, camera, 512, 512);
var b = double.MaxValue;
for (var i = 0; i < 60; i++)
{
    var t = Stopwatch.GetTimestamp();
    shader.Shade(v, Studio.For(camera));
    b = Math.Min(b, Stopwatch.GetElapsedTime(t).TotalMilliseconds);
}
Console.WriteLine($"shade: {b:F2} ms");
Directory.CreateDirectory("out");
Save("knot", Turntable.Render(knot, new TurntableOptions { Views = 4 }));
Save("torus", Turntable.Render(Shapes.Torus(160, 60) with { Materials = [gold] }, new TurntableOptions { Views = 2 }));
Save("sphere", Turntable.Render(Shapes.Sphere(64) with { Materials = [clay] }, new TurntableOptions { Views = 2, Wireframe = true }));
Save("cube", Turntable.Render(Shapes.Cube(), new TurntableOptions { Views = 2 }));
Save("terrain", Turntable.Render(Shapes.Terrain(200), new TurntableOptions { Views = 2 }));

static void Save(string name, ImageBuffer image)
{
    using var file = File.Create($"out/{name}.png");
    PngEncoder.Encode(image, file);
}
