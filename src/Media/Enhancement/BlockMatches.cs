using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Enhancement;

/// <summary>The places whose 8x8 blocks are most like one block, nearest first; the block itself opens the list.</summary>
internal sealed unsafe class BlockMatches(int capacity)
{
    /// <summary>Places looked at in a row.</summary>
    public const int Columns = 32;

    private readonly float[] _distances = new float[capacity];
    private readonly int[] _places = new int[capacity];

    /// <summary>Offsets of the blocks found.</summary>
    public ReadOnlySpan<int> Places => _places.AsSpan(0, Count);

    /// <summary>How many were found: a power of two, since the transform across them asks for one.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Looks at the <see cref="Columns"/> places a row from (<paramref name="left"/>, <paramref name="top"/>) on for blocks nearer than
    /// <paramref name="limit"/> (sum of squared differences) to the block at (<paramref name="x"/>, <paramref name="y"/>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)] // inlined into a loop replaced on its stack, it is four times slower
    public void Find(float* plane, int stride, int x, int y, int left, int top, int rows, float limit)
    {
        var own = y * stride + x;
        var found = 1;
        _places[0] = own;
        _distances[0] = -1; // stays first, whatever else is equal to it
        var worst = limit;
        var distances = stackalloc float[Columns];
        for (var row = top; row < top + rows; row++)
        {
            var place = row * stride + left;
            var nearer = Nearer(plane + own, plane + place, stride, worst, distances);
            for (; nearer != 0; nearer &= nearer - 1)
            {
                var column = BitOperations.TrailingZeroCount(nearer);
                if (distances[column] >= worst || place + column == own)
                    continue;
                found = Insert(found, distances[column], place + column);
                if (found == capacity)
                    worst = Math.Min(limit, _distances[capacity - 1]);
            }
        }
        Count = 1 << BitOperations.Log2((uint)found);
    }

    // One place a lane: no sum across lanes, ten times as fast as a vector along the block's rows. A bit is set where a place is nearer than the worst.
    private static uint Nearer(float* reference, float* places, int stride, float worst, float* distances)
    {
        Vector512<float> low = default, high = default, low2 = default, high2 = default;
        for (var row = 0; row < Dct8.Side; row++, reference += stride, places += stride)
            for (var i = 0; i < Dct8.Side; i += 2)
            {
                var pixel = Vector512.Create(reference[i]);
                var a = Vector512.Load(places + i) - pixel;
                var b = Vector512.Load(places + i + 16) - pixel;
                low = Vector512.MultiplyAddEstimate(a, a, low);
                high = Vector512.MultiplyAddEstimate(b, b, high);
                pixel = Vector512.Create(reference[i + 1]);
                a = Vector512.Load(places + i + 1) - pixel;
                b = Vector512.Load(places + i + 17) - pixel;
                low2 = Vector512.MultiplyAddEstimate(a, a, low2);
                high2 = Vector512.MultiplyAddEstimate(b, b, high2);
            }
        low += low2;
        high += high2;
        low.Store(distances);
        high.Store(distances + 16);
        var limit = Vector512.Create(worst);
        return (uint)Vector512.LessThan(low, limit).ExtractMostSignificantBits()
            | (uint)Vector512.LessThan(high, limit).ExtractMostSignificantBits() << 16;
    }

    private int Insert(int found, float distance, int place)
    {
        var i = found < capacity ? found++ : capacity - 1;
        for (; i > 1 && _distances[i - 1] > distance; i--)
        {
            _distances[i] = _distances[i - 1];
            _places[i] = _places[i - 1];
        }
        _distances[i] = distance;
        _places[i] = place;
        return found;
    }
}
