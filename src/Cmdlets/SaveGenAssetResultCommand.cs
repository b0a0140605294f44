using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;
using GenAsset.Core.Validation;

namespace GenAsset.Cmdlets;

/// <summary>Saves jobs' results as {index}-{words}/{name} below a folder, and goes on where an earlier save stopped. A failed item is one error, and the next item follows.</summary>
[Cmdlet(VerbsData.Save, "GenAssetResult", SupportsShouldProcess = true)]
[OutputType(typeof(SavedAsset))]
public sealed class SaveGenAssetResultCommand : GenAssetCmdlet
{
    private const int ActivityId = 100; // beside the bars of Wait-GenAssetJob
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeProvider Time = TimeProvider.System;

    private ResultFolder? _folder;
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

    /// <summary>Overwrites files of the same name that are something else; without it each is an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Hands out the files.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
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
        var (unfinished, cancelled) = (0L, 0L);
        var (first, last) = Index is { Length: > 0 } ? (Math.Max(0, Index.Min()), Index.Max()) : (0, int.MaxValue);
        foreach (var item in Each(Backend.ItemsAsync(job.Id, first, cancellationToken: StopToken)))
        {
            if (item.Index > last)
                break;
            if (Index?.Contains(item.Index) == false)
                continue;
            ShowProgress(job, item);
            switch (item.State)
            {
                case ItemPhase.Succeeded: Save(job, item, folder); break;
                case ItemPhase.Failed: WriteFailed(item); break;
                case ItemPhase.Cancelled: cancelled++; break;
                default: unfinished++; break;
            }
        }

        WriteProgress(new ProgressRecord(ActivityId, Activity(job), "done") { RecordType = ProgressRecordType.Completed });
        if (unfinished > 0)
            WriteWarning($"{unfinished} items of job {job.Id} have not ended and are not saved. Wait-GenAssetJob {job.Id} first, then save again: what is there is skipped.");
        if (cancelled > 0)
            WriteWarning($"{cancelled} items of job {job.Id} were cancelled and have no results.");
    }

    private void Save(JobState job, ItemState item, ResultFolder folder)
    {
        var label = ResultFolder.LabelOf(item.Spec);
        foreach (var asset in item.Assets ?? [])
        {
            var standing = Await(SavedFile.CheckAsync(folder, item.Index, label, asset, StopToken));
            if (standing.Error is { } unsafeName)
                WriteError(unsafeName, item);
            else if (standing.Presence == Presence.Different && !Force)
                WriteError(Exists(standing.Path, item.Index));
            else if (standing.Presence != Presence.Same && Await(folder.SaveAsync(Backend, job.Id, item.Index, label, [asset], StopToken)) is { Succeeded: false, Error: { } error })
                WriteError(error, item);
            else if (PassThru)
                WriteObject(new SavedAsset(job.Id, item.Index, asset.Name, standing.Path, asset.Bytes, asset.Sha256, asset.ContentType, standing.Presence == Presence.Same));
        }
    }

    private void WriteFailed(ItemState item)
    {
        var error = item.Error ?? GenAssetError.Of(ErrorCatalog.UnknownError, "it is not known why.");
        var label = item.Spec.Label is { } words ? $" \"{Excerpt.Of(words)}\"" : "";
        WriteError(error with { Message = $"Item {item.Index}{label} failed: {error.Message}" }, item);
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
}
