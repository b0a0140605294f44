using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Sees an array of numbers as bytes without a copy.</summary>
internal sealed unsafe class ArrayBytes<T>(T[] numbers) : MemoryManager<byte>
    where T : unmanaged
{
    private GCHandle _pin;

    public override Span<byte> GetSpan() => MemoryMarshal.AsBytes(numbers.AsSpan());

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        _pin = GCHandle.Alloc(numbers, GCHandleType.Pinned);
        return new(Unsafe.Add<byte>((void*)_pin.AddrOfPinnedObject(), elementIndex), pinnable: this);
    }

    public override void Unpin() => _pin.Free();

    protected override void Dispose(bool disposing)
    {
    }
}
