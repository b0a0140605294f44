using System.Runtime.InteropServices;

namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>
/// Candidates by rank, to within 3 %: one queue for every five bits of a float's fraction, each first in, first out. A heap of a million candidates, most of
/// them out of date, misses the cache at every step down.
/// </summary>
internal sealed class CollapseQueue
{
    private const int None = -1;
    private const int DroppedBits = 18;

    private readonly int[] _heads = new int[1 << (31 - DroppedBits)];
    private readonly int[] _tails = new int[1 << (31 - DroppedBits)];
    private readonly List<Node> _nodes;
    private int _free = None;
    private int _least;

    public CollapseQueue(int capacity)
    {
        _nodes = new List<Node>(capacity);
        Array.Fill(_heads, None);
        _least = _heads.Length;
    }

    /// <summary>Adds a candidate; <paramref name="rank"/> is not negative.</summary>
    public void Enqueue(Candidate candidate, float rank)
    {
        // Positive floats are in the order of their bits; what is not a number comes last.
        var bucket = rank >= 0 ? (int)(BitConverter.SingleToUInt32Bits(rank + 0f) >> DroppedBits) : _heads.Length - 1;
        var at = _free;
        if (at == None)
        {
            at = _nodes.Count;
            _nodes.Add(new Node(candidate, None));
        }
        else
        {
            _free = _nodes[at].Next;
            _nodes[at] = new Node(candidate, None);
        }
        if (_heads[bucket] == None)
            _heads[bucket] = at;
        else
            CollectionsMarshal.AsSpan(_nodes)[_tails[bucket]].Next = at;
        _tails[bucket] = at;
        _least = Math.Min(_least, bucket);
    }

    /// <summary>Takes a candidate of the lowest rank there is.</summary>
    public bool TryDequeue(out Candidate candidate)
    {
        while (_least < _heads.Length && _heads[_least] == None)
            _least++;
        candidate = default;
        if (_least == _heads.Length)
            return false;
        var at = _heads[_least];
        ref var node = ref CollectionsMarshal.AsSpan(_nodes)[at];
        candidate = node.Candidate;
        (_heads[_least], node.Next, _free) = (node.Next, _free, at);
        return true;
    }

    private struct Node(Candidate candidate, int next)
    {
        public readonly Candidate Candidate = candidate;
        public int Next = next;
    }
}

/// <summary>An edge that may be collapsed, as long as its points are of this version.</summary>
internal readonly record struct Candidate(int Kept, int Gone, int Version);
