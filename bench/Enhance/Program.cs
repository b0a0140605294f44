using GenAsset.Bench.Enhance;
using GenAsset.Media.Enhancement;

var folder = args.Length > 1 ? args[1] : "out/photos";
var rows = new List<QualityRow>();
var twice = args.Length > 2 ? UpscaleFilters.Read(File.ReadAllBytes(args[2] + "/upscale-2x.bin")) : UpscaleFilters.Twice;
var again = args.Length > 2 ? UpscaleFilters.Read(File.ReadAllBytes(args[2] + "/upscale-4x.bin")) : UpscaleFilters.Again;
foreach (var path in Directory.GetFiles(folder, "*.pnm").Order())
{
    using var photo = Pnm.Read(path);
    if (args[0] == "d")
        rows.AddRange(DenoiseQuality.Measure(Path.GetFileNameWithoutExtension(path), photo));
    else
        rows.AddRange(UpscaleQuality.Measure(Path.GetFileNameWithoutExtension(path), photo, twice, again));
}
foreach (var row in rows)
    Console.WriteLine($"{row.Photo,-20} {row.Task} {row.Method,-10} {row.PsnrDb:F2} {row.Ssim:F4}");
foreach (var group in rows.GroupBy(r => (r.Task, r.Method)))
    Console.WriteLine($"{"mean",-20} {group.Key.Task} {group.Key.Method,-10} {group.Average(r => r.PsnrDb):F2} {group.Average(r => r.Ssim):F4}");
