using System.Globalization;
using GenAsset.Media.Reconstruction;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>The quality of every object in every way of capturing, with both models.</summary>
internal static class Quality
{
    private const int Size = 512;
    private const string Header = "object,hard,capture,maker,input_psnr_db,input_ssim,novel_psnr_db,novel_ssim,surface_off_percent,surface_missing_percent,triangles,unseen_share";

    public static void Run(string path, Func<TestObject, bool> wanted, IReadOnlyList<Setup> setups)
    {
        var lines = new List<string>();
        foreach (var thing in TestObjects.All.Where(wanted))
        {
            var judge = new Judge(thing, Size);
            foreach (var setup in setups)
                lines.AddRange(Measure(thing, judge, setup));
        }
        Console.WriteLine(string.Join(Environment.NewLine, Means(lines)));
        if (path.Length > 0)
            File.WriteAllLines(path, [Header, .. lines, .. Means(lines)]);
    }

    private static IEnumerable<string> Measure(TestObject thing, Judge judge, Setup setup)
    {
        var views = setup.Views(thing, Size);
        var surface = Reconstructor.Fuse(views, ReconstructionOptions.Default);
        var shape = judge.Surface(surface.Mesh);
        foreach (var refine in new[] { false, true })
        {
            using var result = Reconstructor.Paint(surface, views, ReconstructionOptions.Default with { RefineTexture = refine });
            var (input, novel) = (Bench.Reconstruction.Judge.Input(result.Mesh, views), judge.Novel(result.Mesh));
            yield return Row(thing.Name, thing.IsHard, setup.Name, refine ? "nvdiffrec" : "reconviagen", input, novel, shape, result.Mesh.TriangleCount, result.UnseenShare);
        }
        foreach (var line in Open3D.Judge(thing, judge, setup, views, surface.VoxelSize))
            yield return line;
        foreach (var view in views)
            view.Color.Dispose();
    }

    public static string Row(string name, bool isHard, string setup, string maker, Likeness input, Likeness novel, SurfaceComparison shape, int triangles, double? unseen)
    {
        var row = string.Create(CultureInfo.InvariantCulture,
            $"{name},{(isHard ? "yes" : "no")},{setup},{maker},{input.Psnr:F2},{input.Ssim:F4},{novel.Psnr:F2},{novel.Ssim:F4},{shape.Off:F4},{shape.Missing:F4},{triangles},{unseen:F3}");
        Console.WriteLine(row);
        return row;
    }

    // Means over the objects of a kind, by capture and maker.
    private static IEnumerable<string> Means(List<string> lines) =>
        from line in lines
        let fields = line.Split(',')
        group fields by (Hard: fields[1], Setup: fields[2], Maker: fields[3]) into rows
        orderby rows.Key
        select $"mean of {rows.Count()},{rows.Key.Hard},{rows.Key.Setup},{rows.Key.Maker},"
            + string.Join(',', Enumerable.Range(4, 6).Select(i => rows.Average(r => double.Parse(r[i], CultureInfo.InvariantCulture)).ToString(i % 2 == 0 && i < 8 ? "F2" : "F4", CultureInfo.InvariantCulture))) + ",,";
}
