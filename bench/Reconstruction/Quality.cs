using System.Globalization;
using GenAsset.Media.Reconstruction;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>The quality of every object in every way of capturing, with both models.</summary>
internal static class Quality
{
    private const int Size = 512;
    private const string Header = "object,hard,capture,maker,input_psnr_db,input_ssim,input_lowest_psnr_db,novel_psnr_db,novel_ssim,surface_off_percent,surface_missing_percent,triangles,unseen_share";

    public static void Run(string path, Func<TestObject, bool> wanted, IReadOnlyList<Setup> setups, bool withNovel = true)
    {
        var lines = new List<string>();
        foreach (var thing in TestObjects.All.Where(wanted))
        {
            var judge = new Judge(thing, Size);
            foreach (var setup in setups)
                lines.AddRange(Measure(thing, judge, setup, withNovel));
        }
        Console.WriteLine(string.Join(Environment.NewLine, Means(lines)));
        if (path.Length > 0)
            File.WriteAllLines(path, [Header, .. lines, .. Means(lines)]);
    }

    private static IEnumerable<string> Measure(TestObject thing, Judge judge, Setup setup, bool withNovel)
    {
        var views = setup.Views(thing, Size);
        var surface = Reconstructor.Fuse(views, ReconstructionOptions.Default);
        var shape = judge.Surface(surface.Mesh);
        foreach (var refine in setup.IsFull ? new[] { false, true } : [false])
        {
            using var result = Reconstructor.Paint(surface, views, ReconstructionOptions.Default with { RefineTexture = refine });
            var (input, novel) = (Bench.Reconstruction.Judge.Input(result.Mesh, views), withNovel && (setup.IsFull || setup.Rig.FieldOfViewDegrees > 0) ? judge.Novel(result.Mesh) : default(Likeness?));
            yield return Row(thing.Name, thing.IsHard, setup.Name, refine ? "nvdiffrec" : "reconviagen", input, novel, shape, result.Mesh.TriangleCount, result.UnseenShare);
        }
        foreach (var line in Open3D.Judge(thing, judge, setup, views, surface.VoxelSize, withNovel))
            yield return line;
        foreach (var view in views)
            view.Color.Dispose();
    }

    public static string Row(string name, bool isHard, string setup, string maker, Likeness input, Likeness? novel, SurfaceComparison shape, int triangles, double? unseen)
    {
        var row = string.Create(CultureInfo.InvariantCulture,
            $"{name},{(isHard ? "yes" : "no")},{setup},{maker},{input.Psnr:F2},{input.Ssim:F4},{input.Lowest:F2},{novel?.Psnr:F2},{novel?.Ssim:F4},{shape.Off:F4},{shape.Missing:F4},{triangles},{unseen:F3}");
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
            + string.Join(',', Enumerable.Range(4, 7).Select(i => Mean(rows, i))) + ",,";

    // Of the lowest the lowest; a column that was not measured stays empty.
    private static string Mean(IEnumerable<string[]> rows, int column)
    {
        if (rows.Any(r => r[column].Length == 0))
            return "";
        var values = rows.Select(r => double.Parse(r[column], CultureInfo.InvariantCulture));
        return (column == 6 ? values.Min() : values.Average()).ToString(column is 4 or 6 or 7 ? "F2" : "F4", CultureInfo.InvariantCulture);
    }
}
