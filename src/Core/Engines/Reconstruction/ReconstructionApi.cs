using System.Text.Json.Nodes;
using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Reconstruction;

/// <summary>The reconstruction API: six views and six depth renders in, a ZIP of meshes and measures out. Its error codes are ours.</summary>
internal sealed class ReconstructionApi(EngineSetup setup, string key) : RemoteApi
{
    private const string UsualModel = "reconviagen";
    private const string KeyHeader = "Authorization"; // the document knows no keys; a server of ours may want one

    // "Queue/early processing: 5-10 seconds; mid-processing: 15-30 seconds; near completion: 5 seconds".
    private const double EarlyBelow = 20; // percent
    private const double NearFrom = 80;
    private static readonly Pace Early = new(5, 10);
    private static readonly Pace Middle = new(15, 30);
    private static readonly Pace Near = new(5, 5);

    /// <summary>The type of engines.json.</summary>
    public static EngineType Type { get; } = new("reconstruction", [ItemKind.Reconstruction], setup => new RemoteEngine(setup, (s, key) => new ReconstructionApi(s, key)))
    {
        Models = [UsualModel, "nvdiffrec", "both"],
    };

    public override double SubmitSeconds => 300; // up to 200 MB go up

    // Neither keys nor prices are in the document: a task more costs its server time, and nobody money.
    public override bool MaySendAgain => setup.Config.Price is null or 0;

    public override Pace PaceOf(Standing.Running? standing) => standing?.Progress switch
    {
        >= NearFrom => Near,
        >= EarlyBelow => Middle,
        _ => Early,
    };

    public override async Task<Outcome<Func<FetchRequest>>> PrepareAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var asked = (ReconstructionItem)item; // the catalog gives it nothing else
        var files = await CaptureInputs.ReadAsync(asked, context, cancellationToken).ConfigureAwait(false);
        return files.Succeeded
            ? (Func<FetchRequest>)(() => Asking.Get(setup.At("/jobs"), KeyHeader, Asking.Bearer(key)) with { Method = HttpMethod.Post, Content = Form(asked, files.Value) })
            : files.Error;
    }

    public override Accepted? ReadAccepted(Reply reply) => reply.Text("job_id") is { } id ? new Accepted(id) : null;

    public override FetchRequest Look(string id) => Asking.Get(JobAt(id), KeyHeader, Asking.Bearer(key));

    public override Standing Read(Reply reply) => reply.Text("status") switch
    {
        "completed" => new Standing.Done(),
        "failed" => new Standing.Failed(ServiceError.OfFailedJob(reply)),
        "cancelled" => new Standing.Failed(GenAssetError.Of(ErrorCatalog.ModelFailed, "was told by somebody else to cancel the job.", suggestion: "Retry the item, if it should run after all.")),
        "queued" => new Standing.Running("queued", 0),
        "processing" => new Standing.Running(reply.Text("current_model") ?? "processing", (double?)reply.Number("progress")),
        { } odd => new Standing.Unclear($"\"{Validation.Excerpt.Of(odd)}\" is no status of its API"),
        null => new Standing.Unclear("the answer has no status"),
    };

    public override ErrorCode? CodeOf(Reply reply) => ServiceError.CodeOf(reply);

    public override string? WordsOf(Reply reply) => reply.Text("error", "message") ?? base.WordsOf(reply);

    public override async Task<Outcome<IReadOnlyList<string>>> CollectAsync(ItemSpec item, Standing.Done done, Downloads downloads, EngineContext context, CancellationToken cancellationToken)
    {
        ResultArchive? archive = null;
        var download = Asking.Get(setup.At($"/jobs/{Uri.EscapeDataString(downloads.TaskId)}/download"), KeyHeader, Asking.Bearer(key));
        var fetched = await downloads.FetchAsync(
            download,
            "ZIP",
            file =>
            {
                archive = ResultArchive.Open(file);
                return archive.Fault;
            },
            cancellationToken).ConfigureAwait(false);
        return fetched.Succeeded ? archive!.WriteTo(context, item.Formats) : fetched.Error; // the check opened it
    }

    // Two steps, by the document: asked for, then confirmed.
    public override IReadOnlyList<FetchRequest> CancelRequests(string id) =>
        [.. ((bool[])[false, true]).Select(confirm => Asking.Post(new Uri(JobAt(id) + "/cancel"), new JsonObject { ["confirm"] = confirm }, KeyHeader, Asking.Bearer(key)))];

    private Uri JobAt(string id) => setup.At("/jobs/" + Uri.EscapeDataString(id));

    private static MultipartFormDataContent Form(ReconstructionItem asked, CaptureInputs files)
    {
        var form = new MultipartFormDataContent();
        Add(form, "views", "view", files.Views);
        Add(form, "depth_renders", "depth", files.Depths);
        form.Add(new StringContent((asked.Model ?? UsualModel).ToLowerInvariant()), "model_type");
        // Beyond the document; a server that does not know them leaves them alone.
        if (files.Cameras is { } cameras)
            form.Add(new ReadOnlyMemoryContent(cameras), "cameras", "cameras.json");
        if (!asked.Rig.Equals("auto", StringComparison.OrdinalIgnoreCase))
            form.Add(new StringContent(asked.Rig), "rig");
        return form;
    }

    private static void Add(MultipartFormDataContent form, string field, string stem, IReadOnlyList<ReadOnlyMemory<byte>> files)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var part = new ReadOnlyMemoryContent(files[i]);
            part.Headers.ContentType = new("image/png");
            form.Add(part, field, $"{stem}{i + 1}.png");
        }
    }
}
