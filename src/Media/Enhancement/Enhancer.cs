using GenAsset.Media.Imaging;

namespace GenAsset.Media.Enhancement;

/// <summary>Runs recipes on images, tile by tile: memory is the two images and some 80 MB a thread, and the tiles leave no trace in the result.</summary>
public static class Enhancer
{
    private const int LeastTile = 240; // rows: sharing less among threads costs more in margins than it gains

    /// <summary>
    /// Enhances <paramref name="input"/>, which stays as it is. The result has its channels, sample type and transfer. Progress runs from 0 to 1.
    /// An image that breaks a limit of the recipe is an argument error: ask <see cref="EnhancementRecipe.BrokenLimit"/> first.
    /// </summary>
    public static EnhancementResult Run(
        ImageBuffer input,
        EnhancementRecipe recipe,
        EnhancementOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= EnhancementOptions.Default;
        if (recipe.BrokenLimit(input.Width, input.Height) is { } limit)
            throw new ArgumentException($"{recipe.Name}: {limit.Kind} of {limit.Pixels} pixels is over the limit of {limit.MaxPixels}.", nameof(input));
        var (width, height) = recipe.OutputSize(input.Width, input.Height);
        if ((width, height) == (input.Width * recipe.Scale, input.Height * recipe.Scale))
            return RunScaled(input, recipe, recipe.Scale, options, progress, cancellationToken);
        return RunFitted(input, width, height, recipe, options, progress, cancellationToken);
    }

    private static EnhancementResult RunScaled(
        ImageBuffer input, EnhancementRecipe recipe, int scale, EnhancementOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var plan = EnhancementPlan.Create(recipe, scale, ImageSurvey.Measure(input), options, input.Channels >= 3);
        var output = new ImageBuffer(input.Width * scale, input.Height * scale, input.Channels, input.Type, input.Transfer);
        try
        {
            var tiles = Tiles(input, options);
            var pipeline = new EnhancementPipeline(plan, input, output);
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(options.Threads, 1), CancellationToken = cancellationToken };
            var done = 0;
            Parallel.ForEach(tiles, parallel, tile =>
            {
                pipeline.Run(tile, cancellationToken);
                lock (tiles)
                    progress?.Report((double)++done / tiles.Count);
            });
            return new EnhancementResult(output, [.. plan.Operations()]);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    // Past the limit, what is too large is reduced first; what is not is enhanced as it is and then resized to the limit.
    private static EnhancementResult RunFitted(
        ImageBuffer input, int width, int height, EnhancementRecipe recipe, EnhancementOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var resize = new ResampleOptions { Threads = options.Threads };
        var step = new EnhancementOperation("resample", $"Lanczos3 to {width}x{height}, the largest this model gives");
        if (width < input.Width)
        {
            using var reduced = Resample.To(input, width, height, resize, cancellationToken);
            var result = RunScaled(reduced, recipe, 1, options, progress, cancellationToken);
            return result with { Operations = [step, .. result.Operations] };
        }
        var enhanced = RunScaled(input, recipe, 1, options, progress, cancellationToken);
        using (enhanced.Image)
            return new EnhancementResult(Resample.To(enhanced.Image, width, height, resize, cancellationToken), [.. enhanced.Operations, step]);
    }

    private static List<Rectangle> Tiles(ImageBuffer image, EnhancementOptions options)
    {
        var width = TileSide(image.Width, options.TileSize);
        var share = Math.Max(LeastTile, image.Height / Math.Max(options.Threads, 1));
        var height = TileSide(image.Height, image.Width > width ? options.TileSize : Math.Min(options.TileSize, share));
        var tiles = new List<Rectangle>();
        for (var top = 0; top < image.Height; top += height)
            for (var left = 0; left < image.Width; left += width)
                tiles.Add(new Rectangle(left, top, Math.Min(width, image.Width - left), Math.Min(height, image.Height - top)));
        return tiles;
    }

    // Equal tiles rather than full ones and a sliver: a sliver's margins cost as much as a tile's.
    private static int TileSide(int length, int size)
    {
        var count = (length + Math.Max(size, 1L) - 1) / Math.Max(size, 1);
        var side = (length + count - 1) / count;
        return (int)((side + EnhancementPlan.Alignment - 1) / EnhancementPlan.Alignment * EnhancementPlan.Alignment);
    }
}
