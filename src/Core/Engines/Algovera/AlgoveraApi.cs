using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Algovera;

/// <summary>Algovera: a prompt in, a picture out. The key goes into bodies, and into the query where the document wants it there.</summary>
internal sealed class AlgoveraApi(EngineSetup setup, string key) : RemoteApi
{
    private const string UsualModel = "stable";
    private static readonly Pace Growing = new(1, 5); // the document recommends nothing

    /// <summary>The type of engines.json.</summary>
    public static EngineType Type { get; } = new("algovera", [ItemKind.Image], setup => new RemoteEngine(setup, (s, key) => new AlgoveraApi(s, key)))
    {
        Endpoint = "https://api.algovera.ai",
        Models =
        [
            "dalle", UsualModel, "stable diffusion v1.5", "stable diffusion v2-512x512", "stable diffusion v2-768x768", "stable diffusion v2.1-512x512", "stable diffusion v2.1-768x768",
        ],
        Formats = ["png", "jpg", "jpeg", "jfif", "bmp", "tga", "tiff"],
    };

    public override Pace PaceOf(Standing.Running? standing) => Growing;

    public override Task<Outcome<Func<FetchRequest>>> PrepareAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var asked = (ImageItem)item; // the catalog gives it nothing else
        var seed = context.Seed;
        return Task.FromResult<Outcome<Func<FetchRequest>>>((Func<FetchRequest>)(() => Asking.Post(setup.At("/api/txt2img"), new JsonObject
        {
            ["prompt"] = asked.Prompt,
            ["height"] = asked.Height,
            ["width"] = asked.Width,
            ["inf_steps"] = asked.Steps,
            ["guidance_scale"] = asked.Guidance,
            ["seed"] = seed,
            ["base_model"] = asked.Model ?? UsualModel,
            ["api_key"] = key,
        })));
    }

    public override Accepted? ReadAccepted(Reply reply) => reply.Text("job_uuid") is { } id ? new Accepted(id) : null;

    public override FetchRequest Look(string id) => Asking.Get(setup.At($"/api/status?job_uuid={Uri.EscapeDataString(id)}&api_key={Uri.EscapeDataString(key)}"));

    public override Standing Read(Reply reply) => reply.Text("job_status") switch
    {
        "done" => new Standing.Done(),
        "failed" => new Standing.Failed(GenAssetError.Of(ErrorCatalog.ModelFailed, $"could not make the picture: {reply.Text("error") ?? "it gives no reason"}")),
        "created" => new Standing.Running("generating_image"),
        { } odd => new Standing.Unclear($"\"{Validation.Excerpt.Of(odd)}\" is no status of its API"),
        null => new Standing.Unclear("the answer has no job_status"),
    };

    public override async Task<Outcome<IReadOnlyList<string>>> CollectAsync(ItemSpec item, Standing.Done done, Downloads downloads, EngineContext context, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["api_key"] = key, ["job_uuid"] = downloads.TaskId };
        var picture = await downloads.FetchAsync(() => Asking.Get(setup.At("/api/getAsset")) with { Content = Asking.Body(body) }, "picture", Pictures.Fault, cancellationToken).ConfigureAwait(false);
        if (!picture.Succeeded)
            return picture.Error;
        foreach (var format in item.Formats ?? ItemKinds.DefaultFormats(ItemKind.Image))
            Pictures.Write(context, "image." + format, picture.Value);
        return (string[])[];
    }
}
