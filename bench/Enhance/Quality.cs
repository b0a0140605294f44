using System.Globalization;

namespace GenAsset.Bench.Enhance;

/// <summary>Writes bench/results/enhance-quality.csv: every photo and method, then means a task and method.</summary>
internal static class Quality
{
    public static int Run(string folder, string[] others)
    {
        var rows = new List<QualityRow>();
        foreach (var (path, photo) in Photos(folder))
            using (photo)
            {
                rows.AddRange(UpscaleQuality.Measure(path, photo));
                rows.AddRange(DenoiseQuality.Measure(path, photo));
            }
        var means = Means("mean", rows).ToList();
        foreach (var other in others)
        {
            var set = new List<QualityRow>();
            foreach (var (path, photo) in Photos(other))
                using (photo)
                    set.AddRange(DenoiseQuality.Measure(path, photo));
            means.AddRange(Means($"mean of {Path.GetFileName(other)}", set));
        }
        rows.AddRange(means);
        var lines = rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Photo},{row.Task},{row.Method},{row.PsnrDb:F2},{row.Ssim:F4}"));
        File.WriteAllLines("bench/results/enhance-quality.csv", lines.Prepend("photo,task,method,psnr_db,ssim"));
        foreach (var row in means)
            Console.WriteLine($"{row.Photo,-20} {row.Task,-9} {row.Method,-9} {row.PsnrDb:F2} {row.Ssim:F4}");
        return 0;
    }

    private static IEnumerable<QualityRow> Means(string name, IEnumerable<QualityRow> rows) =>
        rows.GroupBy(row => (row.Task, row.Method))
            .Select(group => new QualityRow(name, group.Key.Task, group.Key.Method, group.Average(row => row.PsnrDb), group.Average(row => row.Ssim)));

    private static IEnumerable<(string Name, Media.Imaging.ImageBuffer Photo)> Photos(string folder) =>
        Directory.GetFiles(folder, "*.pnm").Order().Select(path => (Path.GetFileNameWithoutExtension(path), Pnm.Read(path)));
}
