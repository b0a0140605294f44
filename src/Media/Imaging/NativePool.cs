using System.Numerics;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Imaging;

/// <summary>
/// Native memory for pixels, kept a while after use. Fresh memory costs a page fault for every 4 KiB, which for an image of a few
/// megapixels is as long as filtering it; a bulk run of equal images pays that once.
/// </summary>
internal static unsafe class NativePool
{
    private const nuint SmallestPooled = 64 << 10;
    private const nuint LargestPooled = 128 << 20;
    private const nuint MaxRetained = 192 << 20;
    private const nuint Alignment = 64;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<nuint, Stack<nint>> Free = [];
    private static nuint _retained;

    internal static NativeBlock Rent(nuint bytes)
    {
        var size = SizeClass(Math.Max(bytes, 1));
        if (IsPooled(size))
        {
            lock (Gate)
            {
                if (Free.TryGetValue(size, out var stack) && stack.TryPop(out var kept))
                {
                    _retained -= size;
                    GC.AddMemoryPressure((long)size);
                    return new NativeBlock((byte*)kept, size);
                }
            }
        }
        var pointer = (byte*)NativeMemory.AlignedAlloc(size, Alignment);
        GC.AddMemoryPressure((long)size);
        return new NativeBlock(pointer, size);
    }

    internal static void Return(NativeBlock block)
    {
        if (block.Pointer is null)
            return;
        GC.RemoveMemoryPressure((long)block.Bytes);
        if (IsPooled(block.Bytes))
        {
            lock (Gate)
            {
                if (_retained + block.Bytes <= MaxRetained)
                {
                    if (!Free.TryGetValue(block.Bytes, out var stack))
                        Free[block.Bytes] = stack = [];
                    stack.Push((nint)block.Pointer);
                    _retained += block.Bytes;
                    return;
                }
            }
        }
        NativeMemory.AlignedFree(block.Pointer);
    }

    private static bool IsPooled(nuint size) => size is >= SmallestPooled and <= LargestPooled;

    // Eight sizes an octave: images of nearly one size share blocks, and at most an eighth is wasted.
    private static nuint SizeClass(nuint bytes)
    {
        if (bytes < SmallestPooled || bytes > LargestPooled)
            return bytes;
        var step = (nuint)1 << BitOperations.Log2(bytes) - 3;
        return (bytes + step - 1) & ~(step - 1);
    }
}

/// <summary>A piece of memory from the pool.</summary>
internal readonly unsafe struct NativeBlock(byte* pointer, nuint bytes)
{
    internal byte* Pointer { get; } = pointer;

    internal nuint Bytes { get; } = bytes;
}
