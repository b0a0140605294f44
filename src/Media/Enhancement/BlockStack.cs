using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenAsset.Media.Enhancement;

/// <summary>
/// Like blocks of a plane, transformed by cosines within and by Haar across: the third dimension of BM3D. Block i of n is the first or
/// second half of pair i modulo n/2; a lone block fills both halves.
/// </summary>
internal sealed unsafe class BlockStack : IDisposable
{
    private const float Root = 0.70710678f;

    private readonly float* _pairs;
    private int _blocks;
    private int _count;

    public BlockStack(int capacity) =>
        _pairs = (float*)NativeMemory.AlignedAlloc((nuint)(Math.Max(capacity, 2) * Dct8.Area * sizeof(float)), 64);

    /// <summary>Copies the blocks at these offsets of a plane and transforms them.</summary>
    public void Gather(float* plane, int stride, ReadOnlySpan<int> places)
    {
        _blocks = places.Length;
        _count = Math.Max(1, _blocks / 2);
        for (var i = 0; i < _count; i++)
        {
            var pair = _pairs + i * Dct8.Pair;
            var first = plane + places[i];
            var second = plane + places[_blocks == 1 ? 0 : i + _count];
            for (var row = 0; row < Dct8.Side; row++)
                Vector512.Create(Vector256.Load(first + row * stride), Vector256.Load(second + row * stride)).Store(pair + row * 16);
            Dct8.Forward(pair);
        }
        for (var (step, groups) = (1, _count / 2); groups > 0; step *= 2, groups /= 2)
            Butterfly(step, groups);
        AcrossHalves();
    }

    /// <summary>Drops coefficients below the threshold; gives the weight of the result, one over those kept.</summary>
    public float Threshold(float threshold)
    {
        var limit = Vector512.Create(threshold);
        var kept = 0;
        for (var i = 0; i < _count * Dct8.Pair; i += 16)
        {
            var values = Vector512.Load(_pairs + i);
            var large = Vector512.GreaterThan(Vector512.Abs(values), limit);
            kept += BitOperations.PopCount(large.ExtractMostSignificantBits());
            (values & large).Store(_pairs + i);
        }
        return 1f / Math.Max(_blocks == 1 ? kept / 2 : kept, 1);
    }

    /// <summary>Weighs coefficients by what <paramref name="guide"/> says of signal against noise; gives the weight of the result.</summary>
    public float Wiener(BlockStack guide, float variance)
    {
        var noise = Vector512.Create(variance);
        var energy = Vector512<float>.Zero;
        for (var i = 0; i < _count * Dct8.Pair; i += 16)
        {
            var power = Vector512.Load(guide._pairs + i);
            power *= power;
            var factor = power / (power + noise);
            energy += factor * factor;
            (Vector512.Load(_pairs + i) * factor).Store(_pairs + i);
        }
        var sum = Vector512.Sum(energy);
        return 1f / Math.Max(_blocks == 1 ? sum / 2 : sum, 1e-3f);
    }

    /// <summary>Transforms back and adds the blocks, weighed by <paramref name="window"/>, to where they came from.</summary>
    public void Scatter(int stride, ReadOnlySpan<int> places, float weight, float* window, float* sums, float* weights)
    {
        AcrossHalves();
        for (var (step, groups) = (_count / 2, 1); step > 0; step /= 2, groups *= 2)
            Butterfly(step, groups);
        for (var i = 0; i < _count; i++)
        {
            var pair = _pairs + i * Dct8.Pair;
            Dct8.Inverse(pair);
            Add(pair, stride, places[i], weight, window, sums, weights);
            if (_blocks > 1)
                Add(pair + Dct8.Side, stride, places[i + _count], weight, window, sums, weights);
        }
    }

    public void Dispose() => NativeMemory.AlignedFree(_pairs);

    private static void Add(float* block, int stride, int place, float weight, float* window, float* sums, float* weights)
    {
        for (var row = 0; row < Dct8.Side; row++)
        {
            var scale = Vector256.Load(window + row * 8) * weight;
            var sum = sums + place + row * stride;
            var total = weights + place + row * stride;
            Vector256.MultiplyAddEstimate(Vector256.Load(block + row * 16), scale, Vector256.Load(sum)).Store(sum);
            (Vector256.Load(total) + scale).Store(total);
        }
    }

    // Sums stay with the first pair, differences with the second. Its own inverse, like the next.
    private void Butterfly(int step, int groups)
    {
        for (var group = 0; group < groups; group++)
        {
            var first = _pairs + group * 2 * step * Dct8.Pair;
            var second = first + step * Dct8.Pair;
            for (var i = 0; i < Dct8.Pair; i += 16)
            {
                var a = Vector512.Load(first + i) * Root;
                var b = Vector512.Load(second + i) * Root;
                (a + b).Store(first + i);
                (a - b).Store(second + i);
            }
        }
    }

    private void AcrossHalves()
    {
        if (_blocks == 1)
            return;
        var signs = Vector512.Create(Vector256.Create(Root), Vector256.Create(-Root));
        for (var i = 0; i < _count * Dct8.Pair; i += 16)
        {
            var values = Vector512.Load(_pairs + i);
            var swapped = Vector512.Create(values.GetUpper(), values.GetLower());
            (values * signs + swapped * Root).Store(_pairs + i);
        }
    }
}
