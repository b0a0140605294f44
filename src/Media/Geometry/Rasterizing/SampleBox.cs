using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>The samples, both ends included, whose centres a triangle's box holds.</summary>
internal readonly record struct SampleBox(int Left, int Top, int Right, int Bottom)
{
    public bool IsEmpty => Left > Right || Top > Bottom;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SampleBox Of(in ScreenVertex a, in ScreenVertex b, in ScreenVertex c) => new(
        First(Math.Min(a.X, Math.Min(b.X, c.X))),
        First(Math.Min(a.Y, Math.Min(b.Y, c.Y))),
        Last(Math.Max(a.X, Math.Max(b.X, c.X))),
        Last(Math.Max(a.Y, Math.Max(b.Y, c.Y))));

    /// <summary>What of this is in the columns and rows from the first two numbers up to, not including, the last two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SampleBox Within(int left, int top, int right, int bottom) =>
        new(Math.Max(Left, left), Math.Max(Top, top), Math.Min(Right, right - 1), Math.Min(Bottom, bottom - 1));

    private static int First(int edge) => (edge + ScreenVertex.Half - 1) >> ScreenVertex.SubpixelBits;

    private static int Last(int edge) => (edge - ScreenVertex.Half) >> ScreenVertex.SubpixelBits;
}
