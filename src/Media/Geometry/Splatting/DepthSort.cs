using System.Buffers;

namespace GenAsset.Media.Geometry.Splatting;

/// <summary>Sorts by a positive float: a radix sort of its bits in three passes, several times as fast as comparing.</summary>
internal static class DepthSort
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;

    /// <summary>The numbers 0..count-1 by rising <paramref name="depths"/>, equal ones in their old order.</summary>
    public static int[] Order(ReadOnlySpan<float> depths)
    {
        var (order, other) = (new int[depths.Length], ArrayPool<int>.Shared.Rent(depths.Length));
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Span<int> from = order, to = other.AsSpan(0, order.Length);
        Span<int> starts = stackalloc int[Buckets];
        for (var pass = 0; pass < 3; pass++)
        {
            starts.Clear();
            foreach (var depth in depths)
                starts[Digit(depth, pass)]++;
            var sum = 0;
            for (var i = 0; i < Buckets; i++)
                (starts[i], sum) = (sum, sum + starts[i]);
            foreach (var i in from)
                to[starts[Digit(depths[i], pass)]++] = i;
            var swap = from;
            from = to;
            to = swap;
        }
        // Three passes end in the rented array.
        from.CopyTo(order);
        ArrayPool<int>.Shared.Return(other);
        return order;
    }

    // A positive float's bits grow with it.
    private static int Digit(float depth, int pass) => (int)((BitConverter.SingleToUInt32Bits(depth) >> (pass * Bits)) & (Buckets - 1));
}
