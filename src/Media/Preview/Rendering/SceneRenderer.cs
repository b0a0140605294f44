using System.Numerics;
using GenAsset.Media.Imaging;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Draws a scene: tiles on all cores, so many samples a pixel.</summary>
internal static class SceneRenderer
{
    private const int TileSize = 32;
    private const int Reports = 10;

    /// <summary>The picture, sRGB.</summary>
    public static ImageBuffer Draw(Scene scene, int width, int height, int samples, Action<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var stage = Stage.Of(scene, width / (float)height, cancellationToken);
        return Draw(stage, width, height, samples, progress, cancellationToken);
    }

    /// <summary>The picture of a stage that is set up.</summary>
    public static ImageBuffer Draw(Stage stage, int width, int height, int samples, Action<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var light = new Vector3[width * height];
        var across = (width + TileSize - 1) / TileSize;
        var tiles = across * ((height + TileSize - 1) / TileSize);
        var painted = 0;
        Parallel.For(
            0,
            tiles,
            Cores.All(cancellationToken),
            () => new TilePainter(stage, width, height, samples, light),
            (tile, _, painter) =>
            {
                painter.Paint(tile % across * TileSize, tile / across * TileSize, TileSize, cancellationToken);
                var done = Interlocked.Increment(ref painted);
                if (done * Reports / tiles > (done - 1) * Reports / tiles)
                    progress?.Invoke(done / (double)tiles);
                return painter;
            },
            _ => { });
        return Developing.Develop(stage, light, width, height);
    }
}
