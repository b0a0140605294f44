using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Host.Output;

namespace GenAsset.Host.Commands;

/// <summary>Opens the home for one command, finds the job that it means, and shows what went wrong.</summary>
internal static class Session
{
    /// <summary>Runs a command's body with the backend of a home.</summary>
    public static async Task<int> WithBackendAsync(string? home, Func<EmbeddedBackend, Task<int>> body, int? workers = null)
    {
        var opened = EmbeddedBackend.Open(new EmbeddedOptions(home, workers, Notice: Terminal.Notice));
        if (!opened.Succeeded)
            return Terminal.Fail(opened.Error);
        var backend = opened.Value;
        var code = await BodyAsync(backend, body);
        var closing = backend.DisposeAsync().AsTask();
        // After Ctrl+C a person waits for the prompt, and an engine may be deep in its work: the job survives the end of the process anyway.
        if (code == ExitCodes.Interrupted)
            await Task.WhenAny(closing, Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System));
        else
            await closing;
        return code;
    }

    private static async Task<int> BodyAsync(EmbeddedBackend backend, Func<EmbeddedBackend, Task<int>> body)
    {
        try
        {
            return await body(backend);
        }
        catch (GenAssetException fault)
        {
            return Terminal.Fail(fault.Error);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Terminal.Fail(IoFault.Explain(fault, $"the home folder {backend.Home.Path}"));
        }
    }

    /// <summary>The same, for the one job that <paramref name="idOrPart"/> means.</summary>
    public static Task<int> WithJobAsync(string? home, string idOrPart, Func<EmbeddedBackend, JobState, Task<int>> body) =>
        WithBackendAsync(home, async backend =>
        {
            var job = await FindAsync(backend, idOrPart);
            return job.Succeeded ? await body(backend, job.Value) : Terminal.Fail(job.Error);
        });

    private static async Task<Outcome<JobState>> FindAsync(EmbeddedBackend backend, string idOrPart)
    {
        if (await backend.FindAsync(idOrPart) is { } exact)
            return exact;
        var matches = new List<JobState>();
        await foreach (var job in backend.ListAsync())
        {
            if (job.Id.StartsWith(idOrPart, StringComparison.Ordinal) || job.Id.EndsWith(idOrPart, StringComparison.Ordinal))
                matches.Add(job);
        }

        return matches switch
        {
            [var only] => only,
            [] => GenAssetError.Of(ErrorCatalog.JobNotFound, $"There is no job \"{idOrPart}\" in {backend.Home.Path}.", suggestion: "List the jobs with: genasset jobs"),
            _ => GenAssetError.Of(ErrorCatalog.JobNotFound, $"\"{idOrPart}\" could be any of {matches.Count} jobs.", suggestion: "Write more of the id: " + string.Join(", ", matches.Take(5).Select(job => job.Id))),
        };
    }
}
