using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;

// dotnet run -c Release --project bench/Formats [OUT.csv] [FILTER]
// Best of several runs after a warm-up, wall time, in one process. The peers' seconds are measured by peers/run.sh, whose rows the committed CSV carries below ours: same machine, one after the other.
const int Splats = 1_000_000;
var filter = args.Length > 1 ? args[1] : "";
var rows = new List<string> { "operation,input,seconds,megabytes,megabytes_per_second,cpu_seconds" };

var (sh0, sh3) = (Samples.Cloud(Splats, 0), Samples.Cloud(Splats, 3));
foreach (var (name, cloud) in new[] { ("1M splats SH0", sh0), ("1M splats SH3", sh3) })
{
    foreach (var flavor in Enum.GetValues<SpzFlavor>())
    {
        byte[] file = [];
        var options = new SpzWriteOptions { Flavor = flavor };
        Measure($"spz-encode {flavor}", name, () => file = SpzWriter.Write(cloud, options), () => file.Length);
        if (file.Length > 0)
            Measure($"spz-decode {flavor}", name, () => SpzReader.Read(file), () => file.Length);
    }

    var ply = PlySplatWriter.Write(cloud, normals: false);
    Measure("ply-splat-parse", name, () => PlySplatReader.Read(ply), () => ply.Length);
    Measure("ply-splat-write", name, () => PlySplatWriter.Write(Stream.Null, cloud), () => ply.Length);
    Measure("glb-splat-write", name, () => GlbSplatWriter.Write(Stream.Null, cloud), () => ply.Length);
}

var mesh = Samples.Grid(708); // about a million triangles
var (plyMesh, plyText, glb, usdz) = (PlyMeshWriter.Write(mesh), PlyMeshWriter.Write(mesh, PlyEncoding.Ascii), GlbWriter.Write(mesh), UsdzWriter.Write(mesh));
var obj = ObjWriter.Write(mesh).Obj;
const string Triangles = "1M triangles";
Measure("glb-write", Triangles, () => GlbWriter.Write(Stream.Null, mesh), () => glb.Length);
Measure("glb-read", Triangles, () => GlbReader.Read(glb), () => glb.Length);
Measure("ply-mesh-parse binary", Triangles, () => PlyMeshReader.Read(plyMesh), () => plyMesh.Length);
Measure("ply-mesh-parse ascii", Triangles, () => PlyMeshReader.Read(plyText), () => plyText.Length);
Measure("ply-mesh-write", Triangles, () => PlyMeshWriter.Write(Stream.Null, mesh), () => plyMesh.Length);
Measure("obj-write", Triangles, () => ObjWriter.Write(mesh), () => obj.Length);
Measure("obj-parse", Triangles, () => ObjReader.Read(obj), () => obj.Length);
Measure("usdz-write", Triangles, () => UsdzWriter.Write(Stream.Null, mesh), () => usdz.Length);
Measure("usdz-read", Triangles, () => UsdzReader.Read(usdz), () => usdz.Length);

if (args.Length > 0)
    File.WriteAllLines(args[0], rows);

void Measure(string operation, string input, Action run, Func<int> bytes)
{
    if (!operation.Contains(filter, StringComparison.Ordinal))
        return;
    run();
    var (best, cpu, total) = (double.MaxValue, 0d, Stopwatch.StartNew());
    for (var i = 0; i < 7 && total.Elapsed.TotalSeconds < 4 || i < 2; i++)
    {
        GC.Collect();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        run();
        var seconds = clock.Elapsed.TotalSeconds;
        if (seconds < best)
            (best, cpu) = (seconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
    }

    var megabytes = bytes() / 1e6;
    var row = string.Create(CultureInfo.InvariantCulture, $"{operation},{input},{best:F4},{megabytes:F2},{megabytes / best:F0},{cpu:F3}");
    rows.Add(row);
    Console.WriteLine(row);
}

internal static class Samples
{
    public static SplatCloud Cloud(int count, int degree)
    {
        var random = new Random(7);
        var cloud = new SplatCloud(count, degree, AxisSystem.RightDownForward);
        Fill(cloud.Positions, -10, 10);
        Fill(cloud.Scales, -8, 1);
        Fill(cloud.Rotations, -1, 1);
        Fill(cloud.Opacities, -6, 6);
        Fill(cloud.Colors, -2, 2);
        Fill(cloud.Harmonics, -0.9f, 0.9f);
        return cloud;

        void Fill(float[] numbers, float low, float high)
        {
            for (var i = 0; i < numbers.Length; i++)
                numbers[i] = low + random.NextSingle() * (high - low);
        }
    }

    public static Mesh Grid(int side)
    {
        var (positions, normals, uvs, indices) = (new List<Vector3>(), new List<Vector3>(), new List<Vector2>(), new List<int>());
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
            {
                positions.Add(new(x * 0.01f, MathF.Sin(x * 0.1f) * MathF.Cos(y * 0.07f), y * 0.01f));
                normals.Add(Vector3.UnitY);
                uvs.Add(new(x / (float)side, y / (float)side));
            }

        for (var y = 0; y + 1 < side; y++)
            for (var x = 0; x + 1 < side; x++)
            {
                var first = y * side + x;
                indices.AddRange([first, first + side, first + 1, first + 1, first + side, first + side + 1]);
            }

        return new Mesh { Positions = [.. positions], Normals = [.. normals], Uvs = [.. uvs], Indices = [.. indices] };
    }
}
