using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;
using GenAsset.Core.Validation;

namespace GenAsset.Cmdlets;

/// <summary>Saves jobs' results below a folder, and goes on where an earlier save stopped. A failed item is one error, and the next item follows.</summary>
[Cmdlet(VerbsData.Save, "GenAssetResult", SupportsShouldProcess = true)]
[OutputType(typeof(SavedAsset))]
public sealed class SaveGenAssetResultCommand : BackgroundCmdlet
{
    private const int ActivityId = 100; // beside the bars of Wait-GenAssetJob
    private const int MostRenamedShown = 3;
    private const int MostAskedAlone = 16; // items; more are looked for in one stream
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly Dictionary<string, Owner> _taken = new(StringComparer.OrdinalIgnoreCase); // where the template does not tell all assets apart
    private NameTemplate? _names;
    private ResultFolder? _folder;
    private readonly List<string> _renamed = []; // the first few
    private long _renamedCount;
    private long _shownAt;

    /// <summary>The jobs' ids.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The folder, made where it is new.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Only items at these places, from 0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int[]? Index { get; set; }

    /// <summary>
    /// How the files are called below the folder, default {index}-{words}/{name}. There are also {customId}, {kind}, {engine}, {seed}, {job}, {jobName}, {stem} and {ext}.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NameTemplateCompleter))]
    public string NameTemplate { get; set; } = Core.Saving.NameTemplate.Usual;

    /// <summary>Only files of these formats, by the endings of their names; left out, all of them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConversionCompleter))]
    public string[]? Format { get; set; }

    /// <summary>Files that are fetched at once, default 4.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Overwrites files of the same name that are something else, but none that the same command saved; without it each is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Hands out the files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Begin()
    {
        var names = Core.Saving.NameTemplate.Parse(NameTemplate);
        if (!names.Succeeded)
            ThrowTerminatingError(names.Error.ToRecord(NameTemplate));
        _names = names.Value;
    }

    /// <inheritdoc/>
    protected override void Localize(IDictionary<string, object> arguments) => arguments[nameof(Path)] = ResolvePath(Path);

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is not { } job)
                continue;
            if (job.IsExpired)
                WriteError(GenAssetError.Of(ErrorCatalog.JobExpired, $"The results of job {id} are gone: it expired {job.ExpiresAt:u}."), job);
            else if (ShouldProcess($"results of job {id} to {Path}", "Save"))
                Save(job, Folder());
        }

        WriteNotices();
    }

    private ResultFolder Folder()
    {
        if (_folder is null)
        {
            var opened = ResultFolder.Open(ResolvePath(Path));
            if (!opened.Succeeded)
                ThrowTerminatingError(opened.Error.ToRecord(Path));
            _folder = opened.Value;
        }

        return _folder!; // ThrowTerminatingError does not return
    }

    private void Save(JobState job, ResultFolder folder)
    {
        var (unfinished, cancelled, results) = (0L, 0L, new Queue<Action>());
        foreach (var item in Items(job))
        {
            ShowProgress(job, item);
            switch (item.State)
            {
                case ItemPhase.Succeeded: Save(job, item, folder, results); break;
                case ItemPhase.Failed: results.Enqueue(() => WriteFailed(item)); break;
                case ItemPhase.Cancelled: cancelled++; break;
                default: unfinished++; break;
            }
        }

        while (results.TryDequeue(out var write))
            write();
        WriteProgress(new ProgressRecord(ActivityId, Activity(job), "done") { RecordType = ProgressRecordType.Completed });
        WriteRenamed(job);
        if (unfinished > 0)
            WriteWarning($"{unfinished} items of job {job.Id} have not ended and are not saved. Wait-GenAssetJob {job.Id} first, then save again: what is there is skipped.");
        if (cancelled > 0)
            WriteWarning($"{cancelled} items of job {job.Id} were cancelled and have no results.");
    }

    // A stream of items is of all that are left, and a server makes it whatever is read of it: items that come down the pipeline, each with its place, are asked for alone.
    private IEnumerable<ItemState> Items(JobState job)
    {
        if (Index is null)
            return Each(Backend.ItemsAsync(job.Id, cancellationToken: StopToken));
        int[] wanted = [.. Index.Where(index => index >= 0).Distinct().Order()];
        return wanted.Length <= MostAskedAlone
            ? wanted.Select(index => Await(Backend.ItemAsync(job.Id, index, StopToken))).OfType<ItemState>()
            : Each(Backend.ItemsAsync(job.Id, wanted[0], cancellationToken: StopToken)).TakeWhile(item => item.Index <= wanted[^1]).Where(item => Array.BinarySearch(wanted, item.Index) >= 0);
    }

    // A few files are fetched at once, and told in their order.
    private void Save(JobState job, ItemState item, ResultFolder folder, Queue<Action> results)
    {
        WarnOfPreviews(job, item);
        var assets = item.Assets ?? [];
        foreach (var (asset, name) in assets.Zip(SavedNames.Of(assets)).Where(asset => IsWanted(asset.First)))
        {
            while (results.Count >= ThrottleLimit)
                results.Dequeue()();
            var relative = _names!.PathOf(job, item, asset with { Name = name }); // read in Begin
            if (OtherOwner(relative, new Owner(job.Id, item.Index, asset.Name, asset.Sha256)) is { } other)
            {
                results.Enqueue(() => WriteError(Taken(relative, other, item)));
                continue;
            }

            var saving = Task.Run(() => SavedFile.SaveAsync(folder, Backend, job.Id, item.Index, asset, relative, Force, StopToken), StopToken);
            results.Enqueue(() => WriteSaved(job, item, asset, name, Await(saving)));
        }
    }

    private void WriteSaved(JobState job, ItemState item, AssetInfo asset, string name, SavedFile saved)
    {
        if (saved.Error is { } error)
            WriteError(error, item);
        else if (saved.Presence == Presence.Different && !Force)
            WriteError(Exists(saved.Path, item.Index));
        else
        {
            var label = ResultFolder.LabelOf(item.Spec);
            if (asset.Name != name && ++_renamedCount <= MostRenamedShown)
                _renamed.Add($"\"{Excerpt.Of(asset.Name)}\" is {saved.Path}");
            WriteVerbose($"{asset.Name} of item {item.Index} \"{label}\" is {saved.Path}.");
            if (PassThru)
                WriteObject(new SavedAsset(job.Id, item.Index, asset.Name, saved.Path, asset.Bytes, asset.Sha256, asset.ContentType, saved.Presence == Presence.Same, asset.Name != name, label));
        }
    }

    private void WriteRenamed(JobState job)
    {
        if (_renamedCount == 0)
            return;
        var more = _renamedCount > _renamed.Count ? $", and {_renamedCount - _renamed.Count} more" : "";
        WriteWarning($"Files of job {job.Id} have names that are not safe, and lie under others: {string.Join(", ", _renamed)}{more}. -PassThru and -Verbose tell each.");
        _renamed.Clear();
        _renamedCount = 0;
    }

    private bool IsWanted(AssetInfo asset) =>
        Format is null || Format.Any(format => asset.Name.EndsWith("." + format.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    // Paths are kept only where it takes them: a job may have a million. What another job saved is there already, which without -Force is an error as it is.
    private Owner? OtherOwner(string relative, Owner asset)
    {
        if (_names!.IsUnique && (!Force || _names.TellsJobs) || _taken.TryAdd(relative, asset)) // read in Begin
            return null;
        var other = _taken[relative];
        return other == asset || other.JobId != asset.JobId && other.Sha256 == asset.Sha256 ? null : other; // a job's files are written at once, one job after the other
    }

    private void WriteFailed(ItemState item)
    {
        var error = item.Error ?? GenAssetError.Of(ErrorCatalog.UnknownError, "it is not known why.");
        var label = item.Spec.Label is { } words ? $" \"{Excerpt.Of(words)}\"" : "";
        WriteError(error with { Message = $"Item {item.Index}{label} failed: {error.Message}" }, item);
    }

    private static ErrorRecord Taken(string path, Owner other, ItemState item)
    {
        var message = $"{path} is already the name of {other.Name} of item {other.Index} of job {other.JobId}: item {item.Index}'s file is not saved.";
        return new ErrorRecord(new IOException(message), "NAME_TAKEN", ErrorCategory.ResourceExists, item)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = "Put {index} and {name}, or {job}, into -NameTemplate." },
        };
    }

    private static ErrorRecord Exists(string path, int index)
    {
        var message = $"{path} is there already and is not item {index}'s result.";
        return new ErrorRecord(new IOException(message), "RESULT_EXISTS", ErrorCategory.ResourceExists, path)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = "Save into another folder, or overwrite it with -Force." },
        };
    }

    private void ShowProgress(JobState job, ItemState item)
    {
        if (_shownAt != 0 && Time.GetElapsedTime(_shownAt) < RefreshEvery)
            return;
        _shownAt = Time.GetTimestamp();
        WriteProgress(new ProgressRecord(ActivityId, Activity(job), $"item {item.Index + 1} of {job.Counts.Total}")
        {
            PercentComplete = (int)Math.Min(100, 100L * item.Index / Math.Max(1, job.Counts.Total)),
        });
    }

    private static string Activity(JobState job) => $"Saving {job.Name ?? job.Id}";

    private sealed record Owner(string JobId, int Index, string Name, string Sha256);
}
