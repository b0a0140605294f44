using System.Diagnostics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview;

namespace GenAsset.Bench.Preview;

/// <summary>Contact sheets of prompts: pictures, meshes or splats.</summary>
internal static class Prompts
{
    public static void Draw(string file, string[] prompts, string what, int size, int steps, int seed, int columns)
    {
        var rows = (prompts.Length + columns - 1) / columns;
        using var sheet = new ImageBuffer(columns * size, rows * size, 3);
        sheet.Clear();
        for (var i = 0; i < prompts.Length; i++)
        {
            var clock = Stopwatch.StartNew();
            var scene = PreviewScene.Of(prompts[i], seed);
            var view = TurntableOptions.Default with
            {
                Views = 1,
                ViewSize = size,
            };
            using var picture = what switch
            {
                "mesh" => Turntable.Render(scene.Mesh(), view),
                "splat" => Turntable.Render(scene.Splats(), view),
                _ => scene.Draw(size, size, steps),
            };
            Console.WriteLine($"row {(i / columns) + 1} column {(i % columns) + 1}: {prompts[i]} ({clock.ElapsedMilliseconds} ms){(scene.UnknownWords.Count > 0 ? " unknown: " + string.Join(", ", scene.UnknownWords) : "")}");
            for (var y = 0; y < size; y++)
                picture.Row(y).CopyTo(sheet.Row((i / columns * size) + y)[(i % columns * size * 3)..]);
        }
        using var stream = File.Create(file);
        PngEncoder.Encode(sheet, stream);
    }
}
