using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Engines.Remote.Mapping;

/// <summary>The fields of items that a template may name, and their values: files as data URIs, or with ":url" after the name as addresses.</summary>
internal static class ItemFields
{
    private const long MaxFileBytes = 200L << 20;
    private const string AsAddress = ":url";

    private static readonly string[] Shared = ["prompt", "model", "seed", "format", "customId"];

    /// <summary>The names that mean something for a kind.</summary>
    public static IReadOnlyList<string> Of(ItemKind kind) => kind switch
    {
        ItemKind.Image => [.. Shared, "width", "height", "steps", "guidance"],
        ItemKind.Model => [.. Shared, "image"],
        ItemKind.Splat => Shared,
        ItemKind.Reconstruction => [.. Shared, "views", "depths", "cameras", "rig", "resolution", "textureSize", "triangles"],
        _ => [.. Shared, "image", "dpi", "keepExif"],
    };

    /// <summary>A template's name without its ":url" and its place in a list: "views" of "views[2]:url".</summary>
    public static string Plain(string name) => name.Replace(AsAddress, "", StringComparison.Ordinal).Split('[')[0];

    /// <summary>The value of a name for an item; null where the item has none.</summary>
    public static async Task<Outcome<JsonNode?>> ValueAsync(string name, ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var isAddress = name.EndsWith(AsAddress, StringComparison.Ordinal);
        var inputs = InputsOf(Plain(name), item);
        if (inputs is null)
            return Outcome(Plain(name) == "seed" ? JsonValue.Create(context.Seed) : Scalar(Plain(name), item));
        if (PlaceIn(name) is { } place)
            inputs = place < inputs.Count ? [inputs[place]] : [];
        var values = new List<JsonNode?>();
        foreach (var input in inputs)
        {
            var value = isAddress ? await AddressAsync(input, context, cancellationToken).ConfigureAwait(false) : await DataAsync(input, context, cancellationToken).ConfigureAwait(false);
            if (!value.Succeeded)
                return value.Error;
            values.Add(value.Value);
        }

        return Outcome(Plain(name) is "views" or "depths" && PlaceIn(name) is null ? new JsonArray([.. values]) : values.FirstOrDefault());
    }

    private static Outcome<JsonNode?> Outcome(JsonNode? value) => value;

    private static JsonNode? Scalar(string name, ItemSpec item) => (name, item) switch
    {
        ("prompt", _) => item.Words,
        ("model", _) => item.Model,
        ("customId", _) => item.CustomId,
        ("format", EnhancementItem photo) => photo.Format,
        ("format", _) => (item.Formats ?? ItemKinds.DefaultFormats(item.Kind))[0],
        ("width", ImageItem image) => image.Width,
        ("height", ImageItem image) => image.Height,
        ("steps", ImageItem image) => image.Steps,
        ("guidance", ImageItem image) => image.Guidance,
        ("rig", ReconstructionItem capture) => capture.Rig,
        ("resolution", ReconstructionItem capture) => capture.Resolution,
        ("textureSize", ReconstructionItem capture) => capture.TextureSize,
        ("triangles", ReconstructionItem capture) => capture.Triangles,
        ("dpi", EnhancementItem photo) => photo.Dpi,
        ("keepExif", EnhancementItem photo) => photo.KeepExif,
        _ => null,
    };

    private static IReadOnlyList<InputRef>? InputsOf(string name, ItemSpec item) => (name, item) switch
    {
        ("image", ModelItem model) => model.Image is { } image ? [image] : [],
        ("image", EnhancementItem photo) => photo.Image is { } image ? [image] : [],
        ("views", ReconstructionItem capture) => capture.Views ?? [],
        ("depths", ReconstructionItem capture) => capture.Depths ?? [],
        ("cameras", ReconstructionItem capture) => capture.Cameras is { } cameras ? [cameras] : [],
        _ => null,
    };

    private static int? PlaceIn(string name) => name.Split('[', ']') is [_, var place, ..] && int.TryParse(place, out var index) ? index : null;

    private static async Task<Outcome<JsonNode>> AddressAsync(InputRef input, EngineContext context, CancellationToken cancellationToken)
    {
        var address = await context.AddressOfAsync(input, cancellationToken).ConfigureAwait(false);
        return address.Succeeded ? (JsonNode)address.Value.AbsoluteUri : address.Error;
    }

    private static async Task<Outcome<JsonNode>> DataAsync(InputRef input, EngineContext context, CancellationToken cancellationToken)
    {
        var opened = await context.OpenInputAsync(input, cancellationToken).ConfigureAwait(false);
        if (!opened.Succeeded)
            return opened.Error;
        await using var stream = opened.Value.ConfigureAwait(false);
        if (opened.Value.Length > MaxFileBytes)
            return GenAssetError.Of(ErrorCatalog.FileTooLarge, $"{input.Shown} has {opened.Value.Length} bytes; at most {MaxFileBytes} are sent within a request.", suggestion: "Give a smaller file.");
        var bytes = new byte[opened.Value.Length];
        await opened.Value.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        var type = ContentTypes.Sniff(bytes.AsSpan(0, Math.Min(bytes.Length, ContentTypes.SniffBytes))) ?? "application/octet-stream"; // the model sees an ending made of it
        return (JsonNode)$"data:{type};base64,{Convert.ToBase64String(bytes)}";
    }
}
