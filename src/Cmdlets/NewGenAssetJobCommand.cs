using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Running;
using GenAsset.Core.Validation;

namespace GenAsset.Cmdlets;

// Long because what a job can be made of, and most fields of items and jobs, are parameters with their sentences; what is done with them fits a screen and a half.

/// <summary>
/// Makes one job of everything that comes down the pipeline, of a file, of captures or of photos. It is accepted whole or, with every fault told, not at all;
/// -WhatIf checks all of it and says what it would cost.
/// </summary>
[Cmdlet(VerbsCommon.New, "GenAssetJob", SupportsShouldProcess = true, DefaultParameterSetName = PromptSet)]
[OutputType(typeof(JobState))]
public sealed class NewGenAssetJobCommand : ItemsCmdlet
{
    private const string PromptSet = "Prompt";
    private const string InputObjectSet = "InputObject";
    private const string PathSet = "Path";
    private const string CaptureSet = "Reconstruction";
    private const string CaptureFilesSet = "ReconstructionFiles";
    private const string PhotoSet = "Enhancement";

    private readonly List<ItemEntry> _items = [];
    private readonly List<object?> _inputs = [];
    private PipelineRow? _row;
    private ItemDefaults? _defaults;

    /// <summary>What to make, an item a prompt.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PromptSet)]
    [AllowEmptyString]
    public string[] Prompt { get; set; } = [];

    /// <summary>
    /// Prompts by value, or objects whose properties are item fields: rows of Import-Csv, hashtables, custom objects; photos' files, and captures' folders. What
    /// an object says for itself goes before the parameters.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>A file of items, which is read as it is sent: .csv (headers are item fields), .jsonl (an item a line) or .txt (a prompt a line).</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [Alias("ItemFile")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Folders of captures, an item each: view1.png … view6.png, depth1.png … depth6.png and, where there is one, cameras.json. Wildcards are welcome.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CaptureSet)]
    [Alias("CapturePath")]
    [SupportsWildcards]
    public string[] Capture { get; set; } = [];

    /// <summary>The six views of one capture, in order. Wildcards are welcome.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CaptureFilesSet)]
    [SupportsWildcards]
    public string[] View { get; set; } = [];

    /// <summary>The views' six depth renders, in the same order. Wildcards are welcome.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CaptureFilesSet)]
    [SupportsWildcards]
    public string[] Depth { get; set; } = [];

    /// <summary>The capture's cameras.json; left out, -Rig tells.</summary>
    [Parameter(ParameterSetName = CaptureFilesSet)]
    [ValidateNotNullOrEmpty]
    public string? Camera { get; set; }

    /// <summary>Photos to enhance, an item each. Wildcards are welcome.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PhotoSet)]
    [Alias("PhotoPath")]
    [SupportsWildcards]
    public string[] Photo { get; set; } = [];

    /// <summary>How much work to spend, default 30.</summary>
    [Parameter]
    public int? Steps { get; set; }

    /// <summary>How strictly the prompt binds, default 7.</summary>
    [Parameter]
    public double? Guidance { get; set; }

    /// <summary>Where a capture's cameras stood, default auto.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RigCompleter))]
    public string? Rig { get; set; }

    /// <summary>Samples along the longest side of a reconstruction's volume, default 256.</summary>
    [Parameter]
    public int? Resolution { get; set; }

    /// <summary>Texels along each side of a reconstruction's texture, default 2048.</summary>
    [Parameter]
    public int? TextureSize { get; set; }

    /// <summary>The most triangles of a reconstruction's mesh, default 50000.</summary>
    [Parameter]
    public int? Triangles { get; set; }

    /// <summary>Whether a photo's EXIF goes with the result, default true.</summary>
    [Parameter]
    public bool? KeepExif { get; set; }

    /// <summary>The resolution to note in an enhanced photo, in dots an inch.</summary>
    [Parameter]
    public int? Dpi { get; set; }

    /// <summary>The caller's own name for the item; unique in the job, so it goes with a single prompt.</summary>
    [Parameter]
    public string? CustomId { get; set; }

    /// <summary>A name for the job.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The caller's own notes on the job, a name and a text each: @{ project = 'robots' }.</summary>
    [Parameter]
    [Alias("Metadata")]
    public IDictionary? Tag { get; set; }

    /// <summary>Seconds before a try is given up, default 900.</summary>
    [Parameter]
    public int? ItemTimeout { get; set; }

    /// <summary>The job stops when more items than this failed; left out, it never does.</summary>
    [Parameter]
    public int? MaxFailures { get; set; }

    /// <summary>What the items may cost together, in the unit of the engines' prices; when it is reached no more are begun.</summary>
    [Parameter]
    public decimal? Budget { get; set; }

    /// <summary>Hours that the results are kept once the job has ended, default 24.</summary>
    [Parameter]
    public double? RetainHours { get; set; }

    /// <summary>The address that is told when the job has ended.</summary>
    [Parameter]
    [Alias("WebhookUrl")]
    public Uri? WebhookUri { get; set; }

    /// <summary>The secret that the webhook is signed with: "whsec_" and 24 to 64 bytes in base64.</summary>
    [Parameter]
    public SecureString? WebhookSecret { get; set; }

    /// <summary>The caller's own name of this job: however often it is made under one name, there is one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IdempotencyKey { get; set; }

    private ItemKind EffectiveKind => ParameterSetName switch
    {
        PhotoSet => ItemKind.Enhancement,
        CaptureSet or CaptureFilesSet => ItemKind.Reconstruction,
        _ => Kind ?? ItemKind.Image,
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var kind = EffectiveKind;
        if (Kind is { } said && said != kind)
            ThrowTerminatingError(GenAssetError.Of(ErrorCatalog.ValidationFailed, $"-Kind {said} does not go with these files, which are of kind {kind}.", suggestion: "Leave -Kind out.").ToRecord(said));
        _defaults = Defaults(
            kind, ParameterSetName == PathSet ? ResolvePath(".") : null,
            ("steps", TextOf(Steps)), ("guidance", TextOf(Guidance)), ("customId", CustomId), ("rig", Rig), ("resolution", TextOf(Resolution)), ("textureSize", TextOf(TextureSize)),
            ("triangles", TextOf(Triangles)), ("keepExif", KeepExif?.ToString().ToLowerInvariant()), ("dpi", TextOf(Dpi)));
        _row = new PipelineRow(_defaults, isKindSaid: Kind is not null, ResolvePath);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case InputObjectSet: Add(InputObject); break;
            case PromptSet: Array.ForEach(Prompt, Add); break;
            case PhotoSet: Photo.SelectMany(Expand).ToList().ForEach(photo => Add(new FileInfo(photo))); break;
            case CaptureSet: Capture.SelectMany(Expand).ToList().ForEach(folder => Add(new DirectoryInfo(folder))); break;
            case CaptureFilesSet: AddCapture(); break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var (backend, spec) = (Backend, Spec());
        var price = new PriceEstimate(Await(backend.EnginesAsync(StopToken)));
        // The backend checks again when it takes the job; this is so that -WhatIf tells every fault, and -Confirm never asks about a job that cannot be.
        if (Await(backend.ValidateAsync(spec, Counted(Items(), price), StopToken)) is { } error)
        {
            WriteFaults(error);
            return;
        }

        if (price.Known > Budget)
            WriteWarning($"The items cost {price.Known} together and the budget is {Budget}: the job will stop before its last item.");
        if (!ShouldProcess($"{price.Items} {(price.Items == 1 ? "item" : "items")}{JobPrice.Of(price)} in {Connection.Place}", "Create job"))
            return;
        var created = Create(spec);
        if (created.Succeeded)
            WriteObject(created.Value);
        else
            WriteFaults(created.Error);
        WriteNotices();
    }

    private Outcome<JobState> Create(JobSpec spec)
    {
        if (Backend is not EmbeddedBackend home)
            return Await(Backend.CreateAsync(spec, Items(), IdempotencyKey is null ? null : new JobOrigin(RequestKey: IdempotencyKey), StopToken));
        if (spec.Options?.Webhook is not null)
            Session.DeliverWebhooks(home);
        return IdempotencyKey is { } key
            ? Await(OnceOnly.CreateAsync(home, key, spec, Items, StopToken))
            : Await(home.CreateAsync(spec, Items(), cancellationToken: StopToken));
    }

    // A file is read anew for each pass: it is not held in memory.
    private IAsyncEnumerable<ItemEntry> Items() => ParameterSetName == PathSet ? FromFile(ResolvePath(Path)) : _items.ToAsyncEnumerable();

    private async IAsyncEnumerable<ItemEntry> FromFile(string path)
    {
        var opened = Core.Reading.ItemFile.Open(path);
        if (!opened.Succeeded)
            throw new GenAssetException(opened.Error);
        await using var file = opened.Value;
        await foreach (var item in file.ReadAsync(_defaults!, StopToken)) // made in BeginProcessing
            yield return item;
    }

    private static async IAsyncEnumerable<ItemEntry> Counted(IAsyncEnumerable<ItemEntry> items, PriceEstimate price)
    {
        await foreach (var item in items)
        {
            if (item.Spec is { } spec)
                price.Add(spec);
            yield return item;
        }
    }

    private void Add(object? input)
    {
        _items.Add(_row!.Read(input, _items.Count)); // made in BeginProcessing
        _inputs.Add(input);
    }

    private void AddCapture()
    {
        var found = CaptureFolder.Find(null, [.. View.SelectMany(Expand)], [.. Depth.SelectMany(Expand)], Camera is null ? null : ResolvePath(Camera));
        _items.Add(_row!.Read(found, _items.Count)); // made in BeginProcessing
        _inputs.Add(View);
    }

    private JobSpec Spec()
    {
        var usual = Options;
        return new JobSpec(Name ?? (ParameterSetName == PathSet ? System.IO.Path.GetFileNameWithoutExtension(Path) : null), usual with
        {
            ItemTimeoutSeconds = ItemTimeout ?? usual.ItemTimeoutSeconds,
            MaxFailures = MaxFailures,
            RetainHours = RetainHours ?? usual.RetainHours,
            Budget = Budget,
            Metadata = Tag?.Cast<DictionaryEntry>().ToDictionary(entry => $"{entry.Key}", entry => Convert.ToString(entry.Value, CultureInfo.InvariantCulture) ?? ""),
            Webhook = WebhookUri is null ? null : new WebhookSpec(WebhookUri.OriginalString, WebhookSecret is null ? null : new NetworkCredential("", WebhookSecret).Password),
        });
    }

    private void WriteFaults(GenAssetError error)
    {
        var faults = JobValidator.FaultsOf(error).ToList();
        if (faults.Count == 0)
            WriteError(error, ParameterSetName == PathSet ? Path : null);
        foreach (var fault in faults)
            WriteError(error with { Message = fault.ToString(), Suggestion = "Nothing was queued. Mend this and try again." }, ParameterSetName == PathSet ? Path : fault.Index is { } index && index < _inputs.Count ? _inputs[index] : null);
        if ((long?)error.Details?["total"] is { } total && total > faults.Count)
            WriteWarning($"{total - faults.Count} more faults are not listed.");
    }
}
