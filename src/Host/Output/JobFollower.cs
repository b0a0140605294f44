using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Core.Saving;
using GenAsset.Host.Page;
using Spectre.Console;

namespace GenAsset.Host.Output;

/// <summary>Watches a job to its end, saves each item as it finishes, and closes with a summary.</summary>
internal sealed class JobFollower(EmbeddedBackend backend, ResultFolder folder, bool json, bool open = false)
{
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMilliseconds(100);

    private GenAssetError? _saveError;
    private long _saved;

    /// <summary>Follows the job and returns the process's exit code. Ctrl+C leaves the job: whoever resumes it goes on where it stood.</summary>
    public async Task<int> FollowAsync(string jobId, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var wait = backend.WaitAsync(jobId, stop.Token);
            var save = SaveAsync(jobId, stop.Token);
            await ProgressView.ShowAsync(() => backend.FindAsync(jobId, CancellationToken.None), Task.WhenAny(save, Broken(wait)), RefreshEvery, cancellationToken);
            if (save.IsFaulted)
                await save;
            if (_saveError is { } error)
            {
                await stop.CancelAsync();
                return Unsaved(jobId, error);
            }

            var ended = await wait;
            if (!ended.Succeeded)
                return Broken(jobId, ended.Error);
            await ResultPages.WriteAsync(folder, ended.Value, backend.ItemsAsync(jobId, cancellationToken: stop.Token), stop.Token);
            return await SummariseAsync(ended.Value);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Terminal.Error.MarkupLineInterpolated($"\n[yellow]Stopped.[/] Job {jobId} is kept, with {_saved} items saved. Go on with:");
            Terminal.Error.MarkupLineInterpolated($"  {ResumeWords(jobId)}");
            return ExitCodes.Interrupted;
        }
    }

    private async Task SaveAsync(string jobId, CancellationToken cancellationToken)
    {
        await foreach (var entry in backend.EventsAsync(jobId, 0, cancellationToken))
        {
            if (entry is not { Kind: JobEventKind.ItemSucceeded, Index: { } index, Assets: { } assets })
                continue;
            var saved = await folder.SaveAsync(backend, jobId, index, entry.Label, assets, cancellationToken);
            if (!saved.Succeeded)
            {
                _saveError = saved.Error;
                return;
            }

            _saved++;
        }
    }

    // Completes only when the job cannot go on: its normal end is told by the events, after everything is saved.
    private static async Task Broken(Task<Outcome<JobState>> wait)
    {
        if ((await wait).Succeeded)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
    }

    private async Task<int> SummariseAsync(JobState job)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(job, GenAssetJson.Line.JobState));
        var counts = job.Counts;
        var took = (job.FinishedAt ?? job.CreatedAt) - (job.StartedAt ?? job.CreatedAt);
        var console = json ? Terminal.Error : Terminal.Out;
        if (job.Error is { } error)
            Terminal.Error.MarkupLineInterpolated($"[red]Stopped by {error.Code}:[/] {error.Message}");
        console.MarkupLineInterpolated($"{counts.Succeeded} of {counts.Total} succeeded{(counts.Failed > 0 ? $", {counts.Failed} failed" : "")}{(counts.Cancelled > 0 ? $", {counts.Cancelled} cancelled" : "")} in {took.TotalSeconds:0.0} s.");
        console.MarkupLineInterpolated($"Results: {folder.Path}");
        var sheet = Path.Combine(folder.Path, ResultPages.SheetName);
        console.MarkupLineInterpolated($"Look at: {sheet}");
        var page = await RunningPage.FindAsync(backend.Home, job.Id);
        if (page is not null)
            console.MarkupLineInterpolated($"On the page: {page}");
        if (open)
            Opener.Open(page?.ToString() ?? sheet);
        if (counts.Failed + counts.Cancelled == 0)
            return ExitCodes.Good;
        Terminal.Error.MarkupLineInterpolated($"[grey]See why: genasset show {job.Id} · run those again: genasset retry {job.Id} --out {folder.Path}[/]");
        return ExitCodes.SomeFailed;
    }

    private int Unsaved(string jobId, GenAssetError error)
    {
        Terminal.Fail(error);
        Terminal.Error.MarkupLineInterpolated($"Job {jobId} is kept. When that is mended, go on with:\n  {ResumeWords(jobId)}");
        return ExitCodes.NothingRan;
    }

    private int Broken(string jobId, GenAssetError error)
    {
        Terminal.Fail(error);
        if (error.Code == ErrorCatalog.DiskFull.Name)
            Terminal.Error.MarkupLineInterpolated($"Job {jobId} is kept, and what was finished is safe. Go on with:\n  {ResumeWords(jobId)}");
        return ExitCodes.NothingRan;
    }

    private string ResumeWords(string jobId) => $"genasset resume {jobId} --out {folder.Path} --home {backend.Home.Path}";
}
