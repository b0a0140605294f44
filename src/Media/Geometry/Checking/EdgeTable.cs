namespace GenAsset.Media.Geometry.Checking;

/// <summary>
/// The edges of triangles, each seen once from every triangle, sorted so that the same edge's are together. Sorting numbers is several
/// times as fast as a dictionary of lists.
/// </summary>
internal sealed class EdgeTable
{
    private readonly ulong[] _keys;
    private readonly int[] _corners;

    /// <summary>Sorts the edges that start at the corners of <paramref name="triangles"/>; <paramref name="points"/> holds three a triangle.</summary>
    public EdgeTable(int[] points, IReadOnlyList<int> triangles)
    {
        _keys = new ulong[triangles.Count * 3];
        _corners = new int[_keys.Length];
        var n = 0;
        foreach (var triangle in triangles)
        {
            for (var side = 0; side < 3; side++)
            {
                uint from = (uint)points[(triangle * 3) + side], to = (uint)points[(triangle * 3) + ((side + 1) % 3)];
                _keys[n] = from < to ? ((ulong)from << 32) | to : ((ulong)to << 32) | from;
                _corners[n++] = (triangle * 3) + side;
            }
        }
        Array.Sort(_keys, _corners);
    }

    /// <summary>For every edge the corners at which it starts, one a triangle.</summary>
    public IEnumerable<ArraySegment<int>> Edges()
    {
        for (int start = 0, end; start < _keys.Length; start = end)
        {
            for (end = start + 1; end < _keys.Length && _keys[end] == _keys[start];)
                end++;
            yield return new ArraySegment<int>(_corners, start, end - start);
        }
    }
}
