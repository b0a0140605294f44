using System.Runtime.InteropServices;

namespace GenAsset.Media.Imaging;

/// <summary>
/// Pixels in memory: 1 to 4 interleaved channels (gray, gray+alpha, RGB, RGBA; alpha is straight), rows without padding.
/// Pooled native memory, so that an image may pass 2 GiB; dispose it when done, and its memory serves the next one.
/// </summary>
public sealed unsafe class ImageBuffer : IDisposable
{
    private NativeBlock _block;
    private byte* _data;

    /// <summary>Allocates an image of unset pixels; call <see cref="Clear"/> for zeros.</summary>
    public ImageBuffer(int width, int height, int channels, PixelType type = PixelType.UInt8, Transfer transfer = Transfer.Srgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 4);
        Width = width;
        Height = height;
        Channels = channels;
        Type = type;
        Transfer = transfer;
        Stride = checked(width * channels * SampleBytes);
        _block = NativePool.Rent((nuint)Stride * (nuint)height);
        _data = _block.Pointer;
    }

    /// <summary>Frees the memory of an image that nobody disposed.</summary>
    ~ImageBuffer() => Free();

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Samples a pixel, 1..4.</summary>
    public int Channels { get; }

    /// <summary>How a sample is stored.</summary>
    public PixelType Type { get; }

    /// <summary>What a sample's number means.</summary>
    public Transfer Transfer { get; }

    /// <summary>Bytes a row.</summary>
    public int Stride { get; }

    /// <summary>Whether the last channel is alpha (2 or 4 channels).</summary>
    public bool HasAlpha => Channels is 2 or 4;

    /// <summary>Bytes a sample: 1, 2 or 4.</summary>
    public int SampleBytes => Type switch { PixelType.UInt8 => 1, PixelType.UInt16 => 2, _ => 4 };

    /// <summary>The bytes of row <paramref name="y"/>.</summary>
    public Span<byte> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        ObjectDisposedException.ThrowIf(_data is null, this);
        return new Span<byte>(_data + (long)y * Stride, Stride);
    }

    /// <summary>The samples of row <paramref name="y"/> as <typeparamref name="T"/>: byte, ushort or float, as <see cref="Type"/> says.</summary>
    public Span<T> Row<T>(int y)
        where T : unmanaged
    {
        if (sizeof(T) != SampleBytes)
            throw new InvalidOperationException($"A row of {Type} samples cannot be read as {typeof(T).Name}.");
        return MemoryMarshal.Cast<byte, T>(Row(y));
    }

    /// <summary>Sets every sample to zero.</summary>
    public void Clear()
    {
        for (var y = 0; y < Height; y++)
            Row(y).Clear();
    }

    /// <summary>A copy with its own memory.</summary>
    public ImageBuffer Clone()
    {
        var copy = new ImageBuffer(Width, Height, Channels, Type, Transfer);
        for (var y = 0; y < Height; y++)
            Row(y).CopyTo(copy.Row(y));
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativePool.Return(_block);
        _block = default;
        _data = null;
    }
}
