using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Facades.Algovera;

/// <summary>The body of POST /api/txt2img, made an item.</summary>
internal static class PictureRequest
{
    /// <summary>Reads the fields; all but the prompt have defaults, and a field of the wrong type is refused by name.</summary>
    public static Outcome<ImageItem> Read(JsonBody body)
    {
        if (body.Text("prompt") is not { } prompt || string.IsNullOrWhiteSpace(prompt))
            return Fault("prompt", "is missing.");
        var model = BaseModels.Usual;
        if (body["base_model"] is { ValueKind: not JsonValueKind.Undefined } named)
        {
            if (JsonBody.TextOf(named) is not { } name || !BaseModels.Names.Contains(name))
                return Fault("base_model", $"must be one of {string.Join(", ", BaseModels.Names.Select(known => $"\"{known}\""))}.");
            model = name;
        }

        var side = BaseModels.UsualSide(model);
        if (Whole(body["width"], side) is not { } width)
            return Fault("width", "must be a whole number of pixels.");
        if (Whole(body["height"], side) is not { } height)
            return Fault("height", "must be a whole number of pixels.");
        if (Whole(body["inf_steps"], 30) is not { } steps)
            return Fault("inf_steps", "must be a whole number.");
        if (Number(body["guidance_scale"], 7.0) is not { } guidance)
            return Fault("guidance_scale", "must be a number.");
        long? seed = null;
        if (body["seed"] is { ValueKind: not JsonValueKind.Undefined } asked)
        {
            if (asked.ValueKind != JsonValueKind.Number || !asked.TryGetInt64(out var value))
                return Fault("seed", "must be a whole number.");
            seed = value;
        }

        return new ImageItem(prompt, width, height, steps, guidance) { Seed = seed, Model = model, Formats = ["png"] };
    }

    private static int? Whole(JsonElement value, int usual) => value.ValueKind switch
    {
        JsonValueKind.Undefined => usual,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        _ => null,
    };

    private static double? Number(JsonElement value, double usual) => value.ValueKind switch
    {
        JsonValueKind.Undefined => usual,
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static GenAssetError Fault(string field, string message) =>
        GenAssetError.Of(ErrorCatalog.ValidationFailed, $"\"{field}\" {message}");
}
