using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Rasterizing;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>
/// A view's depth, prepared for looking up: between every four neighbouring pixels (a quad, named by its upper left) what all of them agree on.
/// </summary>
internal sealed class DepthFrame
{
    // A surface seen at less than this (the sine of the angle) counts as a step from one surface to another.
    private const float LeastSlope = 0.12f;

    public DepthFrame(CapturedView view)
    {
        (Width, Height, Camera) = (view.Width, view.Height, view.Camera);
        Depth = Pinned(view.Depth.Length);
        DepthSteps.Smooth(view.Depth, Width, Height).CopyTo(Depth, 0);
        var screen = new ScreenSpace(view.Camera, Width, Height);
        Matrix = screen.Matrix;
        IsPerspective = screen.Perspective;
        var half = IsPerspective ? MathF.Tan(Camera.VerticalExtent * 0.5f) : Camera.VerticalExtent * 0.5f;
        PixelScale = 2 * half / Height;
        Middle = new Vector2((Width * 0.5f) + (Camera.Shift.X * Height), (Height * 0.5f) - (Camera.Shift.Y * Height));
        (Nearest, Slope) = (Pinned(Depth.Length), Pinned(Depth.Length));
        for (var y = 0; y < Height; y++)
            FillRow(y);
        Edge = EdgeDistance.Of(this);
        IsWhole = HasFreeBorder();
    }

    public Camera Camera { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>World to pixels times W, depth in Z: see <see cref="ScreenSpace"/>.</summary>
    public Matrix4x4 Matrix { get; }

    public bool IsPerspective { get; }

    /// <summary>Metres a pixel: at a depth of one metre for a perspective camera, anywhere for an orthographic one.</summary>
    public float PixelScale { get; }

    /// <summary>The optical axis, pixels.</summary>
    public Vector2 Middle { get; }

    /// <summary>Metres along the axis, a pixel; 0 is background.</summary>
    public float[] Depth { get; }

    /// <summary>The least depth of a quad's pixels; infinite where all are background.</summary>
    public float[] Nearest { get; }

    /// <summary>
    /// How much nearer the quad's plane is than it seems along the axis (the ray's part along the normal, 0..1); 0 where the four are not of one surface.
    /// </summary>
    public float[] Slope { get; }

    /// <summary>Pixels from a quad to the next one that shows an edge: where background, or another surface, begins.</summary>
    public float[] Edge { get; }

    /// <summary>Whether the picture's outermost pixels are all background: nothing that is there then reaches beyond the picture.</summary>
    public bool IsWhole { get; }

    /// <summary>Metres a pixel at a depth.</summary>
    public float PixelAt(float depth) => IsPerspective ? PixelScale * depth : PixelScale;

    /// <summary>The point behind a place in pixels, in camera space.</summary>
    public Vector3 Unproject(float x, float y, float depth)
    {
        var pixel = PixelAt(depth);
        return new((x - Middle.X) * pixel, (Middle.Y - y) * pixel, -depth);
    }

    /// <summary>Whether a pixel shows one surface and nothing else: none of the quads around it has an edge.</summary>
    public bool IsClean(int x, int y)
    {
        var i = (y * Width) + x;
        return x > 0 && y > 0 && Depth[i] > 0 && Slope[i] > 0 && Slope[i - 1] > 0 && Slope[i - Width] > 0 && Slope[i - Width - 1] > 0;
    }

    private bool HasFreeBorder()
    {
        for (var x = 0; x < Width; x++)
            if (Depth[x] > 0 || Depth[((Height - 1) * Width) + x] > 0)
                return false;
        for (var y = 0; y < Height; y++)
            if (Depth[y * Width] > 0 || Depth[(y * Width) + Width - 1] > 0)
                return false;
        return true;
    }

    private void FillRow(int y)
    {
        var here = Depth.AsSpan(y * Width, Width);
        var below = Depth.AsSpan(Math.Min(y + 1, Height - 1) * Width, Width);
        for (var x = 0; x < Width; x++)
        {
            var right = Math.Min(x + 1, Width - 1);
            float a = here[x], b = here[right], c = below[x], d = below[right];
            var i = (y * Width) + x;
            if (MathF.Min(MathF.Min(a, b), MathF.Min(c, d)) > 0)
            {
                Nearest[i] = MathF.Min(MathF.Min(a, b), MathF.Min(c, d));
                // A plane's four corners balance; a step's do not, nor do those of a fold at a grazing angle.
                var slope = SlopeOf(x + 1, y + 1, (a + b + c + d) * 0.25f, (b + d - a - c) * 0.5f, (c + d - a - b) * 0.5f);
                Slope[i] = slope >= LeastSlope && right > x ? slope : 0;
            }
            else
            {
                Slope[i] = 0;
                Nearest[i] = MathF.Min(MathF.Min(Far(a), Far(b)), MathF.Min(Far(c), Far(d)));
            }
        }
    }

    /// <summary>An array that stays where it is, so that eight of its values at a time may be looked up by address.</summary>
    internal static float[] Pinned(int length) => GC.AllocateUninitializedArray<float>(length, pinned: true);

    private static float Far(float depth) => depth > 0 ? depth : float.PositiveInfinity;

    // The normal is the cross product of the surface's derivatives along x and y of the picture, with the depth's own derivatives in them.
    private float SlopeOf(float x, float y, float depth, float alongX, float alongY)
    {
        var pixel = PixelAt(depth);
        var skew = IsPerspective ? ((x - Middle.X) * alongX + (y - Middle.Y) * alongY) * PixelScale : 0;
        return pixel / MathF.Sqrt((alongX * alongX) + (alongY * alongY) + ((pixel + skew) * (pixel + skew)));
    }
}
