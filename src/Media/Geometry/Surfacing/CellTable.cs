namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>
/// How the surface runs through a cell, for each of the 256 signs of its corners: the edges that it crosses fall into one closed line a
/// sheet (the cycles of marching cubes), and every sheet gets its own vertex. Where a side's corners alternate, the inside ones are kept apart.
/// </summary>
/// <remarks>
/// Such vertices make a manifold but for one case (R. Wenger, "Isosurfaces", 2013, ch. 3): two cells share an alternating side and in both of them all
/// its four edges lie on one sheet, so that four faces would meet at one edge. Both then join the inside corners of that side instead, which
/// cuts both sheets in two: those are the rows from 256 on. A cell with such a side has no other that alternates.
/// Rows are signs; edges are axis * 4 + u + 2 v, with u and v the edge's place along the next two axes.
/// </remarks>
internal static class CellTable
{
    /// <summary>The sheet of an edge that is not crossed.</summary>
    public const byte None = 255;

    public const int Edges = 12;

    private const int Rows = 512;

    private static readonly byte[] s_sheetOf = new byte[Rows * Edges];
    private static readonly byte[] s_sheets = new byte[Rows];
    private static readonly sbyte[] s_tangledSide = new sbyte[256];

    static CellTable()
    {
        for (var signs = 0; signs < 256; signs++)
        {
            Fill(signs, signs, -1);
            s_tangledSide[signs] = TangledSide(signs);
            Fill(256 + signs, signs, s_tangledSide[signs]);
        }
    }

    /// <summary>For each of the 12 edges of a row the sheet that crosses it, or <see cref="None"/>.</summary>
    public static ReadOnlySpan<byte> SheetOf(int row) => s_sheetOf.AsSpan(row * Edges, Edges);

    /// <summary>Sheets of a row, 0..4.</summary>
    public static int Sheets(int row) => s_sheets[row];

    /// <summary>The side (axis * 2, + 1 when it faces up the axis) whose four edges one sheet crosses, or -1.</summary>
    public static int TangledSideOf(int signs) => s_tangledSide[signs];

    /// <summary>The corner at the lower end of an edge.</summary>
    public static int LowCorner(int edge) => Corner(edge >> 2, 0, edge & 1, (edge >> 1) & 1);

    private static int Corner(int axis, int along, int u, int v) => (along << axis) | (u << ((axis + 1) % 3)) | (v << ((axis + 2) % 3));

    private static void Fill(int row, int signs, int joinedSide)
    {
        Span<int> sheet = stackalloc int[Edges];
        for (var edge = 0; edge < Edges; edge++)
            sheet[edge] = edge;
        for (var side = 0; side < 6; side++)
            Link(signs, side, joinInside: side == joinedSide, sheet);
        Span<int> number = stackalloc int[Edges];
        number.Fill(-1);
        for (var edge = 0; edge < Edges; edge++)
        {
            ref var target = ref s_sheetOf[(row * Edges) + edge];
            target = None;
            if (!IsCrossed(signs, edge))
                continue;
            if (number[sheet[edge]] < 0)
                number[sheet[edge]] = s_sheets[row]++;
            target = (byte)number[sheet[edge]];
        }
    }

    private static bool IsCrossed(int signs, int edge)
    {
        int low = LowCorner(edge), high = low | (1 << (edge >> 2));
        return ((signs >> low) & 1) != ((signs >> high) & 1);
    }

    private static void Link(int signs, int side, bool joinInside, Span<int> sheet)
    {
        Span<int> corners = stackalloc int[4], edges = stackalloc int[4];
        Outline(side, corners, edges);
        Span<int> crossed = stackalloc int[4];
        var count = 0;
        foreach (var edge in edges)
            if (IsCrossed(signs, edge))
                crossed[count++] = edge;
        if (count == 2)
            Join(sheet, crossed[0], crossed[1]);
        if (count != 4)
            return;
        // Around each corner that is kept apart from the others of its kind, the line runs from the edge before it to the edge after it.
        for (var i = 0; i < 4; i++)
            if (((signs >> corners[i]) & 1) != (joinInside ? 1 : 0))
                Join(sheet, edges[(i + 3) % 4], edges[i]);
    }

    // Corners in order around a side, and the edge from each to the next.
    private static void Outline(int side, Span<int> corners, Span<int> edges)
    {
        int axis = side >> 1, up = side & 1, u = (axis + 1) % 3, v = (axis + 2) % 3;
        for (var i = 0; i < 4; i++)
            corners[i] = Corner(axis, up, i is 1 or 2 ? 1 : 0, i >= 2 ? 1 : 0);
        // An edge along u lies at (v, axis) of its own next two axes; one along v at (axis, u).
        (edges[0], edges[2]) = ((u * 4) + (2 * up), (u * 4) + 1 + (2 * up));
        (edges[1], edges[3]) = ((v * 4) + up + 2, (v * 4) + up);
    }

    private static void Join(Span<int> sheet, int a, int b)
    {
        var (from, to) = (Math.Max(sheet[a], sheet[b]), Math.Min(sheet[a], sheet[b]));
        for (var edge = 0; edge < Edges; edge++)
            sheet[edge] = sheet[edge] == from ? to : sheet[edge];
    }

    private static sbyte TangledSide(int signs)
    {
        Span<int> corners = stackalloc int[4], edges = stackalloc int[4];
        for (var side = 0; side < 6; side++)
        {
            Outline(side, corners, edges);
            var sheets = SheetOf(signs);
            var first = sheets[edges[0]];
            if (first != None && sheets[edges[1]] == first && sheets[edges[2]] == first && sheets[edges[3]] == first)
                return (sbyte)side;
        }
        return -1;
    }
}
