using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>A mark for every texel of a chart's box.</summary>
internal sealed class TexelGrid(int width, int height)
{
    private readonly ulong[] _marks = new ulong[checked((((long)width * height) + 63) / 64)];

    public int Width => width;

    public int Height => height;

    public bool IsSet(int x, int y)
    {
        var i = ((long)y * width) + x;
        return (_marks[i >> 6] >> (int)(i & 63) & 1) != 0;
    }

    public void Set(int x, int y)
    {
        var i = ((long)y * width) + x;
        _marks[i >> 6] |= 1UL << (int)(i & 63);
    }
}

/// <summary>The texels whose centres a flat triangle holds, each belonging to one of two triangles that share an edge (exact, as the rasterizer's).</summary>
internal readonly ref struct TexelTriangle
{
    private const int One = 256;

    private readonly (int X, int Y) _a;
    private readonly (int X, int Y) _b;
    private readonly (int X, int Y) _c;

    public TexelTriangle(Vector2 a, Vector2 b, Vector2 c)
    {
        (_a, _b, _c) = (Snap(a), Snap(b), Snap(c));
        if (Side(_a, _b, _c.X, _c.Y) < 0)
            (_b, _c) = (_c, _b);
    }

    /// <summary>Whether a texel is marked already.</summary>
    public bool Any(TexelGrid grid) => Visit(grid.Width, grid.Height, grid.IsSet);

    /// <summary>Marks the texels.</summary>
    public void Set(TexelGrid grid) => Visit(grid.Width, grid.Height, (x, y) =>
    {
        grid.Set(x, y);
        return false;
    });

    /// <summary>Shows every texel whose middle lies inside until one is enough; says whether one was.</summary>
    public bool Visit(int width, int height, Func<int, int, bool> isEnough)
    {
        int left = Math.Max(0, Math.Min(_a.X, Math.Min(_b.X, _c.X)) / One), right = Math.Min(width - 1, Math.Max(_a.X, Math.Max(_b.X, _c.X)) / One);
        int top = Math.Max(0, Math.Min(_a.Y, Math.Min(_b.Y, _c.Y)) / One), bottom = Math.Min(height - 1, Math.Max(_a.Y, Math.Max(_b.Y, _c.Y)) / One);
        if (Side(_a, _b, _c.X, _c.Y) == 0)
            return false;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                int px = (x * One) + (One / 2), py = (y * One) + (One / 2);
                if (Inside(_a, _b, px, py) && Inside(_b, _c, px, py) && Inside(_c, _a, px, py) && isEnough(x, y))
                    return true;
            }
        }
        return false;
    }

    private static bool Inside((int X, int Y) from, (int X, int Y) to, int x, int y)
    {
        var side = Side(from, to, x, y);
        return side > 0 || (side == 0 && (from.Y > to.Y || (from.Y == to.Y && to.X > from.X)));
    }

    private static long Side((int X, int Y) from, (int X, int Y) to, int x, int y) =>
        ((long)(to.X - from.X) * (y - from.Y)) - ((long)(to.Y - from.Y) * (x - from.X));

    private static (int X, int Y) Snap(Vector2 p) => ((int)MathF.Round(p.X * One), (int)MathF.Round(p.Y * One));
}
