using System.Numerics;

namespace GenAsset.TestScenes;

/// <summary>The colour of a point of a surface, linear, 0..1, by its place on the object and the way it faces.</summary>
public delegate Vector3 Pattern(Vector3 place, Vector3 normal);

/// <summary>Patterns in space, so that they need no texture coordinates and are exact at any scale.</summary>
public static class Patterns
{
    /// <summary>One colour, given as sRGB 0xRRGGBB.</summary>
    public static Pattern Plain(int rgb)
    {
        var color = Rgb(rgb);
        return (_, _) => color;
    }

    /// <summary>Soft veins of one colour in another.</summary>
    public static Pattern Marble(int ground, int vein, float scale)
    {
        var (a, b) = (Rgb(ground), Rgb(vein));
        return (p, _) => Vector3.Lerp(a, b, MathF.Pow(0.5f + (0.5f * MathF.Sin(((p.X + (p.Y * 0.6f)) / scale) + (7 * Noise.Fractal(p, scale * 2, 4)))), 3));
    }

    /// <summary>Bands across a direction.</summary>
    public static Pattern Stripes(int first, int second, Vector3 along, float width)
    {
        var (a, b) = (Rgb(first), Rgb(second));
        return (p, _) => ((int)MathF.Floor(Vector3.Dot(p, along) / width) & 1) == 0 ? a : b;
    }

    /// <summary>Slices around the vertical axis.</summary>
    public static Pattern Sectors(int first, int second, int count, float twist = 0)
    {
        var (a, b) = (Rgb(first), Rgb(second));
        return (p, _) => ((int)MathF.Floor(((MathF.Atan2(p.X, p.Z) / MathF.Tau) + 1 + (p.Y * twist)) * count) & 1) == 0 ? a : b;
    }

    /// <summary>Cubes of two colours.</summary>
    public static Pattern Checks(int first, int second, float size)
    {
        var (a, b) = (Rgb(first), Rgb(second));
        // Off by a fraction, so that a flat side never lies on the border between two layers.
        return (p, _) => ((Cell(p.X, size) + Cell(p.Y, size) + Cell(p.Z, size)) & 1) == 0 ? a : b;
    }

    /// <summary>Cubes that each have a colour of their own.</summary>
    public static Pattern Mosaic(float size, int seed, float gap = 0.12f)
    {
        return (p, n) =>
        {
            var h = Noise.Hash(Cell(p.X, size) + (seed * 31), Cell(p.Y, size), Cell(p.Z, size));
            var color = new Vector3(0.08f + ((h & 255) / 320f), 0.08f + ((h >> 8 & 255) / 320f), 0.08f + ((h >> 16 & 255) / 320f));
            var (u, v) = Flat(p, n);
            return Rest(u, size) < gap || Rest(v, size) < gap ? new Vector3(0.6f, 0.58f, 0.52f) : color;
        };
    }

    /// <summary>Lines of text on every side, in letters of the given height.</summary>
    public static Pattern Text(int paper, int ink, float height, uint seed = 1)
    {
        var (a, b) = (Rgb(paper), Rgb(ink));
        return (p, n) =>
        {
            var (u, v) = Flat(p, n);
            return Lettering.IsInk(new Vector2(u, v), height, seed + (uint)Side(n)) ? b : a;
        };
    }

    /// <summary>Text around the vertical axis of a cylinder of the given radius.</summary>
    public static Pattern TextAround(int paper, int ink, float height, float radius, uint seed = 1)
    {
        var (a, b) = (Rgb(paper), Rgb(ink));
        return (p, _) => Lettering.IsInk(new Vector2(MathF.Atan2(p.X, p.Z) * radius, p.Y), height, seed) ? b : a;
    }

    /// <summary>Grain of the given size over another pattern; <paramref name="strength"/> 1 darkens down to black.</summary>
    public static Pattern Grainy(this Pattern pattern, float size, float strength, int seed = 0) =>
        (p, n) => pattern(p, n) * (1 - (strength * Noise.At(p, size, seed)));

    /// <summary>Many colours in cells of the given size: as busy as a texture gets.</summary>
    public static Pattern Confetti(float size, int seed = 0) => (p, _) => new Vector3(
        0.05f + (0.85f * Noise.At(p, size, seed)), 0.05f + (0.85f * Noise.At(p, size, seed + 7)), 0.05f + (0.85f * Noise.At(p, size, seed + 13)));

    /// <summary>One pattern where <paramref name="where"/> says so, another elsewhere.</summary>
    public static Pattern Where(Func<Vector3, Vector3, bool> where, Pattern inside, Pattern outside) => (p, n) => where(p, n) ? inside(p, n) : outside(p, n);

    /// <summary>An sRGB colour 0xRRGGBB as light.</summary>
    public static Vector3 Rgb(int rgb) => new(
        Media.Imaging.SrgbCurve.DecodeByte((byte)(rgb >> 16)), Media.Imaging.SrgbCurve.DecodeByte((byte)(rgb >> 8)), Media.Imaging.SrgbCurve.DecodeByte((byte)rgb));

    private static int Cell(float value, float size) => (int)MathF.Floor((value / size) + 0.137f);

    private static float Rest(float value, float size) => (value / size) + 0.137f - MathF.Floor((value / size) + 0.137f);

    // A side's own plane, so that text reads from left to right on each of the four walls.
    private static (float U, float V) Flat(Vector3 p, Vector3 n) => Side(n) switch
    {
        0 => (-p.Z, p.Y),
        1 => (p.Z, p.Y),
        2 => (p.X, -p.Z),
        3 => (p.X, p.Z),
        4 => (p.X, p.Y),
        _ => (-p.X, p.Y),
    };

    private static int Side(Vector3 n)
    {
        var size = Vector3.Abs(n);
        if (size.X >= size.Y && size.X >= size.Z)
            return n.X > 0 ? 0 : 1;
        if (size.Y >= size.Z)
            return n.Y > 0 ? 2 : 3;
        return n.Z > 0 ? 4 : 5;
    }
}
