using System.Numerics;

namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>
/// A mesh that edges can be collapsed in. Points are places; vertices are their sides with attributes (a point on a seam has several).
/// Each point has a list of the corners of triangles at it, which may hold corners of dead triangles until it is next rebuilt.
/// </summary>
internal sealed class CollapseMesh
{
    private const int None = -1;

    private readonly Attributes _attributes;
    private readonly int[] _partOf;
    private readonly int[] _first;
    private readonly int[] _mark;
    private int _epoch;

    public CollapseMesh(Mesh mesh, SimplifyOptions options)
    {
        (var placeOf, PointCount) = VertexWelding.Weld(mesh.Positions);
        _attributes = new Attributes(mesh, MathF.Cos(float.DegreesToRadians(options.CreaseDegrees)));
        var sameAs = _attributes.MergeEqual(placeOf, PointCount);
        Positions = new Vector3[PointCount];
        for (var vertex = 0; vertex < placeOf.Length; vertex++)
            Positions[placeOf[vertex]] = mesh.Positions[vertex];
        Corners = Array.ConvertAll(mesh.Indices, vertex => sameAs[vertex]);
        Points = Array.ConvertAll(mesh.Indices, vertex => placeOf[vertex]);
        _partOf = PartsOf(mesh);
        _first = new int[PointCount];
        Next = new int[Corners.Length];
        _mark = new int[PointCount];
        Alive = new bool[mesh.TriangleCount];
        Array.Fill(_first, None);
        Link();
        Kinds = new PointKind[PointCount];
        var neighbours = new List<int>(16);
        var isPlain = mesh.Uvs is null && mesh.Colors is null && mesh.Normals is null && mesh.Parts.Length <= 1;
        for (var point = 0; point < PointCount; point++)
            Kinds[point] = isPlain ? PlainKindOf(point) : KindOf(point, neighbours);
    }

    public int PointCount { get; }

    public Vector3[] Positions { get; }

    public PointKind[] Kinds { get; }

    /// <summary>The point at each corner.</summary>
    public int[] Points { get; }

    /// <summary>The vertex at each corner.</summary>
    public int[] Corners { get; }

    public bool[] Alive { get; }

    public int AliveCount { get; private set; }

    /// <summary>The next corner at the same point, or -1.</summary>
    public int[] Next { get; }

    /// <summary>The part that a triangle belongs to.</summary>
    public int PartOf(int triangle) => _partOf[triangle];

    /// <summary>The live corners at a point.</summary>
    public RingEnumerator Ring(int point) => new(this, _first[point]);

    /// <summary>The other two corners of a triangle, in its order.</summary>
    public static (int Next, int Last) Others(int corner) => (corner % 3) switch
    {
        0 => (corner + 1, corner + 2),
        1 => (corner + 1, corner - 1),
        _ => (corner - 2, corner - 1),
    };

    /// <summary>The distinct points that share a triangle with <paramref name="point"/>.</summary>
    public void Neighbours(int point, List<int> found)
    {
        found.Clear();
        _epoch++;
        _mark[point] = _epoch;
        foreach (var corner in Ring(point))
        {
            var (next, last) = Others(corner);
            foreach (var other in (ReadOnlySpan<int>)[Points[next], Points[last]])
            {
                if (_mark[other] == _epoch)
                    continue;
                _mark[other] = _epoch;
                found.Add(other);
            }
        }
    }

    /// <summary>
    /// Whether joining the two ends of an edge keeps the surface a surface: their common neighbours must be the corners opposite the
    /// edge and no others (T. Dey et al., "Topology Preserving Edge Contraction", 1999), and something must be left.
    /// </summary>
    public bool KeepsTopology(int a, int b, List<int> scratch)
    {
        Neighbours(a, scratch);
        int atA = scratch.Count, common = 0, atB = 0, epoch = _epoch, shared = 0;
        // A second mark, above the first, tells neighbours of b that were counted.
        _epoch++;
        foreach (var corner in Ring(b))
        {
            var (next, last) = Others(corner);
            shared += Points[next] == a || Points[last] == a ? 1 : 0;
            foreach (var other in (ReadOnlySpan<int>)[Points[next], Points[last]])
            {
                if (_mark[other] == _epoch)
                    continue;
                common += _mark[other] == epoch && other != a ? 1 : 0;
                atB++;
                _mark[other] = _epoch;
            }
        }
        var left = atA + atB - 2 - common;
        var rim = Kinds[a] == PointKind.Border || Kinds[b] == PointKind.Border;
        return shared is 1 or 2 && common == shared && left >= (rim ? 2 : 3);
    }

    /// <summary>Whether the edge between two points is a rim or a seam.</summary>
    public LineKind LineBetween(int a, int b)
    {
        int count = 0, cornerA = None, cornerB = None;
        var kind = LineKind.None;
        foreach (var corner in Ring(a))
        {
            var (next, last) = Others(corner);
            var other = Points[next] == b ? next : Points[last] == b ? last : None;
            if (other == None)
                continue;
            count++;
            if (count > 2)
                return LineKind.Tangled;
            if (count == 2 && (_attributes.Differ(Corners[cornerA], Corners[corner]) || _attributes.Differ(Corners[cornerB], Corners[other])
                || _partOf[cornerA / 3] != _partOf[corner / 3]))
                kind = LineKind.Seam;
            (cornerA, cornerB) = (corner, other);
        }
        return count == 1 ? LineKind.Border : kind;
    }

    /// <summary>
    /// Joins <paramref name="gone"/> to <paramref name="kept"/> at <paramref name="place"/>; vertices on both sides of the edge take
    /// the attributes at <paramref name="t"/> of the way from kept to gone.
    /// </summary>
    public void Collapse(int kept, int gone, Vector3 place, float t)
    {
        Span<(int Gone, int Kept)> pairs = stackalloc (int, int)[2];
        var found = 0;
        foreach (var corner in Ring(gone))
        {
            var (next, last) = Others(corner);
            var at = Points[next] == kept ? next : Points[last] == kept ? last : None;
            if (at == None)
                continue;
            Alive[corner / 3] = false;
            AliveCount--;
            if (found == 0 || pairs[0] != (Corners[corner], Corners[at]))
                pairs[found++] = (Corners[corner], Corners[at]);
        }
        if (t > 0)
            for (var i = 0; i < found; i++)
                if (i == 0 || pairs[0].Kept != pairs[1].Kept)
                    _attributes.Mix(pairs[i].Kept, pairs[i].Gone, t);
        var head = None;
        Relink(kept, ref head);
        foreach (var corner in Ring(gone))
        {
            Points[corner] = kept;
            for (var i = 0; i < found; i++)
                if (Corners[corner] == pairs[i].Gone)
                {
                    Corners[corner] = pairs[i].Kept;
                    break;
                }
        }
        Relink(gone, ref head);
        _first[kept] = head;
        _first[gone] = None;
        Positions[kept] = place;
    }

    /// <summary>Whether the uvs of the triangles around an edge keep their turn when its vertices are joined.</summary>
    public bool KeepsUvTurn(int kept, int gone, float t) =>
        _attributes.Uvs is not { } uvs || (UvTurn.IsKept(this, uvs, kept, gone, t) && UvTurn.IsKept(this, uvs, gone, kept, 1 - t));

    /// <summary>What is left, as a mesh.</summary>
    public Mesh ToMesh(Mesh original) => _attributes.ToMesh(original, this);

    private static int[] PartsOf(Mesh mesh)
    {
        var partOf = new int[mesh.TriangleCount];
        for (var part = 0; part < mesh.Parts.Length; part++)
            partOf.AsSpan(mesh.Parts[part].FirstIndex / 3, mesh.Parts[part].IndexCount / 3).Fill(part);
        return partOf;
    }

    private void Link()
    {
        for (var triangle = Alive.Length - 1; triangle >= 0; triangle--)
        {
            int a = Points[triangle * 3], b = Points[(triangle * 3) + 1], c = Points[(triangle * 3) + 2];
            if (a == b || b == c || c == a)
                continue;
            Alive[triangle] = true;
            AliveCount++;
            for (var corner = (triangle * 3) + 2; corner >= triangle * 3; corner--)
                (Next[corner], _first[Points[corner]]) = (_first[Points[corner]], corner);
        }
    }

    private void Relink(int point, ref int head)
    {
        for (var corner = _first[point]; corner != None;)
        {
            var ahead = Next[corner];
            if (Alive[corner / 3])
                (Next[corner], head) = (head, corner);
            corner = ahead;
        }
    }

    // Where there are no attributes there are no seams, and one walk tells how many triangles every edge has.
    private PointKind PlainKindOf(int point)
    {
        var (once, twice, triangles) = (_epoch + 1, _epoch + 2, 0);
        _epoch += 2;
        int borders = 0, neighbours = 0;
        foreach (var corner in Ring(point))
        {
            triangles++;
            var (next, last) = Others(corner);
            foreach (var other in (ReadOnlySpan<int>)[Points[next], Points[last]])
            {
                if (_mark[other] == twice)
                    return PointKind.Fixed;
                var isNew = _mark[other] != once;
                _mark[other] = isNew ? once : twice;
                neighbours += isNew ? 1 : 0;
                borders += isNew ? 1 : -1;
            }
        }
        return borders switch
        {
            0 when neighbours == triangles => PointKind.Inside,
            2 when neighbours == triangles + 1 => PointKind.Border,
            _ => PointKind.Fixed,
        };
    }

    private PointKind KindOf(int point, List<int> neighbours)
    {
        int borders = 0, seams = 0, triangles = 0;
        Neighbours(point, neighbours);
        foreach (var _ in Ring(point))
            triangles++;
        foreach (var other in neighbours)
        {
            switch (LineBetween(point, other))
            {
                case LineKind.Tangled: return PointKind.Fixed;
                case LineKind.Border: borders++; break;
                case LineKind.Seam: seams++; break;
                default: break;
            }
        }
        // One closed fan has as many neighbours as triangles, one open fan one more.
        return (borders, seams) switch
        {
            (0, 0) when neighbours.Count == triangles => PointKind.Inside,
            (2, 0) when neighbours.Count == triangles + 1 => PointKind.Border,
            (0, 2) when neighbours.Count == triangles => PointKind.Seam,
            _ => PointKind.Fixed,
        };
    }
}
