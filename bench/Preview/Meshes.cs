using System.Diagnostics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Geometry.Checking;
using GenAsset.Media.Geometry.Previewing;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Meshing;
using GenAsset.Media.Preview.Nouns;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Bench.Preview;

/// <summary>Meshes of nouns: a sheet of views of each, their GLB files beside it, and what is wrong with their shape.</summary>
internal static class Meshes
{
    public static void Draw(string file, string[] names, int size, bool writeFiles)
    {
        const int Columns = 4;
        var asked = Sheet.Find(names);
        using var sheet = new ImageBuffer(Columns * size, Math.Max(1, asked.Length) * size, 3);
        for (var i = 0; i < asked.Length; i++)
        {
            var noun = asked[i];
            var clock = Stopwatch.StartNew();
            var mesh = SceneMesher.Mesh(new Scene(noun.Make(new Look(new Dice(0).Fork(noun.Name))), Setting.Studio));
            var report = MeshChecks.Inspect(mesh);
            Console.WriteLine($"{noun.Name}: {clock.ElapsedMilliseconds} ms, {mesh.TriangleCount} triangles, {report.Components} pieces, {report.BorderEdges + report.NonManifoldEdges + report.NonManifoldPoints + report.FlippedEdges + report.DegenerateTriangles + report.DuplicateTriangles} faults");
            using var views = Turntable.Render(mesh, TurntableOptions.Default with { Views = Columns, ViewSize = size });
            for (var view = 0; view < Columns; view++)
            {
                for (var y = 0; y < size; y++)
                    views.Row((view / (views.Width / size) * size) + y).Slice(view % (views.Width / size) * size * 3, size * 3).CopyTo(sheet.Row((i * size) + y)[(view * size * 3)..]);
            }
            if (writeFiles)
                File.WriteAllBytes(Path.ChangeExtension(file, null) + "-" + noun.Name.Replace(' ', '-') + ".glb", GlbWriter.Write(mesh));
        }
        using var stream = File.Create(file);
        PngEncoder.Encode(sheet, stream);
    }
}
