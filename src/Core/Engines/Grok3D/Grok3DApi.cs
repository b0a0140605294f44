using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Grok3D;

/// <summary>The Grok 3D pipeline: a prompt in; a picture, a GLB and a USDZ out. Its OBJ and PLY are made here, of its GLB.</summary>
internal sealed class Grok3DApi(EngineSetup setup, string key) : RemoteApi
{
    private const string KeyHeader = "Authorization"; // the document knows no keys; a server of ours may want one
    private static readonly Pace TwoOrThreeSeconds = new(2, 3);

    /// <summary>The type of engines.json.</summary>
    public static EngineType Type { get; } = new("grok-3d", [ItemKind.Model], setup => new RemoteEngine(setup, (s, key) => new Grok3DApi(s, key)))
    {
        Models = [],
        Formats = ["glb", "usdz", "image", "obj", "ply"],
    };

    // Neither keys nor prices are in the document: a task more costs its server time, and nobody money.
    public override bool MaySendAgain => setup.Config.Price is null or 0;

    public override Pace PaceOf(Standing.Running? standing) => TwoOrThreeSeconds;

    public override Task<Outcome<Func<FetchRequest>>> PrepareAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome<Func<FetchRequest>>>(item.Words is { } prompt
            ? (Func<FetchRequest>)(() => Asking.Post(setup.At("/api/generate"), new JsonObject { ["prompt"] = prompt }, KeyHeader, Asking.Bearer(key)))
            : GenAssetError.Of(ErrorCatalog.ValidationFailed, $"{setup.Info.Name} makes models of prompts, not of pictures.", suggestion: "Give the item a prompt, or an engine that takes images."));

    public override Accepted? ReadAccepted(Reply reply) => reply.Text("job_id") is { } id ? new Accepted(id) : null;

    public override FetchRequest Look(string id) => Asking.Get(setup.At($"/api/status/{Uri.EscapeDataString(id)}"), KeyHeader, Asking.Bearer(key));

    public override Standing Read(Reply reply) => reply.Text("status") switch
    {
        "complete" => new Standing.Done(),
        "error" => new Standing.Failed(GenAssetError.Of(ErrorCatalog.ModelFailed, $"could not make the model: {reply.Text("error") ?? "it gives no reason"}")),
        "queued" or "processing" => new Standing.Running(reply.Text("stage") ?? "initializing", (double?)reply.Number("progress")),
        { } odd => new Standing.Unclear($"\"{Validation.Excerpt.Of(odd)}\" is no status of its API"),
        null => new Standing.Unclear("the answer has no status"),
    };

    // "Asset not found" is said of a job that is there: its result is not whole.
    public override ErrorCode? CodeOf(Reply reply) => reply is { IsGood: false } && reply.Text("error") == "Asset not found" ? ErrorCatalog.IncompleteResults : null;

    public override async Task<Outcome<IReadOnlyList<string>>> CollectAsync(ItemSpec item, Standing.Done done, Downloads downloads, EngineContext context, CancellationToken cancellationToken)
    {
        var formats = item.Formats ?? ItemKinds.DefaultFormats(ItemKind.Model);
        if (formats.Contains("image"))
        {
            var picture = await FetchAsync(downloads, "image", Pictures.Fault, cancellationToken).ConfigureAwait(false);
            if (!picture.Succeeded)
                return picture.Error;
            context.Scratch.Write("image" + Pictures.EndingOf(picture.Value), picture.Value);
        }

        if (formats.Any(format => format is "glb" or "obj" or "ply"))
        {
            var model = await FetchAsync(downloads, "glb", PipelineModel.GlbFault, cancellationToken).ConfigureAwait(false);
            if (!model.Succeeded)
                return model.Error;
            PipelineModel.Write(context, model.Value, formats);
        }

        if (formats.Contains("usdz"))
        {
            var package = await FetchAsync(downloads, "usdz", PipelineModel.UsdzFault, cancellationToken).ConfigureAwait(false);
            if (!package.Succeeded)
                return package.Error;
            context.Scratch.Write("model.usdz", package.Value);
        }

        return (string[])[];
    }

    private Task<Outcome<byte[]>> FetchAsync(Downloads downloads, string type, Func<byte[], string?> faultOf, CancellationToken cancellationToken) => downloads.FetchAsync(
        Asking.Get(setup.At($"/api/asset/{Uri.EscapeDataString(downloads.TaskId)}?asset_type={type}"), KeyHeader, Asking.Bearer(key)), type, faultOf, cancellationToken);
}
