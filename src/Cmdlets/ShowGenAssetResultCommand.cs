using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using GenAsset.Core.Jobs;
using GenAsset.Core.Saving;

namespace GenAsset.Cmdlets;

/// <summary>
/// Shows jobs' results to a person: on the server's page where the session is connected to one, else on a contact sheet that is saved with the results.
/// Says where that is, and opens it.
/// </summary>
[Cmdlet(VerbsCommon.Show, "GenAssetResult")]
[OutputType(typeof(Uri))]
public sealed class ShowGenAssetResultCommand : GenAssetCmdlet
{
    /// <summary>The jobs' ids.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobId")]
    [ArgumentCompleter(typeof(JobIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>The folder for the sheet and the results, of the embedded backend; left out, one in the temporary folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Says where, and opens nothing.</summary>
    [Parameter]
    public SwitchParameter NoOpen { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
        {
            if (FindJob(id) is not { } job || Place(job) is not { } place)
                continue;
            WriteObject(place);
            if (!NoOpen)
                Open(place);
        }

        WriteNotices();
    }

    private Uri? Place(JobState job)
    {
        if (Connection.Context.Server is { } server)
            return new Uri(server, $"#/jobs/{job.Id}");
        var opened = ResultFolder.Open(Path is null ? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "genasset", job.Id) : ResolvePath(Path));
        if (!opened.Succeeded)
        {
            WriteError(opened.Error, job);
            return null;
        }

        foreach (var item in Each(Backend.ItemsAsync(job.Id, state: ItemPhase.Succeeded, cancellationToken: StopToken)))
        {
            if (Await(opened.Value.SaveAsync(Backend, job.Id, item.Index, ResultFolder.LabelOf(item.Spec), item.Assets ?? [], StopToken)) is { Succeeded: false, Error: { } error })
                WriteError(error, item);
        }

        Await(WriteSheetAsync(opened.Value, job));
        return new Uri(System.IO.Path.Combine(opened.Value.Path, ResultPages.SheetName));
    }

    private async Task<bool> WriteSheetAsync(ResultFolder folder, JobState job)
    {
        await ResultPages.WriteAsync(folder, job, Backend.ItemsAsync(job.Id, cancellationToken: StopToken), StopToken).ConfigureAwait(false);
        return true;
    }

    private void Open(Uri place)
    {
        try
        {
            Process.Start(new ProcessStartInfo(place.ToString()) { UseShellExecute = true })?.Dispose();
        }
        catch (Win32Exception fault)
        {
            WriteWarning($"{place} cannot be opened from here ({fault.Message}); open it in a browser.");
        }
    }
}
