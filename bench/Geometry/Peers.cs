using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using GenAsset.Media.Geometry;
using GenAsset.Media.Imaging;

namespace GenAsset.Bench.Geometry;

/// <summary>Other people's programs on the same mesh, in the same run; see install-peers.sh.</summary>
internal static class Peers
{
    private const string Program = "bench/Geometry/out/peers";

    /// <summary>Median and best milliseconds by name; empty, with a word why, where they are not installed.</summary>
    public static Dictionary<string, (double Median, double Best)> Run(Mesh mesh, Camera camera, ImageBuffer texture)
    {
        var times = new Dictionary<string, (double, double)>();
        if (!File.Exists(Program))
        {
            Console.WriteLine("no peers: run bench/Geometry/install-peers.sh first");
            return times;
        }
        var path = Path.Combine(Path.GetDirectoryName(Program)!, "mesh.bin"); // a constant with a folder
        Write(path, mesh, camera.ViewProjection(1), texture);
        using var process = Process.Start(new ProcessStartInfo(Program, [path]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{Program} did not start.");
        while (process.StandardOutput.ReadLine() is { } line)
        {
            var parts = line.Split(',');
            times[parts[0]] = (double.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        process.WaitForExit();
        return process.ExitCode == 0 ? times : throw new InvalidOperationException($"{Program} ended with {process.ExitCode}.");
    }

    private static void Write(string path, Mesh mesh, Matrix4x4 matrix, ImageBuffer texture)
    {
        using var file = File.Create(path);
        Put<int>([mesh.VertexCount, mesh.Indices.Length, texture.Width]);
        Put<Vector3>(mesh.Positions);
        Put<Vector3>(mesh.Normals);
        Put<Vector2>(mesh.Uvs);
        Put<Matrix4x4>([matrix]);
        Put<int>(mesh.Indices);
        for (var y = 0; y < texture.Height; y++)
            file.Write(texture.Row(y));

        void Put<T>(ReadOnlySpan<T> values)
            where T : unmanaged => file.Write(MemoryMarshal.AsBytes(values));
    }
}
