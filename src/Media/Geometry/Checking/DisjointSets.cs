namespace GenAsset.Media.Geometry.Checking;

/// <summary>Numbers that are joined into sets (path halving).</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;

    public DisjointSets(int count)
    {
        _parent = new int[count];
        for (var i = 0; i < count; i++)
            _parent[i] = i;
    }

    /// <summary>The number that stands for the set of <paramref name="i"/>.</summary>
    public int Find(int i)
    {
        while (_parent[i] != i)
            i = _parent[i] = _parent[_parent[i]];
        return i;
    }

    /// <summary>Makes one set of two; the smaller number stands for it.</summary>
    public void Join(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a != b)
            _parent[Math.Max(a, b)] = Math.Min(a, b);
    }
}
