namespace GenAsset.Media.Enhancement;

/// <summary>Columns from Left and rows from Top on.</summary>
internal readonly record struct Rectangle(int Left, int Top, int Width, int Height)
{
    /// <summary>The same middle with <paramref name="margin"/> more on each side.</summary>
    public Rectangle Grow(int margin) => new(Left - margin, Top - margin, Width + 2 * margin, Height + 2 * margin);

    /// <summary>Everything times <paramref name="factor"/>.</summary>
    public Rectangle Scale(int factor) => new(Left * factor, Top * factor, Width * factor, Height * factor);
}
