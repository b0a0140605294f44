using System.Diagnostics;
using System.Globalization;
using GenAsset.Media.Reconstruction;
using GenAsset.Media.Reconstruction.Capturing;
using GenAsset.Media.Reconstruction.Writing;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>Times an item from the bytes of its twelve files to the files of its result, in a process that has made no scene, so that its peak memory is the item's.</summary>
internal static class WholeItem
{
    private const int Size = 512;

    /// <summary>Writes a capture's files.</summary>
    public static void Save(string name, Rig rig, string folder)
    {
        Directory.CreateDirectory(folder);
        var capture = CaptureMaker.Make(TestObjects.Named(name), rig, Size);
        for (var i = 0; i < capture.Views.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"view{i + 1}.png"), capture.Views[i].ToArray());
            File.WriteAllBytes(Path.Combine(folder, $"depth{i + 1}.png"), capture.Depths[i].ToArray());
        }
    }

    /// <summary>Prints the first run's and the median's times by stage, and the process's peak memory.</summary>
    public static void Time(string folder, string rig, int resolution, int runs, bool refine)
    {
        var all = new List<List<StageTime>>();
        for (var run = 0; run < runs; run++)
            all.Add(Once(folder, rig, resolution, refine));
        foreach (var (label, times) in new[] { ("first", all[0]), ("median", all.OrderBy(Total).ElementAt(runs / 2)) })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Path.GetFileName(folder)},{rig},{resolution},{(refine ? "nvdiffrec" : "reconviagen")},{label},{Total(times):F0},{string.Join(' ', times.Select(t => $"{t.Stage}={t.Milliseconds:F0}"))},{Megabytes("VmHWM")} MB,{Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} s of processor in all"));
    }

    /// <summary>Prints the process's memory as each stage begins.</summary>
    public static void Memory(string folder, string rig, int resolution, bool refine)
    {
        var allocated = 0L;
        Tell("start");
        Once(folder, rig, resolution, refine, (stage, _) => Tell(stage));
        Tell("end");

        void Tell(string stage)
        {
            var now = GC.GetTotalAllocatedBytes();
            Console.WriteLine($"{stage,-10} {(now - allocated) >> 20,5} MB allocated before, heap {GC.GetTotalMemory(false) >> 20,4} MB, resident {Megabytes("VmRSS"),4} MB, peak {Megabytes("VmHWM"),4} MB");
            allocated = now;
        }
    }

    /// <summary>Prints the milliseconds of fusion and surface, ours and the peer's, on the same frames at the same voxel size.</summary>
    public static void BesidePeer(string name, int runs)
    {
        var views = Setup.CubePerspective.Views(TestObjects.Named(name), Size);
        var ours = new List<double>();
        var voxel = 0f;
        for (var run = 0; run < runs; run++)
        {
            var surface = Reconstructor.Fuse(views, ReconstructionOptions.Default);
            voxel = surface.VoxelSize;
            ours.Add(surface.Times.Where(t => t.Stage is "depths" or "fusion" or "surface").Sum(t => t.Milliseconds));
        }
        var (integrate, extract) = Open3D.Time(views, voxel, runs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{ours.Order().ElementAt(runs / 2):F0},{integrate + extract:F0},{integrate:F0},{extract:F0}"));
    }

    private static double Total(List<StageTime> times) => times.Sum(t => t.Milliseconds);

    private static List<StageTime> Once(string folder, string rig, int resolution, bool refine, ReconstructionProgress? progress = null)
    {
        var start = Stopwatch.GetTimestamp();
        progress?.Invoke("decode", 0);
        var faults = new List<CaptureFault>();
        using var capture = CaptureReader.Read(Files(folder, "view"), Files(folder, "depth"), faults)
            ?? throw new InvalidOperationException(faults[0].Message);
        var reading = Stopwatch.GetElapsedTime(start);
        progress?.Invoke("cameras", 0);
        var resolved = CaptureResolver.Resolve(capture, rig, null, faults) ?? throw new InvalidOperationException(faults[0].Message);
        var views = capture.ViewsFrom(resolved.Setups);
        var found = Stopwatch.GetElapsedTime(start);
        var options = ReconstructionOptions.Default with { Resolution = resolution, RefineTexture = refine };
        using var result = Reconstructor.Run(views, options, progress);
        progress?.Invoke("files", 100);
        var made = Stopwatch.GetTimestamp();
        var target = Directory.CreateTempSubdirectory("item-");
        ReconstructionFiles.Write(result, views, new ReconstructionLabel("builtin/fusion", refine ? "nvdiffrec" : "reconviagen", resolved.Rig), options, Open);
        var written = Stopwatch.GetElapsedTime(made);
        target.Delete(recursive: true);
        return [new("decode", reading.TotalMilliseconds), new("cameras", (found - reading).TotalMilliseconds), .. result.Times, new("files", written.TotalMilliseconds)];

        FileStream Open(string name)
        {
            var path = Path.Combine(target.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a name has its model's folder
            return File.Create(path);
        }
    }

    private static ReadOnlyMemory<byte>[] Files(string folder, string name) =>
        [.. Enumerable.Range(1, CaptureLimits.Views).Select(i => (ReadOnlyMemory<byte>)File.ReadAllBytes(Path.Combine(folder, $"{name}{i}.png")))];

    private static long Megabytes(string name) =>
        long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
