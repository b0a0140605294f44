using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using GenAsset.Media.Geometry;
using GenAsset.Media.Reconstruction;
using GenAsset.TestScenes;

namespace GenAsset.Bench.Reconstruction;

/// <summary>
/// The peer: Debian's Open3D 0.16.1, ScalableTSDFVolume with truncation at four voxels and its surface extraction, on the same six frames at the same voxel
/// size; see install-peer.sh. It knows pinhole cameras only, so orthographic captures have no row of its.
/// </summary>
internal static class Open3D
{
    public const string Name = "Open3D 0.16.1";

    public static bool IsThere => Directory.Exists("/usr/lib/python3/dist-packages/open3d");

    public static IEnumerable<string> Judge(TestObject thing, Judge judge, Setup setup, CapturedView[] views, float voxel, bool withNovel)
    {
        if (!IsThere || setup.Rig.FieldOfViewDegrees == 0)
            yield break;
        var folder = Directory.CreateTempSubdirectory("open3d-");
        try
        {
            Write(folder.FullName, views);
            Run(folder.FullName, views[0].Width, voxel, 1);
            var mesh = Read(Path.Combine(folder.FullName, "mesh.bin"));
            yield return Quality.Row(thing.Name, thing.IsHard, setup.Name, Name, Bench.Reconstruction.Judge.Input(mesh, views), withNovel ? judge.Novel(mesh) : default(Likeness?), judge.Surface(mesh), mesh.TriangleCount, null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Median milliseconds of integrating and of extracting, frames already in memory.</summary>
    public static (double Integrate, double Extract) Time(CapturedView[] views, float voxel, int runs)
    {
        var folder = Directory.CreateTempSubdirectory("open3d-");
        try
        {
            Write(folder.FullName, views);
            return Run(folder.FullName, views[0].Width, voxel, runs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder, CapturedView[] views)
    {
        using var file = File.Create(Path.Combine(folder, "frames.bin"));
        foreach (var view in views)
        {
            // World to camera for column vectors, with Open3D's axes: +Y down, looking along +Z.
            var m = Matrix4x4.Transpose(view.Camera.View * Matrix4x4.CreateScale(1, -1, -1));
            var focal = view.Height / (2 * MathF.Tan(view.Camera.VerticalExtent / 2));
            file.Write(MemoryMarshal.AsBytes<float>([focal, m.M11, m.M12, m.M13, m.M14, m.M21, m.M22, m.M23, m.M24, m.M31, m.M32, m.M33, m.M34, m.M41, m.M42, m.M43, m.M44]));
            for (var y = 0; y < view.Height; y++)
                file.Write(view.Color.Row(y));
            file.Write(MemoryMarshal.AsBytes<float>(view.Depth));
        }
    }

    private static (double Integrate, double Extract) Run(string folder, int size, float voxel, int runs)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "open3d_fuse.py");
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, folder, $"{size}", voxel.ToString("R", CultureInfo.InvariantCulture), $"{runs}"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("python3 did not start.");
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{script} ended with {process.ExitCode}.");
        var parts = line.Split(',');
        return (double.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static Mesh Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var counts = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(0, 8));
        var vertices = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(8, counts[0] * 24));
        var positions = new Vector3[counts[0]];
        var colors = new Vector4[counts[0]];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = new Vector3(vertices[i * 3], vertices[(i * 3) + 1], vertices[(i * 3) + 2]);
            var c = vertices.Slice((counts[0] * 3) + (i * 3), 3);
            colors[i] = new Vector4((float)Media.Imaging.SrgbCurve.Decode(c[0]), (float)Media.Imaging.SrgbCurve.Decode(c[1]), (float)Media.Imaging.SrgbCurve.Decode(c[2]), 1);
        }
        return new Mesh
        {
            Positions = positions,
            Colors = colors,
            Indices = MemoryMarshal.Cast<byte, int>(bytes.AsSpan(8 + (counts[0] * 24))).ToArray(),
            Materials = [new Material { Metallic = 0, DoubleSided = true }],
        };
    }
}
