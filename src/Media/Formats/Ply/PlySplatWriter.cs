using System.Runtime.InteropServices;
using System.Text;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Ply;

/// <summary>Writes splats as the PLY that viewers of gaussian splats open: binary little-endian floats, no comments, right-down-forward axes.</summary>
public static class PlySplatWriter
{
    private const int Chunk = 4 * 1024;

    /// <summary>Writes the whole file; <paramref name="normals"/> adds the three zero columns that some readers count on.</summary>
    public static void Write(Stream target, SplatCloud cloud, bool normals = true)
    {
        cloud = cloud.To(AxisSystem.RightDownForward);
        var order = PlySplatLayout.FileOrder(cloud.Degree, normals);
        target.Write(Header(cloud.Count, order));
        (int[] Columns, float[] Source)[] groups =
        [
            (Places(PlySplatLayout.Position), cloud.Positions), (Places(PlySplatLayout.Color), cloud.Colors),
            (Places(PlySplatLayout.Harmonics(cloud.Degree)), cloud.Harmonics), (Places(PlySplatLayout.Opacity), cloud.Opacities),
            (Places(PlySplatLayout.Scale), cloud.Scales), (Places(PlySplatLayout.Rotation), cloud.Rotations),
        ];
        var rows = new float[Chunk * order.Length];
        for (var start = 0; start < cloud.Count; start += Chunk)
        {
            var count = Math.Min(Chunk, cloud.Count - start);
            foreach (var (columns, source) in groups)
                Scatter(source.AsSpan(start * columns.Length, count * columns.Length), columns, rows, order.Length);
            target.Write(MemoryMarshal.AsBytes(rows.AsSpan(0, count * order.Length)));
        }

        int[] Places(string[] names) => Array.ConvertAll(names, name => Array.IndexOf(order, name));
    }

    /// <summary>The whole file.</summary>
    public static byte[] Write(SplatCloud cloud, bool normals = true)
    {
        using var file = new MemoryStream();
        Write(file, cloud, normals);
        return file.ToArray();
    }

    private static byte[] Header(int count, string[] order)
    {
        var header = new StringBuilder($"ply\nformat binary_little_endian 1.0\nelement vertex {count}\n");
        foreach (var name in order)
            header.Append("property float ").Append(name).Append('\n');
        return Encoding.ASCII.GetBytes(header.Append("end_header\n").ToString());
    }

    private static void Scatter(ReadOnlySpan<float> source, int[] columns, Span<float> rows, int width)
    {
        for (int i = 0, row = 0; i < source.Length; i += columns.Length, row += width)
            for (var c = 0; c < columns.Length; c++)
                rows[row + columns[c]] = source[i + c];
    }
}
