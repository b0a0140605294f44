using GenAsset.Media.Imaging;

namespace GenAsset.Media.Reconstruction.Capturing;

/// <summary>Six pictures and six depth pictures of one size, read and not yet understood; dispose it to free the pictures.</summary>
public sealed class Capture : IDisposable
{
    internal Capture(IReadOnlyList<ImageBuffer> colors, IReadOnlyList<DepthPicture> depths)
    {
        Colors = colors;
        Depths = depths;
    }

    /// <summary>8-bit RGB or RGBA.</summary>
    public IReadOnlyList<ImageBuffer> Colors { get; }

    /// <summary>One for each of <see cref="Colors"/>.</summary>
    public IReadOnlyList<DepthPicture> Depths { get; }

    /// <summary>Columns of every picture.</summary>
    public int Width => Colors[0].Width;

    /// <summary>Rows of every picture.</summary>
    public int Height => Colors[0].Height;

    /// <summary>The views with their depths in metres. They share this capture's pictures.</summary>
    public CapturedView[] ViewsFrom(IReadOnlyList<ViewSetup> setups)
    {
        var views = new CapturedView[Colors.Count];
        Parallel.For(0, views.Length, i => views[i] = new CapturedView(Colors[i], Metres(i, setups[i]), Width, Height, setups[i].Camera));
        return views;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var color in Colors)
            color.Dispose();
    }

    /// <summary>Whether a pixel shows the object: its depth is not the background's, and its alpha, if any, at least half.</summary>
    internal bool IsObject(int view, int x, int y, int background) =>
        Depths[view].Values[(y * Width) + x] != background && (Colors[view].Channels < 4 || Colors[view].Row(y)[(x * 4) + 3] >= 128);

    private float[] Metres(int view, ViewSetup setup)
    {
        var picture = Depths[view];
        var metres = new float[picture.Values.Length];
        var rays = new PixelRays(setup.Camera, Width, Height);
        var background = setup.Depth.Background(picture.Max);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                if (!IsObject(view, x, y, background))
                    continue;
                var depth = setup.Depth.Decode(picture.Values[(y * Width) + x], picture.Max, rays.Slant(x + 0.5f, y + 0.5f));
                metres[(y * Width) + x] = float.IsFinite(depth) && depth > 0 ? depth : 0;
            }
        }
        return metres;
    }
}
