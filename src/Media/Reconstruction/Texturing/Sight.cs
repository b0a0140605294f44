using System.Numerics;
using System.Runtime.CompilerServices;
using GenAsset.Media.Imaging;
using GenAsset.Media.Reconstruction.Fusing;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>What one view can say about the colour of a place: whether it sees it, how well, and what it shows there.</summary>
internal sealed class Sight
{
    // Pixels beside an edge hold some of what is beyond it: those that near count less, down to the edge itself.
    private const float FadePixels = 2.5f;

    private readonly DepthFrame _frame;
    private readonly Vector3[] _light;
    private readonly float _tolerance;

    /// <summary><paramref name="tolerance"/>: how far, in metres, a place may be from the surface that the view shows and still be on it.</summary>
    public Sight(DepthFrame frame, ImageBuffer color, float tolerance)
    {
        (_frame, _tolerance) = (frame, tolerance);
        _light = new Vector3[frame.Width * frame.Height];
        for (var y = 0; y < frame.Height; y++)
        {
            var row = color.Row(y);
            for (var x = 0; x < frame.Width; x++)
            {
                var pixel = row.Slice(x * color.Channels, 3);
                _light[(y * frame.Width) + x] = new(SrgbCurve.DecodeByte(pixel[0]), SrgbCurve.DecodeByte(pixel[1]), SrgbCurve.DecodeByte(pixel[2]));
            }
        }
        CleanEdges.Mend(frame, _light);
    }

    public DepthFrame Frame => _frame;

    /// <summary>Where a place is in the picture, pixels; its depth in Z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector3 Project(Vector3 place)
    {
        var p = Vector4.Transform(new Vector4(place, 1), _frame.Matrix);
        return new Vector3(p.X / p.W, p.Y / p.W, p.Z);
    }

    /// <summary>
    /// How well the view sees the place at a projected point: the cosine of the angle to the sixth by the pixels that a square metre has there, faded
    /// towards edges; 0 when it does not see it.
    /// </summary>
    public float Weight(Vector3 point)
    {
        float x = point.X - 0.5f, y = point.Y - 0.5f;
        if (!(x >= 0 && y >= 0 && x < _frame.Width - 1 && y < _frame.Height - 1 && point.Z > 0))
            return 0;
        int left = (int)x, top = (int)y;
        var quad = (top * _frame.Width) + left;
        var slope = _frame.Slope[quad];
        if (slope == 0)
            return 0;
        var depths = _frame.Depth;
        float fx = x - left, fy = y - top;
        var upper = depths[quad] + ((depths[quad + 1] - depths[quad]) * fx);
        var lower = depths[quad + _frame.Width] + ((depths[quad + _frame.Width + 1] - depths[quad + _frame.Width]) * fx);
        var distance = MathF.Abs(upper + ((lower - upper) * fy) - point.Z) * slope;
        if (distance > _tolerance)
            return 0;
        var pixel = _frame.PixelAt(point.Z);
        var fade = MathF.Min(1, _frame.Edge[quad] / FadePixels);
        return slope * slope * slope * slope * slope * slope * fade * fade * (1 - (0.9f * distance / _tolerance)) / (pixel * pixel);
    }

    /// <summary>
    /// The light at a place of the picture, by the cubic through the four nearest pixels each way (Catmull and Rom), which is sharper than a straight
    /// line; near an edge by the line, which does not reach beyond it.
    /// </summary>
    public Vector3 LightAt(Vector3 point)
    {
        float x = point.X - 0.5f, y = point.Y - 0.5f;
        float left = MathF.Floor(x), top = MathF.Floor(y);
        var isNearEdge = _frame.Edge[(Math.Clamp((int)top, 0, _frame.Height - 1) * _frame.Width) + Math.Clamp((int)left, 0, _frame.Width - 1)] < 1.5f;
        var across = isNearEdge ? Line(x - left) : Cubic(x - left);
        var down = isNearEdge ? Line(y - top) : Cubic(y - top);
        var sum = Vector3.Zero;
        for (var j = 0; j < 4; j++)
        {
            var row = Math.Clamp((int)top - 1 + j, 0, _frame.Height - 1) * _frame.Width;
            var line = Vector3.Zero;
            for (var i = 0; i < 4; i++)
                line += _light[row + Math.Clamp((int)left - 1 + i, 0, _frame.Width - 1)] * across[i];
            sum += line * down[j];
        }
        return Vector3.Clamp(sum, Vector3.Zero, Vector3.One);
    }

    private static Vector4 Line(float t) => new(0, 1 - t, t, 0);

    private static Vector4 Cubic(float t)
    {
        float t2 = t * t, t3 = t2 * t;
        return new Vector4((-t3 + (2 * t2) - t) * 0.5f, ((3 * t3) - (5 * t2) + 2) * 0.5f, ((-3 * t3) + (4 * t2) + t) * 0.5f, (t3 - t2) * 0.5f);
    }
}
