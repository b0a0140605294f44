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

    /// <summary>The folder for the sheet and the results, of the embedded backend; left out, one of this user's own among what may be thrown away.</summary>
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
        var opened = ResultFolder.Open(Path is null ? System.IO.Path.Combine(OwnFolder(), job.Id) : ResolvePath(Path));
        if (!opened.Succeeded)
        {
            WriteError(opened.Error, job);
            return null;
        }

        if (Path is null && !OperatingSystem.IsWindows()) // there the user's folder is the user's already
            File.SetUnixFileMode(opened.Value.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        foreach (var item in Each(Backend.ItemsAsync(job.Id, state: ItemPhase.Succeeded, cancellationToken: StopToken)))
        {
            if (Await(opened.Value.SaveAsync(Backend, job.Id, item.Index, ResultFolder.LabelOf(item.Spec), item.Assets ?? [], StopToken)) is { Succeeded: false, Error: { } error })
                WriteError(error, item);
        }

        Await(WriteSheetAsync(opened.Value, job));
        return new Uri(System.IO.Path.Combine(opened.Value.Path, ResultPages.SheetName));
    }

    // The temporary folder is the user's own on Windows and macOS. On Linux it is everybody's: who made "genasset" in it first would have it, and the others nothing.
    private static string OwnFolder()
    {
        if (!OperatingSystem.IsLinux())
            return System.IO.Path.Combine(System.IO.Path.GetTempPath(), "genasset");
        var named = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var cache = System.IO.Path.IsPathRooted(named) ? named : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return System.IO.Path.Combine(cache, "genasset", "shown");
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
