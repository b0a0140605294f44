namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>A vertex on the screen: where, in 256ths of a sample, how near, and why it cannot be used as it is (0: it can).</summary>
internal readonly record struct ScreenVertex(int X, int Y, float Nearness, Outside Outside)
{
    /// <summary>Fractional bits of X and Y.</summary>
    public const int SubpixelBits = 8;

    /// <summary>One sample.</summary>
    public const int One = 1 << SubpixelBits;

    /// <summary>From a sample's corner to its centre.</summary>
    public const int Half = One / 2;
}

/// <summary>The planes that a vertex is beyond.</summary>
[Flags]
internal enum Outside
{
    Nothing = 0,
    Near = 1,
    Left = 2,
    Right = 4,
    Top = 8,
    Bottom = 16,

    /// <summary>Not a number, or too large to compute with: no plane helps.</summary>
    Everything = 63,
}
