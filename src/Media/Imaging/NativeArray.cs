namespace GenAsset.Media.Imaging;

/// <summary>A block of pooled native memory, unset at first; dispose it to give it back.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private NativeBlock _block;

    internal NativeArray(long length)
    {
        Length = length;
        _block = NativePool.Rent(checked((nuint)length * (nuint)sizeof(T)));
    }

    private NativeArray()
    {
    }

    ~NativeArray() => NativePool.Return(_block);

    internal static NativeArray<T> Empty { get; } = new();

    internal long Length { get; }

    internal T* Pointer => (T*)_block.Pointer;

    internal void Clear() => System.Runtime.InteropServices.NativeMemory.Clear(Pointer, (nuint)Length * (nuint)sizeof(T));

    public void Dispose()
    {
        if (ReferenceEquals(this, Empty))
            return;
        NativePool.Return(_block);
        _block = default;
        GC.SuppressFinalize(this);
    }
}
