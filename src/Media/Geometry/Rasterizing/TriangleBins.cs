using System.Buffers;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// Which triangles of one run may touch which tile, in the mesh's order: back faces, empty triangles and those that miss every sample
/// are gone. A triangle of many tiles is listed once, apart, so that the lists stay a small multiple of the run.
/// </summary>
internal sealed class TriangleBins
{
    /// <summary>Triangles a run: enough to outweigh its start, few enough to share among threads.</summary>
    public const int RunLength = 1 << 14;

    private const int LargeTiles = 16;

    private readonly Drawing _drawing;
    private readonly List<int> _large = [];
    private readonly List<ClippedTriangle> _clipped = [];
    private readonly int[] _starts;
    private int[] _entries = [];
    private int[] _pending;
    private int _count;

    public TriangleBins(Drawing drawing, int firstTriangle, int endTriangle)
    {
        _drawing = drawing;
        _starts = new int[drawing.TileCount + 1];
        _pending = ArrayPool<int>.Shared.Rent(2 * RunLength);
        for (var triangle = firstTriangle; triangle < endTriangle; triangle++)
            Add(triangle);
        SortByTile();
    }

    /// <summary>Triangles so large that every tile looks at them.</summary>
    public List<int> Large => _large;

    /// <summary>What a negative entry <c>~i</c> names.</summary>
    public List<ClippedTriangle> Clipped => _clipped;

    /// <summary>The entries of one tile: a triangle's number, or <c>~i</c> for <see cref="Clipped"/>.</summary>
    public ReadOnlySpan<int> Tile(int tile) => _entries.AsSpan(_starts[tile].._starts[tile + 1]);

    private void Add(int triangle)
    {
        var indices = _drawing.Mesh.Indices;
        int i = indices[triangle * 3], j = indices[triangle * 3 + 1], k = indices[triangle * 3 + 2];
        ref readonly var a = ref _drawing.Vertices[i];
        ref readonly var b = ref _drawing.Vertices[j];
        ref readonly var c = ref _drawing.Vertices[k];
        var any = a.Outside | b.Outside | c.Outside;
        if (any == Outside.Nothing)
            Place(a, b, c, triangle, triangle);
        else if (any != Outside.Everything && (a.Outside & b.Outside & c.Outside) == 0)
            Clip(i, j, k, triangle);
    }

    private void Clip(int i, int j, int k, int triangle)
    {
        var first = _clipped.Count;
        var positions = _drawing.Mesh.Positions;
        var screen = _drawing.Screen;
        Clipper.Clip(screen, screen.Project(positions[i]), screen.Project(positions[j]), screen.Project(positions[k]), triangle, _clipped);
        for (var piece = first; piece < _clipped.Count; piece++)
            Place(_clipped[piece].A, _clipped[piece].B, _clipped[piece].C, triangle, ~piece);
    }

    private void Place(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c, int triangle, int entry)
    {
        // The screen's y points down, so a front face, counter-clockwise to people, has a negative area here.
        var area = ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(c.X - a.X) * (b.Y - a.Y));
        if (area == 0 || (area > 0 && !_drawing.ShowsBack(triangle)))
            return;
        var box = SampleBox.Of(a, b, c).Within(0, 0, _drawing.Screen.Width, _drawing.Screen.Height);
        if (box.IsEmpty)
            return;
        int left = box.Left / Drawing.TileSize, right = box.Right / Drawing.TileSize;
        int top = box.Top / Drawing.TileSize, bottom = box.Bottom / Drawing.TileSize;
        if (left == right && top == bottom)
            Push(top * _drawing.TileColumns + left, entry);
        else if ((right - left + 1) * (bottom - top + 1) > LargeTiles)
            _large.Add(entry);
        else
            for (var y = top; y <= bottom; y++)
                for (var x = left; x <= right; x++)
                    Push(y * _drawing.TileColumns + x, entry);
    }

    private void Push(int tile, int entry)
    {
        if (_count + 2 > _pending.Length)
            Grow();
        _pending[_count++] = tile;
        _pending[_count++] = entry;
        _starts[tile + 1]++;
    }

    private void Grow()
    {
        var larger = ArrayPool<int>.Shared.Rent(_pending.Length * 2);
        _pending.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_pending);
        _pending = larger;
    }

    private void SortByTile()
    {
        for (var tile = 0; tile < _drawing.TileCount; tile++)
            _starts[tile + 1] += _starts[tile];
        _entries = GC.AllocateUninitializedArray<int>(_count / 2);
        var next = _starts.AsSpan(0, _drawing.TileCount).ToArray();
        for (var i = 0; i < _count; i += 2)
            _entries[next[_pending[i]]++] = _pending[i + 1];
        ArrayPool<int>.Shared.Return(_pending);
        _pending = [];
    }
}
