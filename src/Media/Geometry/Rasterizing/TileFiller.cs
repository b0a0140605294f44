using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// Draws the triangles of one tile, eight samples of a row at a time. Edge functions are exact integers and a shared edge belongs to one
/// of its two triangles, so a closed surface has neither holes nor samples drawn twice.
/// </summary>
internal readonly ref struct TileFiller
{
    private const int Lanes = 8;

    // Edge functions of triangles within this many subsamples of their first corner cannot overflow: no check is needed.
    private const int SmallExtent = 32 * ScreenVertex.One;

    private readonly Drawing _drawing;
    private readonly Visibility _target;
    private readonly float[]? _ceiling;
    private readonly int _left;
    private readonly int _top;
    private readonly int _right;
    private readonly int _bottom;

    public TileFiller(Drawing drawing, Visibility target, float[]? ceiling, int tile)
    {
        _ceiling = ceiling;
        _drawing = drawing;
        _target = target;
        _left = tile % drawing.TileColumns * Drawing.TileSize;
        _top = tile / drawing.TileColumns * Drawing.TileSize;
        _right = Math.Min(_left + Drawing.TileSize, drawing.Screen.Width);
        _bottom = Math.Min(_top + Drawing.TileSize, drawing.Screen.Height);
    }

    /// <summary>Empties the tile.</summary>
    public void Clear()
    {
        var width = Math.Min(Drawing.TileSize, _target.Stride - _left);
        for (var y = _top; y < _bottom; y++)
        {
            _target.Triangles.AsSpan(y * _target.Stride + _left, width).Fill(Visibility.Nothing);
            _target.Nearness.AsSpan(y * _target.Stride + _left, width).Fill(_drawing.Screen.FarNearness);
        }
    }

    /// <summary>Draws what one run of triangles has in this tile.</summary>
    public void Fill(TriangleBins bins, ReadOnlySpan<int> entries)
    {
        var indices = _drawing.Mesh.Indices;
        var vertices = _drawing.Vertices;
        foreach (var entry in entries)
        {
            if (entry >= 0)
            {
                Fill(vertices[indices[entry * 3]], vertices[indices[entry * 3 + 1]], vertices[indices[entry * 3 + 2]], entry);
                continue;
            }
            var piece = bins.Clipped[~entry];
            Fill(piece.A, piece.B, piece.C, piece.Triangle);
        }
    }

    private void Fill(ScreenVertex a, ScreenVertex b, ScreenVertex c, int triangle)
    {
        var box = SampleBox.Of(a, b, c).Within(_left, _top, _right, _bottom);
        if (box.IsEmpty)
            return;
        var area = ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(c.X - a.X) * (b.Y - a.Y));
        if (area < 0)
            (b, c, area) = (c, b, -area);
        var start = box.Left & -Lanes;
        int x = (start << ScreenVertex.SubpixelBits) + ScreenVertex.Half, y = (box.Top << ScreenVertex.SubpixelBits) + ScreenVertex.Half;
        Edge ab = new(a, b, x, y), bc = new(b, c, x, y), ca = new(c, a, x, y);
        if (Extent(a, b, c) > SmallExtent)
        {
            // Whole groups of lanes: an edge that only the last lanes are beyond still has to say so.
            int columns = (box.Right | (Lanes - 1)) - start, rows = box.Bottom - box.Top;
            if (!ab.Narrow(columns, rows) || !bc.Narrow(columns, rows) || !ca.Narrow(columns, rows))
                return;
        }
        Sweep(box, start, triangle, ab, bc, ca, new NearnessPlane(a, b, c, area, x, y));
    }

    private static int Extent(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c) => Math.Max(
        Math.Max(Math.Abs(b.X - a.X), Math.Abs(c.X - a.X)), Math.Max(Math.Abs(b.Y - a.Y), Math.Abs(c.Y - a.Y)));

    private void Sweep(SampleBox box, int start, int triangle, in Edge ab, in Edge bc, in Edge ca, in NearnessPlane plane)
    {
        Vector256<int> row0 = ab.Row(), row1 = bc.Row(), row2 = ca.Row();
        Vector256<int> down0 = Vector256.Create(ab.StepY), down1 = Vector256.Create(bc.StepY), down2 = Vector256.Create(ca.StepY);
        Vector256<int> on0 = Vector256.Create(ab.StepX * Lanes), on1 = Vector256.Create(bc.StepX * Lanes), on2 = Vector256.Create(ca.StepX * Lanes);
        Vector256<float> least = Vector256.Create(plane.Least), most = Vector256.Create(plane.Most);
        var ramp = Vector256.Create(0f, 1, 2, 3, 4, 5, 6, 7) * plane.StepX;
        var id = Vector256.Create(triangle);
        for (var y = box.Top; y <= box.Bottom; y++)
        {
            ref var nearness = ref _target.Nearness[y * _target.Stride];
            ref var triangles = ref _target.Triangles[y * _target.Stride];
            var (e0, e1, e2) = (row0, row1, row2);
            for (var x = start; x <= box.Right; x += Lanes)
            {
                var inside = Vector256.GreaterThanOrEqual(e0 | e1 | e2, Vector256<int>.Zero);
                if (inside != Vector256<int>.Zero)
                {
                    // Clamped to the corners: a sliver's steep plane must not reach beyond the surface.
                    var near = Vector256.Min(Vector256.Max(Vector256.Create(plane.At(x - start, y - box.Top)) + ramp, least), most);
                    var old = Vector256.LoadUnsafe(ref nearness, (nuint)x);
                    inside &= Vector256.GreaterThan(near, old).AsInt32();
                    if (_ceiling is not null)
                        inside &= Vector256.LessThan(near, Vector256.LoadUnsafe(ref _ceiling[y * _target.Stride], (nuint)x)).AsInt32();
                    Vector256.ConditionalSelect(inside.AsSingle(), near, old).StoreUnsafe(ref nearness, (nuint)x);
                    Vector256.ConditionalSelect(inside, id, Vector256.LoadUnsafe(ref triangles, (nuint)x)).StoreUnsafe(ref triangles, (nuint)x);
                }
                e0 += on0;
                e1 += on1;
                e2 += on2;
            }
            row0 += down0;
            row1 += down1;
            row2 += down2;
        }
    }

    /// <summary>
    /// The side of an edge that a sample's centre is on: 0 or more is inside. A step of one sample changes the exact value by a multiple of
    /// 256, so its lowest eight bits never matter to the sign and are dropped, which leaves 32 bits for a whole tile.
    /// </summary>
    private struct Edge
    {
        private long _value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Edge(in ScreenVertex from, in ScreenVertex to, int x, int y)
        {
            StepX = from.Y - to.Y;
            StepY = to.X - from.X;
            var owned = StepX > 0 || (StepX == 0 && StepY > 0);
            var value = ((long)StepX * (x - from.X)) + ((long)StepY * (y - from.Y));
            _value = (owned ? value : value - 1) >> ScreenVertex.SubpixelBits;
        }

        public int StepX { get; private set; }

        public int StepY { get; private set; }

        /// <summary>False when every sample of the area is outside; makes an edge that none of them is beyond always true.</summary>
        public bool Narrow(int columns, int rows)
        {
            long acrossX = (long)StepX * columns, acrossY = (long)StepY * rows;
            if (_value + Math.Max(0, acrossX) + Math.Max(0, acrossY) < 0)
                return false;
            if (_value + Math.Min(0, acrossX) + Math.Min(0, acrossY) >= 0)
                (_value, StepX, StepY) = (0, 0, 0);
            return true;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector256<int> Row() => Vector256.Create((int)_value) + (Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7) * StepX);
    }
}
