namespace GenAsset.Media.Enhancement;

/// <summary>A flip left to right, then a transposition: what maps a pixel's surroundings onto those that a kept filter was trained for.</summary>
/// <param name="Flip">Left and right change places first.</param>
/// <param name="Transpose">Then rows and columns.</param>
public readonly record struct UpscaleTurn(bool Flip, bool Transpose)
{
    /// <summary>Where output pixel <paramref name="index"/> (y * 2 + x) goes.</summary>
    public int Pixel(int index) => Move(index, 2);

    /// <summary>Where tap <paramref name="index"/> (y * 7 + x) goes.</summary>
    public int Tap(int index) => Move(index, UpscaleFilters.Size);

    private int Move(int index, int side)
    {
        var (y, x) = Math.DivRem(index, side);
        if (Flip)
            x = side - 1 - x;
        return Transpose ? x * side + y : y * side + x;
    }
}
