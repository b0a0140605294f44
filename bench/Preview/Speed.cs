using System.Diagnostics;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Preview;

namespace GenAsset.Bench.Preview;

/// <summary>How long the documented products take: the median of a few runs a prompt, and the processor time beside it.</summary>
internal static class Speed
{
    private static readonly string[] Prompts = ["mechanic robot", "A futuristic robot cat with glowing blue eyes", "a castle", "a red sports car at sunset"];

    public static void Run(string csv, int runs, string only)
    {
        var rows = new List<string> { "what,prompt,runs,median_ms,best_ms,cpu_ms,goal_ms" };
        foreach (var prompt in Prompts)
        {
            Measure("image 512x512 30 steps", prompt, 1500, () => Image(prompt, 512, 30));
            Measure("image 512x512 15 steps", prompt, 750, () => Image(prompt, 512, 15));
            Measure("image 256x256 30 steps", prompt, 375, () => Image(prompt, 256, 30));
            Measure("model image+glb+usdz", prompt, 3000, () => Model(prompt));
            Measure("splats 200k spz", prompt, 2000, () => SpzWriter.Write(PreviewScene.Of(prompt, 1).Splats()));
        }
        File.WriteAllLines(csv, rows);

        void Measure(string what, string prompt, int goal, Action work)
        {
            if (!what.Contains(only, StringComparison.Ordinal))
                return;
            work(); // the first run compiles
            var (times, cpu) = (new List<double>(), Process.GetCurrentProcess().TotalProcessorTime);
            for (var i = 0; i < runs; i++)
            {
                var clock = Stopwatch.StartNew();
                work();
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds / runs;
            rows.Add($"{what},{prompt},{runs},{times[runs / 2]:0},{times[0]:0},{used:0},{goal}");
            Console.WriteLine(rows[^1]);
        }
    }

    private static void Image(string prompt, int size, int steps)
    {
        using var picture = PreviewScene.Of(prompt, 1).Draw(size, size, steps);
        PngEncoder.Encode(picture, Stream.Null);
    }

    private static void Model(string prompt)
    {
        Image(prompt, 512, 30);
        var mesh = PreviewScene.Of(prompt, 1).Mesh();
        GlbWriter.Write(mesh);
        UsdzWriter.Write(mesh);
    }
}
