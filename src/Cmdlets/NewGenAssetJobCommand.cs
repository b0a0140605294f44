using System.Globalization;
using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Cmdlets;

/// <summary>Makes one job of everything that comes down the pipeline. It is accepted whole or, with every fault told, not at all.</summary>
[Cmdlet(VerbsCommon.New, "GenAssetJob", SupportsShouldProcess = true, DefaultParameterSetName = PromptSet)]
[OutputType(typeof(JobState))]
public sealed class NewGenAssetJobCommand : GenAssetCmdlet
{
    private const string PromptSet = "Prompt";
    private const string InputObjectSet = "InputObject";

    private readonly List<ItemEntry> _items = [];
    private readonly List<object?> _inputs = [];
    private PipelineRow? _row;

    /// <summary>What to make, an item a prompt.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PromptSet)]
    [AllowEmptyString]
    public string[] Prompt { get; set; } = [];

    /// <summary>
    /// Prompts by value, or objects whose properties are item fields: rows of Import-Csv, hashtables, custom objects. What an object says
    /// for itself goes before the parameters.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>What to make of items that do not say, default Image.</summary>
    [Parameter]
    public ItemKind Kind { get; set; } = ItemKind.Image;

    /// <summary>The file formats wanted; left out, the kind's usual ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FormatCompleter))]
    public string[]? Format { get; set; }

    /// <summary>The engine to use; left out, the first that takes the item.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EngineCompleter))]
    public string? Engine { get; set; }

    /// <summary>The model that the engine should use.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ModelCompleter))]
    public string? Model { get; set; }

    /// <summary>The first item's seed; each next one's is one more.</summary>
    [Parameter]
    public long? Seed { get; set; }

    /// <summary>Pixels, default 512.</summary>
    [Parameter]
    public int? Width { get; set; }

    /// <summary>Pixels, default 512.</summary>
    [Parameter]
    public int? Height { get; set; }

    /// <summary>How much work to spend, default 30.</summary>
    [Parameter]
    public int? Steps { get; set; }

    /// <summary>How strictly the prompt binds, default 7.</summary>
    [Parameter]
    public double? Guidance { get; set; }

    /// <summary>The caller's own name for the item; unique in the job, so it goes with a single prompt.</summary>
    [Parameter]
    public string? CustomId { get; set; }

    /// <summary>A name for the job.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>Items run at once; left out, as many as there are workers.</summary>
    [Parameter]
    public int? MaxParallel { get; set; }

    /// <summary>Tries after the first, for failures that may pass, default 2.</summary>
    [Parameter]
    public int? Retry { get; set; }

    /// <summary>The job stops when more items than this failed; left out, it never does.</summary>
    [Parameter]
    public int? MaxFailures { get; set; }

    private JobSpec Spec
    {
        get
        {
            var options = new JobOptions();
            return new JobSpec(Name, options with { MaxParallel = MaxParallel, Retries = Retry ?? options.Retries, MaxFailures = MaxFailures });
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var formats = Format?.Select(format => format.ToLowerInvariant()).ToArray();
        _row = new PipelineRow(new ItemDefaults(Kind, formats, Engine, Seed), MoreFields(), ResolvePath);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputObjectSet)
            Add(InputObject);
        else
            Array.ForEach(Prompt, Add);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var (backend, spec) = (Backend, Spec);
        // The backend checks again when it takes the job; this is so that -WhatIf tells every fault, and -Confirm never asks about a job that cannot be.
        if (Await(backend.ValidateAsync(spec, _items.ToAsyncEnumerable(), StopToken)) is { } error)
        {
            WriteFaults(error);
            return;
        }

        if (!ShouldProcess($"{_items.Count} {(_items.Count == 1 ? "item" : "items")} in {Connection.Place}", "Create job"))
            return;
        var created = Await(backend.CreateAsync(spec, _items.ToAsyncEnumerable(), cancellationToken: StopToken));
        if (created.Succeeded)
            WriteObject(created.Value);
        else
            WriteFaults(created.Error);
        WriteNotices();
    }

    private void Add(object? input)
    {
        _items.Add(_row!.Read(input, _items.Count)); // made in BeginProcessing
        _inputs.Add(input);
    }

    private Dictionary<string, string?> MoreFields()
    {
        (string Name, IFormattable? Number)[] numbers = [("width", Width), ("height", Height), ("steps", Steps), ("guidance", Guidance)];
        var fields = numbers.Where(field => field.Number is not null).ToDictionary(field => field.Name, field => field.Number?.ToString(null, CultureInfo.InvariantCulture));
        if (Model is not null)
            fields["model"] = Model;
        if (CustomId is not null)
            fields["customId"] = CustomId;
        return fields;
    }

    private void WriteFaults(GenAssetError error)
    {
        var faults = JobValidator.FaultsOf(error).ToList();
        if (faults.Count == 0)
            WriteError(error, null);
        foreach (var fault in faults)
            WriteError(error with { Message = fault.ToString(), Suggestion = "Nothing was queued. Mend this and try again." }, fault.Index is { } index ? _inputs[index] : null);
        if ((long?)error.Details?["total"] is { } total && total > faults.Count)
            WriteWarning($"{total - faults.Count} more faults are not listed.");
    }
}
