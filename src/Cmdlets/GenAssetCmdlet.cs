using System.Management.Automation;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Validation;

namespace GenAsset.Cmdlets;

/// <summary>
/// What every cmdlet here does alike: it waits for asynchronous work on the pipeline's thread, the only one that may write, and lets go within
/// an instant when the pipeline is stopped. Stopping a cmdlet never stops a job.
/// </summary>
public abstract class GenAssetCmdlet : PSCmdlet, IDisposable
{
    private const string FileSystem = "FileSystem";
    private const string PreviewEngine = "builtin/preview";

    private readonly CancellationTokenSource _stop = new();
    private Connection? _connection;

    /// <summary>Cancelled by Ctrl+C.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>The connected backend; nothing can proceed without one.</summary>
    protected IJobBackend Backend => Connection.Backend;

    /// <summary>The connection, which stays the cmdlet's from its first use on, wherever the session connects to meanwhile; nothing can proceed without one.</summary>
    private protected Connection Connection
    {
        get
        {
            if (_connection is null)
            {
                var connection = Current();
                if (!connection.Succeeded)
                    ThrowTerminatingError(connection.Error.ToRecord(null));
                _connection = connection.Value!; // ThrowTerminatingError does not return
            }

            return _connection;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Lets go of what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _stop.Cancel(); // a pipeline that was cut short, by Select-Object -First, leaves nothing at work
        _stop.Dispose();
    }

    /// <summary>Waits for work, at most until the pipeline is stopped. An error that stops the work altogether ends the cmdlet.</summary>
    protected T Await<T>(Task<T> work)
    {
        try
        {
            var result = work.WaitAsync(StopToken).GetAwaiter().GetResult();
            WriteCalls();
            return result;
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (GenAssetException fault)
        {
            WriteCalls();
            ThrowTerminatingError(fault.Error.ToRecord(null, fault));
            throw; // not reached: the line above does not return
        }
    }

    /// <summary>Hands out a stream one by one, as it comes.</summary>
    protected IEnumerable<T> Each<T>(IAsyncEnumerable<T> stream)
    {
        var items = stream.GetAsyncEnumerator(StopToken);
        try
        {
            while (Await(items.MoveNextAsync().AsTask()))
                yield return items.Current;
        }
        finally
        {
            items.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The job, or null after an error that says it is not there.</summary>
    protected JobState? FindJob(string id)
    {
        var job = Await(Backend.FindAsync(id, StopToken));
        if (job is null)
            WriteError(GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job \"{Excerpt.Of(id)}\" in {Connection.Place}."), id);
        return job;
    }

    /// <summary>Hands out an item that tells on its own whose it is.</summary>
    protected void WriteItem(ItemState item, string jobId)
    {
        var row = PSObject.AsPSObject(item);
        row.Properties.Add(new PSNoteProperty("JobId", jobId));
        WriteObject(row);
    }

    /// <summary>Writes one error and goes on.</summary>
    protected void WriteError(GenAssetError error, object? target) => WriteError(error.ToRecord(target));

    /// <summary>A file system path as PowerShell understands it: relative to its own location, which is not the process's.</summary>
    protected string ResolvePath(string path)
    {
        var full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        if (provider.Name != FileSystem)
        {
            ThrowTerminatingError(GenAssetError.Of(
                ErrorCatalog.OutputNotWritable, $"\"{path}\" is not a place in the file system, but in {provider.Name}.", suggestion: "Name a folder.").ToRecord(path));
        }

        return full;
    }

    /// <summary>
    /// The files or folders that a path with wildcards means, in the order of their names; a path without any is itself, whether it exists or not, and so is what is called
    /// just that. Brackets that mean themselves may be escaped, as a shell's completion does.
    /// </summary>
    protected IReadOnlyList<string> Expand(string path)
    {
        var full = ResolvePath(path);
        if (File.Exists(full) || Directory.Exists(full))
            return [full];
        if (!WildcardPattern.ContainsWildcardCharacters(path))
            return [ResolvePath(WildcardPattern.Unescape(path))];
        var found = SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
        if (found.Count == 0 || provider.Name != FileSystem)
            WriteError(GenAssetError.Of(ErrorCatalog.InputNotReadable, $"Nothing is called {path}.", suggestion: "Check the wildcards."), path);
        return provider.Name == FileSystem ? [.. found] : [];
    }

    /// <summary>Says once a job that its results are sketches: whoever sees them first should not take them for a generative model's.</summary>
    private protected void WarnOfPreviews(JobState job, ItemState item)
    {
        if (item.Engine == PreviewEngine && item.State == ItemPhase.Succeeded && Session.IsFirstWarning(job.Id))
            WriteWarning($"Results of job {job.Id} are previews: {PreviewEngine} sketches prompts without a generative model. Engines that have one: Get-GenAssetEngine, and -Engine.");
    }

    /// <summary>Passes on what the backend wants known.</summary>
    protected void WriteNotices()
    {
        while (Session.TryTakeNotice(out var notice))
            WriteWarning(notice);
    }

    // Each HTTP call, for -Verbose; made on any thread, told on the pipeline's.
    private void WriteCalls()
    {
        while (Session.TryTakeCall(out var call))
            WriteVerbose(call);
    }

    private Outcome<Connection> Current()
    {
        try
        {
            return SessionState.PSVariable.GetValue(GenAssetBackgroundJob.ConnectionName) is Connection given ? given : Session.Current;
        }
        catch (GenAssetException fault)
        {
            return fault.Error;
        }
    }
}
