using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Engines.Gateway404;

/// <summary>The 404 gateway: a prompt in, a splat cloud out, in that project's own SPZ, which is converted to what the item asks for.</summary>
internal sealed class Gateway404Api(EngineSetup setup, string key) : RemoteApi
{
    private const string KeyHeader = "x-api-key";
    private static readonly Pace OnceASecond = new(0.5, 1); // the document's client asks each second

    // Niantic's version 2 has the precision of what came, and every reader of splats opens it.
    private static readonly SpzWriteOptions Common = new() { Flavor = SpzFlavor.NianticV2 };

    /// <summary>The type of engines.json; its endpoint is a region's, so there is none to assume.</summary>
    public static EngineType Type { get; } = new("404", [ItemKind.Splat], setup => new RemoteEngine(setup, (s, key) => new Gateway404Api(s, key)))
    {
        Models = [],
        Formats = ["spz", "ply", "glb"],
    };

    public override Pace PaceOf(Standing.Running? standing) => OnceASecond;

    public override Task<Outcome<Func<FetchRequest>>> PrepareAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var prompt = item.Words; // a splat item has one
        return Task.FromResult<Outcome<Func<FetchRequest>>>((Func<FetchRequest>)(() => Asking.Post(setup.At("/add_task"), new JsonObject { ["prompt"] = prompt }, KeyHeader, key)));
    }

    public override Accepted? ReadAccepted(Reply reply) => reply.Text("id") is { } id ? new Accepted(id) : null;

    public override FetchRequest Look(string id) => Asking.Get(setup.At($"/get_status?id={Uri.EscapeDataString(id)}"), KeyHeader, key);

    // "NoResult" is what a task is that waits, runs, or never was; words that a later gateway may add mean the same here.
    public override Standing Read(Reply reply) => reply.Text("status") switch
    {
        "Success" => new Standing.Done(),
        "Failure" => new Standing.Failed(GenAssetError.Of(ErrorCatalog.ModelFailed, $"could not make the splats: {reply.Text("reason") ?? "it gives no reason"}")),
        { } => new Standing.Running("generating_3d"),
        null => new Standing.Unclear("the answer has no status"),
    };

    public override async Task<Outcome<IReadOnlyList<string>>> CollectAsync(ItemSpec item, Standing.Done done, Downloads downloads, EngineContext context, CancellationToken cancellationToken)
    {
        SplatCloud? cloud = null;
        var result = Asking.Get(setup.At($"/get_result?id={Uri.EscapeDataString(downloads.TaskId)}"), KeyHeader, key);
        var fetched = await downloads.FetchAsync(
            result,
            "splat cloud",
            file =>
            {
                cloud = SpzReader.Read(file);
                return cloud.Count > 0 ? null : "it has no splats";
            },
            cancellationToken).ConfigureAwait(false);
        if (!fetched.Succeeded)
            return fetched.Error;
        foreach (var format in item.Formats ?? ItemKinds.DefaultFormats(ItemKind.Splat))
            ShapeFiles.Write(context.Scratch, "splat", format, cloud!, Common); // the check read it
        return (List<string>)[$"{cloud!.Count} splats"];
    }
}
