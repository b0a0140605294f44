using System.Runtime.CompilerServices;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs;

/// <summary>Turns pixels the way an <see cref="Orientation"/> asks for viewing.</summary>
public static class Orient
{
    // Turning by quarters reads columns: in squares of this side both images stay in the cache.
    private const int Tile = 32;

    /// <summary>A turned copy of <paramref name="image"/>; quarter turns swap width and height.</summary>
    public static ImageBuffer Apply(ImageBuffer image, Orientation orientation)
    {
        if (orientation is < Orientation.Normal or > Orientation.Rotate270)
            throw new ArgumentOutOfRangeException(nameof(orientation));
        return (image.Channels * image.SampleBytes) switch
        {
            1 => Turn<byte>(image, orientation),
            2 => Turn<ushort>(image, orientation),
            3 => Turn<Bytes3>(image, orientation),
            4 => Turn<uint>(image, orientation),
            6 => Turn<Bytes6>(image, orientation),
            8 => Turn<ulong>(image, orientation),
            12 => Turn<Bytes12>(image, orientation),
            _ => Turn<UInt128>(image, orientation),
        };
    }

    private static unsafe ImageBuffer Turn<TPixel>(ImageBuffer image, Orientation orientation)
        where TPixel : unmanaged
    {
        var swaps = orientation >= Orientation.Transpose;
        int width = swaps ? image.Height : image.Width, height = swaps ? image.Width : image.Height;
        var result = new ImageBuffer(width, height, image.Channels, image.Type, image.Transfer);
        // Source of (x, y): an origin, and a step for each axis.
        var flipX = orientation is Orientation.FlipHorizontal or Orientation.Rotate180 or Orientation.Transverse or Orientation.Rotate270;
        var flipY = orientation is Orientation.Rotate180 or Orientation.FlipVertical or Orientation.Rotate90 or Orientation.Transverse;
        long across = flipX ? -1 : 1, down = flipY ? -(long)image.Width : image.Width;
        var origin = (flipX ? image.Width - 1L : 0) + (flipY ? (image.Height - 1L) * image.Width : 0);
        var (stepX, stepY) = swaps ? (down, across) : (across, down);
        var source = (TPixel*)Unsafe.AsPointer(ref image.Row(0)[0]) + origin;
        var target = (TPixel*)Unsafe.AsPointer(ref result.Row(0)[0]);
        Parallel.For(0, (height + Tile - 1) / Tile, band =>
        {
            var bottom = Math.Min(height, (band + 1) * Tile);
            for (var left = 0; left < width; left += Tile)
            {
                var right = Math.Min(width, left + Tile);
                for (var y = band * Tile; y < bottom; y++)
                {
                    var from = source + y * stepY + left * stepX;
                    var to = target + (long)y * width + left;
                    for (var x = left; x < right; x++, from += stepX)
                        *to++ = *from;
                }
            }
        });
        GC.KeepAlive(image);
        return result;
    }

    [InlineArray(3)]
    private struct Bytes3
    {
        private byte _first;
    }

    [InlineArray(3)]
    private struct Bytes6
    {
        private ushort _first;
    }

    [InlineArray(3)]
    private struct Bytes12
    {
        private uint _first;
    }
}
