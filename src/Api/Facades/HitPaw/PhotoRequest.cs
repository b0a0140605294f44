using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;
using GenAsset.Media.Enhancement;

namespace GenAsset.Api.Facades.HitPaw;

/// <summary>The body of POST /api/photo-enhancer.</summary>
/// <param name="Recipe">The model; an alias has become what it stands for.</param>
/// <param name="Address">Where the picture is.</param>
/// <param name="Format">The result's format: "extension" in lower case and without its dot.</param>
/// <param name="KeepExif">Whether the picture's EXIF goes with the result, default false.</param>
/// <param name="Dpi">The resolution to note in the result, in dots an inch.</param>
internal sealed record PhotoRequest(EnhancementRecipe Recipe, Uri Address, string Format, bool KeepExif, int? Dpi)
{
    private const int MaxDpi = 10_000;
    private static readonly string[] Extensions = ["bmp", "jpeg", "jpg", "png", "jfif", "tga", "tiff", "webp"];

    /// <summary>Reads the body: all types first, then what the values mean.</summary>
    public static Outcome<PhotoRequest> Read(JsonBody body)
    {
        if (body.IsEmpty)
            return ErrorRow.BadRequest.Because("The request has no body.");
        foreach (var field in (string[])["model_name", "img_url", "extension"])
        {
            if (body.Text(field) is null)
                return ErrorRow.InvalidParameters.Because($"\"{field}\" is missing or is not a string.");
        }

        if (body["exif"].ValueKind is not (JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False))
            return ErrorRow.InvalidParameters.Because("\"exif\" is not true or false.");
        var dpi = 0;
        var hasDpi = body["DPI"].ValueKind != JsonValueKind.Undefined;
        if (hasDpi && (body["DPI"].ValueKind != JsonValueKind.Number || !body["DPI"].TryGetInt32(out dpi) || dpi is < 1 or > MaxDpi))
            return ErrorRow.InvalidParameters.Because($"\"DPI\" is not an integer from 1 to {MaxDpi}.");

        var (model, address, extension) = (body.Text("model_name")!, body.Text("img_url")!, body.Text("extension")!); // seen above
        if (EnhancementRecipes.Find(model) is not { } recipe)
            return ErrorRow.ModelNotSupported.Because($"There is no model \"{Excerpt.Of(model)}\"; there are {string.Join(", ", EnhancementRecipes.All.Select(known => known.Name))}.");
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            return ErrorRow.InvalidUrl.Because("\"img_url\" is not an https address.");
        var format = (extension.StartsWith('.') ? extension[1..] : extension).ToLowerInvariant();
        return Array.IndexOf(Extensions, format) >= 0
            ? new PhotoRequest(recipe, uri, format, body["exif"].ValueKind == JsonValueKind.True, hasDpi ? dpi : null)
            : ErrorRow.ExtensionNotValid.Because($"\"{Excerpt.Of(extension)}\" is none of {string.Join(", ", Extensions)}.");
    }

    /// <summary>The item that the picture, once here, is enhanced by.</summary>
    public EnhancementItem ItemOf(string upload) => new(new InputRef(Upload: upload), Format, KeepExif, Dpi) { Model = Recipe.Name };

    /// <summary>Why a picture of this size is not taken, or null.</summary>
    public GenAssetError? FaultOf(int width, int height)
    {
        if (Recipe.BrokenLimit(width, height) is not { } limit)
            return null;
        var (row, side) = limit.Kind == EnhancementLimitKind.Input ? (ErrorRow.InputOverLimit, "in") : (ErrorRow.TargetOverLimit, "out");
        return row.Because($"{Recipe.Name} takes at most {limit.MaxPixels / 1e6:0} MP {side}; this would be {limit.Pixels / 1e6:0.#} MP.");
    }
}
