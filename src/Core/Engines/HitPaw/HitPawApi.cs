using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Media.Enhancement;

namespace GenAsset.Core.Engines.HitPaw;

/// <summary>HitPaw: the address of a photo in, the address of a better one out, paid in coins. It fetches the photo itself, so that must lie where it can.</summary>
internal sealed class HitPawApi(EngineSetup setup, string key) : RemoteApi
{
    private const string KeyHeader = "Apikey";
    private static readonly Pace FiveToTenSeconds = new(5, 10); // "recommended: every 5-10 seconds"

    /// <summary>The type of engines.json.</summary>
    public static EngineType Type { get; } = new("hitpaw", [ItemKind.Enhancement], setup => new RemoteEngine(setup, (s, key) => new HitPawApi(s, key)))
    {
        Endpoint = "https://api-base.hitpaw.com",
        IsPricedByItem = false, // but by coin, and a photo's size says how many
        Models = [.. EnhancementRecipes.All.Select(recipe => recipe.Name), "enhanced_v1"],
    };

    public override double SubmitSeconds => 120; // it fetches the photo before it answers

    public override Pace PaceOf(Standing.Running? standing) => FiveToTenSeconds;

    public override async Task<Outcome<Func<FetchRequest>>> PrepareAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var asked = (EnhancementItem)item; // the catalog gives it nothing else
        var photo = await context.AddressOfAsync(asked.Image!, cancellationToken).ConfigureAwait(false); // the validator saw that it is there
        return photo.Succeeded
            ? (Func<FetchRequest>)(() => Asking.Post(setup.At("/api/photo-enhancer"), Request(asked, photo.Value), KeyHeader, key))
            : photo.Error;
    }

    public override Accepted? ReadAccepted(Reply reply) => Field(reply, "job_id") is { } id && !CoinError.IsIn(reply)
        ? new Accepted(id, (reply.Number("data", "consume_coins") ?? reply.Number("consume_coins")) * (setup.Config.Price ?? 1))
        : null;

    public override bool MayHaveBeenDone(Reply reply) => base.MayHaveBeenDone(reply) || CoinError.IsTimeout(reply);

    public override FetchRequest Look(string id) => Asking.Post(setup.At("/api/task-status"), new JsonObject { ["job_id"] = id }, KeyHeader, key);

    public override Standing Read(Reply reply) => Field(reply, "status") switch
    {
        "COMPLETED" when Uri.TryCreate(Field(reply, "res_url"), UriKind.Absolute, out var result) => new Standing.Done(result),
        "COMPLETED" => new Standing.Unclear("it is completed, and there is no res_url"),
        "ERROR" => new Standing.Failed(GenAssetError.Of(ErrorCatalog.ModelFailed, $"could not enhance the photo: {Field(reply, "error") ?? "it gives no reason"}")),
        "CONVERTING" => new Standing.Running("enhancing"),
        { } odd => new Standing.Unclear($"\"{Validation.Excerpt.Of(odd)}\" is no status of its API"),
        null => new Standing.Unclear("the answer has no status"),
    };

    public override ErrorCode? CodeOf(Reply reply) => CoinError.Of(reply);

    public override string? WordsOf(Reply reply) => reply.Text("detail") is { } detail ? $"{reply.Text("message")} ({detail})" : base.WordsOf(reply);

    public override async Task<Outcome<IReadOnlyList<string>>> CollectAsync(ItemSpec item, Standing.Done done, Downloads downloads, EngineContext context, CancellationToken cancellationToken)
    {
        var photo = await downloads.FetchAsync(new FetchRequest(done.Result!), "photo", Pictures.Fault, cancellationToken).ConfigureAwait(false); // done means that there is one; no key goes along
        if (!photo.Succeeded)
            return photo.Error;
        Pictures.Write(context, "image." + ((EnhancementItem)item).Format, photo.Value);
        return (string[])[];
    }

    private static JsonObject Request(EnhancementItem asked, Uri photo)
    {
        var body = new JsonObject
        {
            ["model_name"] = asked.Model ?? EnhancementRecipes.Default,
            ["img_url"] = photo.AbsoluteUri,
            ["extension"] = "." + asked.Format,
            ["exif"] = asked.KeepExif,
        };
        if (asked.Dpi is { } dpi)
            body["DPI"] = dpi;
        return body;
    }

    // The document shows the fields inside "data", and its own clients read them at the top.
    private static string? Field(Reply reply, string name) => reply.Text("data", name) ?? reply.Text(name);
}
