using System.Numerics;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>One mesh on its way to the screen: its projected vertices and what its triangles' materials ask of the rasterizer.</summary>
internal sealed class Drawing
{
    /// <summary>Samples along a tile's side: its two buffers (32 KB) fit a core's first cache.</summary>
    public const int TileSize = 64;

    private const int VertexRun = 1 << 14;

    private readonly bool _allBacks;
    private readonly bool[]? _backs;

    public Drawing(Mesh mesh, ScreenSpace screen, RasterOptions options)
    {
        Mesh = mesh;
        Screen = screen;
        TileColumns = (screen.Width + TileSize - 1) / TileSize;
        TileCount = TileColumns * ((screen.Height + TileSize - 1) / TileSize);
        Vertices = GC.AllocateUninitializedArray<ScreenVertex>(mesh.VertexCount);
        Parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Threads) };
        var parts = mesh.EffectiveParts;
        _allBacks = options.DrawBackFaces || parts.All(part => mesh.MaterialOf(part).DoubleSided);
        if (!_allBacks && parts.Any(part => mesh.MaterialOf(part).DoubleSided))
            _backs = BacksOf(mesh, parts);
        ProjectVertices();
    }

    public Mesh Mesh { get; }

    public ScreenSpace Screen { get; }

    public ScreenVertex[] Vertices { get; }

    public int TileColumns { get; }

    public int TileCount { get; }

    public ParallelOptions Parallel { get; }

    /// <summary>Whether a triangle is seen from behind.</summary>
    public bool ShowsBack(int triangle) => _allBacks || (_backs is not null && _backs[triangle]);

    private static bool[] BacksOf(Mesh mesh, IReadOnlyList<MeshPart> parts)
    {
        var backs = new bool[mesh.TriangleCount];
        foreach (var part in parts)
            backs.AsSpan(part.FirstIndex / 3, part.IndexCount / 3).Fill(mesh.MaterialOf(part).DoubleSided);
        return backs;
    }

    private void ProjectVertices()
    {
        var runs = (Vertices.Length + VertexRun - 1) / VertexRun;
        System.Threading.Tasks.Parallel.For(0, runs, Parallel, run =>
        {
            Vector3[] positions = Mesh.Positions;
            var screen = Screen;
            var end = Math.Min(positions.Length, (run + 1) * VertexRun);
            for (var i = run * VertexRun; i < end; i++)
                Vertices[i] = screen.Snap(screen.Project(positions[i]));
        });
    }
}
