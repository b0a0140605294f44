using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Ply;

/// <summary>Reads splats from a PLY file as gaussian-splatting code writes it; the cloud's axes are right-down-forward.</summary>
public static class PlySplatReader
{
    private const string Format = "PLY";
    private const int Chunk = 4 * 1024;

    /// <summary>Whether the file's header has the columns of splats; never throws.</summary>
    public static bool IsSplats(ReadOnlySpan<byte> file)
    {
        try
        {
            return PlyHeader.Read(file).Find("vertex") is { } vertex && vertex.IndexOf("rot_0") >= 0 && vertex.IndexOf("scale_0") >= 0;
        }
        catch (MediaFormatException)
        {
            return false;
        }
    }

    /// <summary>Reads the whole file.</summary>
    public static SplatCloud Read(ReadOnlySpan<byte> file)
    {
        var header = PlyHeader.Read(file);
        var vertex = header.Find("vertex") ?? throw new MediaFormatException(Format, header.Length, "there is no element 'vertex'");
        var cloud = new SplatCloud(Count(vertex, header), DegreeOf(vertex, header), AxisSystem.RightDownForward);
        (string[] Names, float[] Target)[] groups =
        [
            (PlySplatLayout.Position, cloud.Positions), (PlySplatLayout.Color, cloud.Colors), (PlySplatLayout.Harmonics(cloud.Degree), cloud.Harmonics),
            (PlySplatLayout.Opacity, cloud.Opacities), (PlySplatLayout.Scale, cloud.Scales), (PlySplatLayout.Rotation, cloud.Rotations),
        ];
        foreach (var name in groups.SelectMany(group => group.Names))
            if (vertex.IndexOf(name) < 0)
                throw new MediaFormatException(Format, header.Length, $"splats need a column '{name}'");
        var first = header.Elements[0] == vertex;
        if (first && header.Encoding == PlyEncoding.BinaryLittleEndian && vertex.Properties.TrueForAll(p => p is { Type: PlyType.Float32, ListLength: null }))
            Rows(file[header.Length..], vertex, groups);
        else
            Columns(file, header, vertex, groups);
        return cloud;
    }

    /// <summary>Reads the whole file from a stream.</summary>
    public static SplatCloud Read(Stream source)
    {
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static int Count(PlyElement vertex, PlyHeader header) => vertex.Count <= Array.MaxLength / 72
        ? vertex.Count
        : throw new MediaFormatException(Format, header.Length, $"{vertex.Count} splats are more than fit into memory");

    private static int DegreeOf(PlyElement vertex, PlyHeader header)
    {
        var columns = vertex.Properties.Count(p => p.Name.StartsWith("f_rest_", StringComparison.Ordinal));
        for (var degree = 0; degree <= SplatCloud.MaxDegree; degree++)
            if (columns == SplatCloud.CoefficientsOf(degree) * 3)
                return degree;
        throw new MediaFormatException(Format, header.Length, $"{columns} columns f_rest_* belong to no degree of harmonics");
    }

    /// <summary>The usual file: rows of floats, turned into arrays by every core.</summary>
    private static unsafe void Rows(ReadOnlySpan<byte> body, PlyElement vertex, (string[] Names, float[] Target)[] groups)
    {
        var width = vertex.Properties.Count;
        var count = vertex.Count;
        var maps = Array.ConvertAll(groups, group => (Columns: Array.ConvertAll(group.Names, vertex.IndexOf), group.Target));
        fixed (byte* pinned = body)
        {
            var rows = (nint)pinned;
            Parallel.For(0, (count + Chunk - 1) / Chunk, chunk =>
            {
                var start = chunk * Chunk;
                var part = new ReadOnlySpan<float>((float*)rows + (long)start * width, Math.Min(Chunk, count - start) * width);
                foreach (var (columns, target) in maps)
                    Gather(part, width, columns, target.AsSpan(start * columns.Length));
            });
        }
    }

    private static void Gather(ReadOnlySpan<float> rows, int width, int[] columns, Span<float> target)
    {
        if (columns.Length == 0)
            return;
        // Bounds are checked once here: the columns come from the header whose width this is.
        target = target[..(rows.Length / width * columns.Length)];
        ref var to = ref MemoryMarshal.GetReference(target);
        ref var from = ref MemoryMarshal.GetReference(rows);
        for (var row = 0; row < rows.Length; row += width)
        {
            for (var c = 0; c < columns.Length; c++)
                Unsafe.Add(ref to, c) = Unsafe.Add(ref from, columns[c]);
            to = ref Unsafe.Add(ref to, columns.Length);
            from = ref Unsafe.Add(ref from, width);
        }
    }

    private static void Columns(ReadOnlySpan<byte> file, PlyHeader header, PlyElement vertex, (string[] Names, float[] Target)[] groups)
    {
        var cursor = new PlyCursor(file, header.Length, header.Encoding);
        foreach (var before in header.Elements.TakeWhile(e => e != vertex))
            PlyColumns.Skip(ref cursor, before);
        string[] names = [.. groups.SelectMany(group => group.Names)];
        var columns = PlyColumns.Read(ref cursor, vertex, names);
        var next = 0;
        foreach (var (group, target) in groups)
            for (var c = 0; c < group.Length; c++)
            {
                var column = columns[next++] ?? throw new MediaFormatException(Format, header.Length, $"the column '{group[c]}' is a list");
                for (var row = 0; row < vertex.Count; row++)
                    target[row * group.Length + c] = column[row];
            }
    }
}
