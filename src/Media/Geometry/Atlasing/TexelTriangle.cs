using System.Numerics;

namespace GenAsset.Media.Geometry.Atlasing;

/// <summary>Square stamps, one a texel.</summary>
internal sealed class TexelGrid(int size)
{
    private readonly int[] _stamps = new int[checked(size * size)];

    public int Size => size;

    public ref int this[int x, int y] => ref _stamps[(y * size) + x];
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

    /// <summary>Whether a texel is stamped already.</summary>
    public bool Any(TexelGrid grid, int stamp) => Visit(grid, stamp, set: false);

    /// <summary>Stamps the texels.</summary>
    public void Set(TexelGrid grid, int stamp) => Visit(grid, stamp, set: true);

    private bool Visit(TexelGrid grid, int stamp, bool set)
    {
        int left = Math.Max(0, Math.Min(_a.X, Math.Min(_b.X, _c.X)) / One), right = Math.Min(grid.Size - 1, Math.Max(_a.X, Math.Max(_b.X, _c.X)) / One);
        int top = Math.Max(0, Math.Min(_a.Y, Math.Min(_b.Y, _c.Y)) / One), bottom = Math.Min(grid.Size - 1, Math.Max(_a.Y, Math.Max(_b.Y, _c.Y)) / One);
        if (Side(_a, _b, _c.X, _c.Y) == 0)
            return false;
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                int px = (x * One) + (One / 2), py = (y * One) + (One / 2);
                if (!(Inside(_a, _b, px, py) && Inside(_b, _c, px, py) && Inside(_c, _a, px, py)))
                    continue;
                ref var texel = ref grid[x, y];
                if (!set && texel == stamp)
                    return true;
                texel = set ? stamp : texel;
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
