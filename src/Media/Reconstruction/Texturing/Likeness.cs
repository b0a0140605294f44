using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Shading;
using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>Compares a textured mesh's pictures with the views.</summary>
internal static class Likeness
{
    public static ViewQuality[] Of(Mesh mesh, ImageBuffer texture, IReadOnlyList<CapturedView> views, ParallelOptions parallel)
    {
        var sampler = new TextureSampler(texture, TextureWrap.Clamp);
        var qualities = new ViewQuality[views.Count];
        Parallel.For(0, views.Count, parallel, i => qualities[i] = Of(mesh, sampler, views[i], parallel.CancellationToken));
        return qualities;
    }

    private static ViewQuality Of(Mesh mesh, TextureSampler texture, CapturedView view, CancellationToken cancellationToken)
    {
        var pixels = MeshPicture.Draw(mesh, texture, view.Camera, view.Width, view.Height, 1);
        var ground = Ground(view);
        using var reference = new ImageBuffer(view.Width, view.Height, 3);
        using var picture = new ImageBuffer(view.Width, view.Height, 3);
        using var mask = new ImageBuffer(view.Width, view.Height, 1);
        for (var y = 0; y < view.Height; y++)
        {
            Span<byte> from = view.Color.Row(y), like = reference.Row(y), mine = picture.Row(y), inside = mask.Row(y);
            for (var x = 0; x < view.Width; x++)
            {
                var own = from.Slice(x * view.Color.Channels, 3);
                own.CopyTo(like[(x * 3)..]);
                var isBackground = view.Depth[(y * view.Width) + x] <= 0;
                inside[x] = isBackground ? byte.MinValue : byte.MaxValue;
                var pixel = pixels[(y * view.Width) + x];
                // Untouched background is the view's own, whatever it shows.
                if (pixel.W == 0 && isBackground)
                {
                    own.CopyTo(mine[(x * 3)..]);
                    continue;
                }
                var light = pixel.AsVector3() + (ground * (1 - pixel.W));
                (mine[x * 3], mine[(x * 3) + 1], mine[(x * 3) + 2]) = (Stored(light.X), Stored(light.Y), Stored(light.Z));
            }
        }
        var (whole, foreground) = Ssim.CompareBoth(reference, picture, mask, 1, cancellationToken);
        return new ViewQuality(Psnr.Compare(reference, picture), whole, Psnr.Compare(reference, picture, mask), foreground);
    }

    private static byte Stored(float light) => (byte)((SrgbCurve.EncodeFast(light) * 255) + 0.5f);

    /// <summary>The mean light of a view's background; white when it has none.</summary>
    public static Vector3 Ground(CapturedView view)
    {
        var (sum, count) = (Vector3.Zero, 0);
        for (var y = 0; y < view.Height; y++)
        {
            var row = view.Color.Row(y);
            for (var x = 0; x < view.Width; x++)
            {
                if (view.Depth[(y * view.Width) + x] > 0 || !IsFar(view, x, y))
                    continue;
                var pixel = row.Slice(x * view.Color.Channels, 3);
                sum += new Vector3(SrgbCurve.DecodeByte(pixel[0]), SrgbCurve.DecodeByte(pixel[1]), SrgbCurve.DecodeByte(pixel[2]));
                count++;
            }
        }
        return count > 0 ? sum / count : Vector3.One;
    }

    // A background pixel beside the object may hold some of it.
    private static bool IsFar(CapturedView view, int x, int y)
    {
        for (var ny = Math.Max(0, y - 1); ny <= Math.Min(view.Height - 1, y + 1); ny++)
            for (var nx = Math.Max(0, x - 1); nx <= Math.Min(view.Width - 1, x + 1); nx++)
                if (view.Depth[(ny * view.Width) + nx] > 0)
                    return false;
        return true;
    }
}
