using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Geometry.Shading;

/// <summary>
/// Reads a texture between its pixels: trilinear over a pyramid of halved images, each texel four 16-bit numbers proportional to light
/// (8 bits would band in the dark; floats would double the memory).
/// </summary>
public sealed class TextureSampler
{
    private readonly Level[] _levels;
    private readonly TextureWrap _wrap;

    /// <summary>Prepares <paramref name="image"/>; <paramref name="isColor"/> says that it holds colours, which its transfer curve is undone for, and not numbers.</summary>
    public TextureSampler(ImageBuffer image, TextureWrap wrap = TextureWrap.Repeat, bool isColor = true)
    {
        _wrap = wrap;
        var levels = new List<Level> { Level.Of(image, isColor && image.Transfer == Transfer.Srgb) };
        while (levels[^1].Width > 1 || levels[^1].Height > 1)
            levels.Add(levels[^1].Halved());
        _levels = [.. levels];
    }

    /// <summary>Prepares a texture, whose file is decoded when its pixels are not at hand.</summary>
    public static TextureSampler Of(Texture texture, bool isColor)
    {
        if (texture.Pixels is { } pixels)
            return new TextureSampler(pixels, texture.Wrap, isColor);
        // A sampler keeps texels of its own, so the decoded image goes at once.
        using var decoded = ImageCodec.Decode(texture.Encoded.Span);
        return new TextureSampler(decoded.Pixels, texture.Wrap, isColor);
    }

    /// <summary>Columns of the finest image.</summary>
    public int Width => _levels[0].Width;

    /// <summary>Rows of the finest image.</summary>
    public int Height => _levels[0].Height;

    /// <summary>RGBA at a place, from the finest image, between its four nearest texels.</summary>
    public Vector4 Sample(Vector2 uv) => Bilinear(_levels[0], uv);

    /// <summary>RGBA at a place, where one pixel to the right and one below show the texture at <paramref name="right"/> and <paramref name="below"/>.</summary>
    public Vector4 Sample(Vector2 uv, Vector2 right, Vector2 below)
    {
        var size = new Vector2(Width, Height);
        Vector2 across = (right - uv) * size, down = (below - uv) * size;
        // Between the longer side (blurs at grazing angles) and the area (shimmers there).
        float longer = MathF.Max(across.LengthSquared(), down.LengthSquared()), area = MathF.Abs((across.X * down.Y) - (across.Y * down.X));
        var level = 0.25f * MathF.Log2(MathF.Max(longer * MathF.Max(area, longer * 0.0625f), 1e-20f));
        if (!(level > 0))
            return Bilinear(_levels[0], uv);
        var fine = Math.Min((int)level, _levels.Length - 1);
        var coarse = Math.Min(fine + 1, _levels.Length - 1);
        return Vector4.Lerp(Bilinear(_levels[fine], uv), Bilinear(_levels[coarse], uv), MathF.Min(level - fine, 1));
    }

    private Vector4 Bilinear(Level level, Vector2 uv)
    {
        // Beyond this a float has no fraction left, and a NaN must not become an address.
        if (!(MathF.Abs(uv.X) < 1e6f && MathF.Abs(uv.Y) < 1e6f))
            uv = Vector2.Zero;
        float x = (uv.X * level.Width) - 0.5f, y = (uv.Y * level.Height) - 0.5f;
        float left = MathF.Floor(x), top = MathF.Floor(y);
        int x0 = Wrap((int)left, level.Width), x1 = Wrap((int)left + 1, level.Width);
        int y0 = Wrap((int)top, level.Height) * level.Width, y1 = Wrap((int)top + 1, level.Height) * level.Width;
        var fx = x - left;
        var upper = Vector4.Lerp(level.Texel(y0 + x0), level.Texel(y0 + x1), fx);
        var lower = Vector4.Lerp(level.Texel(y1 + x0), level.Texel(y1 + x1), fx);
        return Vector4.Lerp(upper, lower, y - top) * (1f / 65535);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Wrap(int i, int size)
    {
        if ((uint)i < (uint)size)
            return i;
        if (_wrap == TextureWrap.Clamp)
            return i < 0 ? 0 : size - 1;
        var period = _wrap == TextureWrap.Mirror ? 2 * size : size;
        i %= period;
        i = i < 0 ? i + period : i;
        return i < size ? i : period - 1 - i;
    }

    private sealed class Level(int width, int height)
    {
        private readonly ulong[] _texels = GC.AllocateUninitializedArray<ulong>(checked(width * height));

        public int Width => width;

        public int Height => height;

        public static Level Of(ImageBuffer image, bool undoCurve)
        {
            var level = new Level(image.Width, image.Height);
            for (var y = 0; y < image.Height; y++)
                TexelRow.Read(image, y, undoCurve, MemoryMarshal.Cast<ulong, ushort>(level._texels.AsSpan(y * image.Width, image.Width)));
            return level;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector4 Texel(int i) =>
            Vector128.ConvertToSingle(Vector128.WidenLower(Vector128.CreateScalarUnsafe(_texels[i]).AsUInt16()).AsInt32()).AsVector4();

        public Level Halved()
        {
            var half = new Level(Math.Max(1, width / 2), Math.Max(1, height / 2));
            for (var y = 0; y < half.Height; y++)
            {
                int y0 = y * 2 * width, y1 = Math.Min((y * 2) + 1, height - 1) * width;
                for (var x = 0; x < half.Width; x++)
                {
                    int x0 = x * 2, x1 = Math.Min(x0 + 1, width - 1);
                    half._texels[(y * half.Width) + x] = Mean(Texel(y0 + x0), Texel(y0 + x1), Texel(y1 + x0), Texel(y1 + x1));
                }
            }
            return half;
        }

        // Transparent texels have no say in the colour, so that a cut-out's edge does not darken from afar.
        private static ulong Mean(Vector4 a, Vector4 b, Vector4 c, Vector4 d)
        {
            var alpha = a.W + b.W + c.W + d.W;
            var mean = alpha > 0 && (a.W != b.W || b.W != c.W || c.W != d.W)
                ? ((a * a.W) + (b * b.W) + (c * c.W) + (d * d.W)) / alpha
                : (a + b + c + d) * 0.25f;
            mean.W = alpha * 0.25f;
            mean += new Vector4(0.5f);
            return (ulong)mean.X | ((ulong)mean.Y << 16) | ((ulong)mean.Z << 32) | ((ulong)mean.W << 48);
        }
    }
}
