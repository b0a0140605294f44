using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>Gives every triangle its own place on a texture: cut into nearly flat charts, seen straight on, packed.</summary>
public static class Atlas
{
    /// <summary>
    /// <paramref name="mesh"/> with new uvs, vertices doubled along cuts, triangles in the same order. No texel's centre is in two
    /// triangles; the density is the same everywhere but for the tilt within a chart.
    /// </summary>
    public static AtlasMesh Unwrap(Mesh mesh, AtlasOptions? options = null)
    {
        options ??= AtlasOptions.Default;
        Check(options);
        mesh.Validate();
        var graph = new TriangleGraph(mesh);
        return Unwrap(graph, ChartsOf(graph, Charting.Cut(graph, options.MaxAngleDegrees)), options);
    }

    /// <summary>As <see cref="Unwrap(Mesh, AtlasOptions?)"/>, but cut where <paramref name="regionOf"/> (one number a triangle) changes and nowhere else unless it must be.</summary>
    internal static AtlasMesh Unwrap(TriangleGraph graph, int[] regionOf, AtlasOptions options, CancellationToken cancellationToken = default)
    {
        Check(options);
        var regions = Enumerable.Range(0, graph.Count).GroupBy(triangle => regionOf[triangle]).OrderBy(region => region.Key);
        return Unwrap(graph, [.. regions.SelectMany(region => graph.Pieces([.. region])).AsParallel().AsOrdered().Select(piece => new Chart(graph, piece))], options, cancellationToken);
    }

    private static AtlasMesh Unwrap(TriangleGraph graph, List<Chart> cut, AtlasOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var charts = OverlapSplit.Split(graph, CompactSplit.Split(graph, cut), options.Size);
        var chartOf = new int[graph.Count];
        cancellationToken.ThrowIfCancellationRequested();
        var (places, scale) = new Packer(charts, options.Size, options.Padding).Pack();
        for (var chart = 0; chart < charts.Count; chart++)
            foreach (var triangle in charts[chart].Triangles)
                chartOf[triangle] = chart;
        var filled = charts.Sum(chart => chart.Area) * scale * scale / ((double)options.Size * options.Size);
        var (mesh, sources) = WithUvs(graph.Mesh, charts, chartOf, places, scale, options.Size);
        return new AtlasMesh(mesh, chartOf, charts.Count, scale, (float)filled) { Sources = sources };
    }

    private static void Check(AtlasOptions options)
    {
        if (options.Size is < 64 or > 16384)
            throw new ArgumentOutOfRangeException(nameof(options), options.Size, "An atlas has 64 to 16384 texels a side.");
        if (options.Padding is < 0 or > 16)
            throw new ArgumentOutOfRangeException(nameof(options), options.Padding, "Charts lie 0 to 16 texels from their margin.");
        if (!(options.MaxAngleDegrees is > 0 and <= 70))
            throw new ArgumentOutOfRangeException(nameof(options), options.MaxAngleDegrees, "A chart turns by up to 70 degrees.");
    }

    private static List<Chart> ChartsOf(TriangleGraph graph, int[] chartOf)
    {
        var members = new List<List<int>>();
        for (var triangle = 0; triangle < chartOf.Length; triangle++)
        {
            if (chartOf[triangle] == members.Count)
                members.Add([]);
            members[chartOf[triangle]].Add(triangle);
        }
        return members.ConvertAll(triangles => new Chart(graph, triangles));
    }

    private static (Mesh Mesh, int[] Sources) WithUvs(Mesh mesh, List<Chart> charts, int[] chartOf, Placement[] places, float scale, int size)
    {
        var numbers = new Dictionary<(int Vertex, int Chart), int>(mesh.VertexCount * 5 / 4);
        var sources = new List<int>(mesh.VertexCount * 5 / 4);
        var uvs = new List<Vector2>(sources.Capacity);
        var indices = new int[mesh.Indices.Length];
        for (var corner = 0; corner < indices.Length; corner++)
        {
            var chart = chartOf[corner / 3];
            if (!numbers.TryGetValue((mesh.Indices[corner], chart), out indices[corner]))
            {
                numbers.Add((mesh.Indices[corner], chart), indices[corner] = sources.Count);
                sources.Add(mesh.Indices[corner]);
                uvs.Add(places[chart].At(charts[chart].Place(corner) * scale) / size);
            }
        }
        var unwrapped = mesh with
        {
            Positions = Pick(mesh.Positions)!, // positions are never null
            Normals = Pick(mesh.Normals),
            Colors = Pick(mesh.Colors),
            Uvs = [.. uvs],
            Indices = indices,
        };
        return (unwrapped, [.. sources]);

        T[]? Pick<T>(T[]? values) => values is null ? null : [.. sources.Select(i => values[i])];
    }
}
