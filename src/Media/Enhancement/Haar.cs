using System.Runtime.Intrinsics;

namespace GenAsset.Media.Enhancement;

/// <summary>The orthonormal Haar transform across a stack of 8x8 blocks, a power of two of them; sums settle in the lower half.</summary>
internal static unsafe class Haar
{
    private const float Root = 0.70710678f;

    public static void Forward(float* stack, int count)
    {
        for (var (stride, pairs) = (Dct8.Area, count / 2); pairs > 0; stride *= 2, pairs /= 2)
            Butterfly(stack, stride, pairs);
    }

    public static void Inverse(float* stack, int count)
    {
        for (var (stride, pairs) = (Dct8.Area * count / 2, 1); pairs < count; stride /= 2, pairs *= 2)
            Butterfly(stack, stride, pairs);
    }

    // In place: the sum stays with the first of a pair, the difference with the second. It is its own inverse.
    private static void Butterfly(float* stack, int stride, int pairs)
    {
        for (var pair = 0; pair < pairs; pair++)
        {
            var first = stack + (long)pair * 2 * stride;
            var second = first + stride;
            for (var i = 0; i < Dct8.Area; i += 8)
            {
                var a = Vector256.Load(first + i) * Root;
                var b = Vector256.Load(second + i) * Root;
                (a + b).Store(first + i);
                (a - b).Store(second + i);
            }
        }
    }
}
