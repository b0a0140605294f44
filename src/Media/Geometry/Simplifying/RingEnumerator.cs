namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>Walks the live corners at a point.</summary>
internal struct RingEnumerator(CollapseMesh mesh, int first)
{
    private int _ahead = first;

    public int Current { get; private set; }

    public readonly RingEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_ahead != -1)
        {
            Current = _ahead;
            _ahead = mesh.Next[_ahead];
            if (mesh.Alive[Current / 3])
                return true;
        }
        return false;
    }
}
