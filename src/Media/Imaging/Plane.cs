using System.Buffers;

namespace GenAsset.Media.Imaging;

/// <summary>
/// One channel of floats on pooled memory: what filters compute in. 0..255 is the displayable range whatever the file's depth was, so that
/// noise levels and thresholds are written as 8-bit levels. Dispose it to give the memory back.
/// </summary>
public sealed class Plane : IDisposable
{
    private float[]? _samples;

    /// <summary>Rents a plane of unset samples.</summary>
    public Plane(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        Width = width;
        Height = height;
        _samples = ArrayPool<float>.Shared.Rent(checked(width * height));
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Every sample, row after row without padding.</summary>
    public Span<float> Samples
    {
        get
        {
            ObjectDisposedException.ThrowIf(_samples is null, this);
            return _samples.AsSpan(0, Width * Height);
        }
    }

    /// <summary>The samples of row <paramref name="y"/>.</summary>
    public Span<float> Row(int y) => Samples.Slice(y * Width, Width);

    /// <summary>The row nearest to <paramref name="y"/>: what lies outside repeats the border.</summary>
    public Span<float> RowClamped(int y) => Row(Math.Clamp(y, 0, Height - 1));

    /// <summary>A copy with its own memory.</summary>
    public Plane Clone()
    {
        var copy = new Plane(Width, Height);
        Samples.CopyTo(copy.Samples);
        return copy;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_samples is null)
            return;
        ArrayPool<float>.Shared.Return(_samples);
        _samples = null;
    }
}
