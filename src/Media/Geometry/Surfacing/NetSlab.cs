using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>
/// A few layers of cells, which one thread nets. Quads name the slab's own vertices from 0, and those of the layer below it, which another
/// thread owns, from <see cref="Below"/>; the layer's numbers are found by counting it again.
/// </summary>
internal sealed class NetSlab
{
    public const int Layers = 16;

    private const int Below = int.MinValue;

    private readonly NetCells _cells;
    private readonly int _cellsX;
    private readonly int _wordsX;
    private readonly int _cellsY;

    // First vertex and table row of each cell of two layers.
    private readonly (int First, int Row)[] _lower;
    private readonly (int First, int Row)[] _upper;

    public NetSlab(NetCells cells, int from, int to, CancellationToken cancellationToken)
    {
        _cells = cells;
        (_cellsX, _cellsY) = (cells.Signs.Width - 1, cells.Signs.Height - 1);
        _wordsX = (_cellsX + 63) / 64;
        (_lower, _upper) = (NewLayer(), NewLayer());
        if (from > 0)
            CountBelow(from - 1);
        for (var z = from; z < to; z++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (_lower, _upper) = (_upper, _lower);
            LastLayerStart = Vertices.Count;
            AddLayer(z);
        }
        (_lower, _upper) = ([], []);
    }

    public List<Vector3> Vertices { get; } = [];

    /// <summary>Four vertices each, counter-clockwise seen from outside.</summary>
    public List<int> Quads { get; } = [];

    /// <summary>The first vertex of the last layer.</summary>
    public int LastLayerStart { get; private set; }

    /// <summary>Cuts every quad along its shorter diagonal.</summary>
    public void WriteTriangles(Vector3[] positions, int first, int firstBelow, Span<int> indices)
    {
        var quads = CollectionsMarshal.AsSpan(Quads);
        for (var i = 0; i < quads.Length; i += 4, indices = indices[6..])
        {
            int a = At(quads[i]), b = At(quads[i + 1]), c = At(quads[i + 2]), d = At(quads[i + 3]);
            if (Vector3.DistanceSquared(positions[a], positions[c]) <= Vector3.DistanceSquared(positions[b], positions[d]))
                (indices[0], indices[1], indices[2], indices[3], indices[4], indices[5]) = (a, b, c, a, c, d);
            else
                (indices[0], indices[1], indices[2], indices[3], indices[4], indices[5]) = (b, c, d, b, d, a);
        }

        int At(int vertex) => vertex < 0 ? firstBelow + (vertex - Below) : first + vertex;
    }

    private (int, int)[] NewLayer() => new (int, int)[_cellsX * _cellsY];

    private void CountBelow(int z)
    {
        var next = Below;
        Array.Fill(_upper, (0, -1));
        for (var y = 0; y < _cellsY; y++)
        {
            for (var word = 0; word < _wordsX; word++)
            {
                for (var cells = _cells.Signs.Crossings(word, y, z); cells != 0; cells &= cells - 1)
                {
                    var x = (word * 64) + BitOperations.TrailingZeroCount(cells);
                    var row = _cells.RowOf(x, y, z);
                    _upper[(y * _cellsX) + x] = (next, row);
                    next += row < 0 ? 0 : CellTable.Sheets(row);
                }
            }
        }
    }

    private void AddLayer(int z)
    {
        Array.Fill(_upper, (0, -1));
        Span<Vector3> sheets = stackalloc Vector3[4];
        for (var y = 0; y < _cellsY; y++)
        {
            for (var word = 0; word < _wordsX; word++)
            {
                for (var cells = _cells.Signs.Crossings(word, y, z); cells != 0; cells &= cells - 1)
                {
                    var x = (word * 64) + BitOperations.TrailingZeroCount(cells);
                    var row = _cells.RowOf(x, y, z);
                    _upper[(y * _cellsX) + x] = (Vertices.Count, row);
                    if (row < 0)
                        continue;
                    var vertices = sheets[..CellTable.Sheets(row)];
                    _cells.Place(x, y, z, row, vertices);
                    Vertices.AddRange(vertices);
                    AddQuads(x, y, z, row);
                }
            }
        }
    }

    // The quads around the three edges that leave the cell's least corner, for which all four cells are numbered by now.
    private void AddQuads(int x, int y, int z, int row)
    {
        var sheets = CellTable.SheetOf(row);
        var outward = (row & 1) == 1;
        var here = (y * _cellsX) + x;
        if (sheets[0] != CellTable.None && y > 0 && z > 0)
            AddQuad(0, outward, _lower[here - _cellsX], _lower[here], _upper[here], _upper[here - _cellsX]);
        if (sheets[4] != CellTable.None && x > 0 && z > 0)
            AddQuad(4, outward, _lower[here - 1], _upper[here - 1], _upper[here], _lower[here]);
        if (sheets[8] != CellTable.None && x > 0 && y > 0)
            AddQuad(8, outward, _upper[here - _cellsX - 1], _upper[here - _cellsX], _upper[here], _upper[here - 1]);
    }

    private void AddQuad(int edge, bool outward, (int First, int Row) a, (int First, int Row) b, (int First, int Row) c, (int First, int Row) d)
    {
        if ((a.Row | b.Row | c.Row | d.Row) < 0)
            return;
        int va = Vertex(a, edge + 3), vb = Vertex(b, edge + 2), vc = Vertex(c, edge), vd = Vertex(d, edge + 1);
        Quads.AddRange(outward ? [va, vb, vc, vd] : [vd, vc, vb, va]);
    }

    private static int Vertex((int First, int Row) cell, int edge) => cell.First + CellTable.SheetOf(cell.Row)[edge];
}
