using System.Numerics;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>The samples of a tile's pixels: their sum, how many, and how far apart they are.</summary>
internal sealed class PixelTally(int capacity)
{
    private const float Agree = 0.04f; // of the shown range, peak to peak: a mean of several is then right to a grey level
    private const float Contrast = 0.14f; // to a neighbour: an edge that this pixel's samples may have missed
    private static readonly Vector3 White = new(1.6f); // beyond it the screen shows no difference

    private readonly Vector3[] _sum = new Vector3[capacity];
    private readonly Vector3[] _least = new Vector3[capacity];
    private readonly Vector3[] _most = new Vector3[capacity];
    private readonly int[] _count = new int[capacity];

    /// <summary>Forgets the first <paramref name="pixels"/> pixels.</summary>
    public void Clear(int pixels)
    {
        Array.Clear(_sum, 0, pixels);
        Array.Clear(_count, 0, pixels);
        Array.Fill(_least, new Vector3(float.MaxValue), 0, pixels);
        Array.Fill(_most, Vector3.Zero, 0, pixels);
    }

    /// <summary>Adds a sample's light.</summary>
    public void Add(int pixel, Vector3 light)
    {
        _sum[pixel] += light;
        _count[pixel]++;
        // A square root is near enough to what the screen's curve makes of light.
        var shown = Vector3.SquareRoot(Vector3.Min(light, White));
        _least[pixel] = Vector3.Min(_least[pixel], shown);
        _most[pixel] = Vector3.Max(_most[pixel], shown);
    }

    /// <summary>Whether a pixel's samples so far are all but equal, and nothing in a tile of so many columns and rows ends beside it.</summary>
    public bool IsSettled(int pixel, int columns, int rows)
    {
        if (Peak(_most[pixel] - _least[pixel]) >= Agree)
            return false;
        var (x, y) = (pixel % columns, pixel / columns);
        return !(x > 0 && IsEdge(pixel, pixel - 1)) && !(x < columns - 1 && IsEdge(pixel, pixel + 1))
            && !(y > 0 && IsEdge(pixel, pixel - columns)) && !(y < rows - 1 && IsEdge(pixel, pixel + columns));
    }

    /// <summary>The mean.</summary>
    public Vector3 Mean(int pixel) => _sum[pixel] / _count[pixel];

    private bool IsEdge(int pixel, int other) =>
        Peak(Vector3.Max(_most[pixel], _most[other]) - Vector3.Min(_least[pixel], _least[other])) > Contrast;

    private static float Peak(Vector3 v) => MathF.Max(v.X, MathF.Max(v.Y, v.Z));
}
