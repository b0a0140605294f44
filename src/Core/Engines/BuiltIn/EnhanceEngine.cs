using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Media;
using GenAsset.Media.Codecs;
using GenAsset.Media.Enhancement;

namespace GenAsset.Core.Engines.BuiltIn;

/// <summary>Photos, larger and cleaner, by the documented model names: each a recipe of real operations, and the result says which of them ran.</summary>
public sealed class EnhanceEngine : IEngine
{
    private const double ReadShare = 10;  // of the progress, in percent
    private const double WorkShare = 80;

    // The recipe's own limits are asked from the header, before any pixel is read; a generative one has none, and 600 MP is what memory is planned for.
    private static readonly ImageLimits Unlimited = ImageLimits.Default with { MaxInputPixels = EnhancementRecipes.MaxOutputPixels };

    /// <inheritdoc/>
    public EngineInfo Info { get; } = new(
        "builtin/enhance", [ItemKind.Enhancement], Models: [.. EnhancementRecipes.All.Select(recipe => recipe.Name), "enhanced_v1"]);

    /// <inheritdoc/>
    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var asked = (EnhancementItem)item; // the catalog gives it nothing else
        var recipe = EnhancementRecipes.Find(asked.Model ?? EnhancementRecipes.Default)!; // nor another model
        await context.ReportAsync("reading", 0).ConfigureAwait(false);
        var input = await context.OpenInputAsync(asked.Image!, cancellationToken).ConfigureAwait(false); // the validator saw that it is there
        if (!input.Succeeded)
            return input.Error;
        try
        {
            var header = ImageProbe.Read(input.Value, Unlimited);
            if (recipe.BrokenLimit(header.Width, header.Height) is { } limit)
                return TooLarge(recipe, limit);
            input.Value.Position = 0;
            using var photo = ImageCodec.Decode(input.Value, Unlimited).Upright();
            await context.ReportAsync("enhancing", ReadShare).ConfigureAwait(false);
            var progress = new Reporting(share => context.ReportAsync("enhancing", ReadShare + WorkShare * share));
            var result = Enhancer.Run(photo.Pixels, recipe, progress: progress, cancellationToken: cancellationToken);
            using (result.Image)
            {
                await context.ReportAsync("writing", ReadShare + WorkShare).ConfigureAwait(false);
                Write(result, asked, photo.Metadata, context);
            }

            return new EngineResult([.. result.Operations.Select(operation => $"{operation.Name}: {operation.Detail}")]);
        }
        catch (MediaFormatException fault)
        {
            return GenAssetError.Of(
                ErrorCatalog.InvalidFileFormat, $"{asked.Image!.Shown}: {fault.Message}", suggestion: "Give a whole picture: png, jpg, bmp, tga, tiff, webp or heif."); // opened above
        }
        catch (NotSupportedException missing)
        {
            return GenAssetError.Of(ErrorCatalog.ConfigurationInvalid, missing.Message);
        }
        finally
        {
            await input.Value.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static void Write(EnhancementResult result, EnhancementItem asked, ImageMetadata metadata, EngineContext context)
    {
        using var file = context.Scratch.Create("image." + asked.Format);
        ImageCodec.Encode(result.Image, file, FormatOf(asked.Format), metadata: metadata with
        {
            Exif = asked.KeepExif ? metadata.Exif : null,
            DpiX = asked.Dpi ?? metadata.DpiX,
            DpiY = asked.Dpi ?? metadata.DpiY,
        });
    }

    private static ImageFormat FormatOf(string word) => word switch
    {
        "png" => ImageFormat.Png,
        "bmp" => ImageFormat.Bmp,
        "tga" => ImageFormat.Tga,
        "tiff" => ImageFormat.Tiff,
        "webp" => ImageFormat.Webp,
        _ => ImageFormat.Jpeg, // jpg, jpeg, jfif: the validator lets no other word through
    };

    private static GenAssetError TooLarge(EnhancementRecipe recipe, EnhancementLimit limit) => GenAssetError.Of(
        ErrorCatalog.FileTooLarge,
        $"{recipe.Name} takes at most {limit.MaxPixels / 1e6:0} MP {(limit.Kind == EnhancementLimitKind.Input ? "in" : "out")}; this would be {limit.Pixels / 1e6:0.#} MP.",
        new JsonObject { ["limit"] = limit.Kind == EnhancementLimitKind.Input ? "input" : "output", ["pixels"] = limit.Pixels, ["maxPixels"] = limit.MaxPixels },
        "Reduce the picture, or take a model that enlarges less.");

    // Progress<T> would post to a captured context, out of order; this one reports on the worker's own thread.
    private sealed class Reporting(Func<double, ValueTask> report) : IProgress<double>
    {
        public void Report(double value)
        {
            var told = report(value);
            if (!told.IsCompletedSuccessfully)
                told.AsTask().GetAwaiter().GetResult();
        }
    }
}
