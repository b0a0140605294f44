using GenAsset.Core.Errors;
using GenAsset.Core.Running;

namespace GenAsset.Host.Serving;

/// <summary>What a server does besides serving: at its start it takes up jobs that nobody runs, and now and then it removes those whose time is over.</summary>
internal static class Upkeep
{
    private static readonly TimeSpan ExpireEvery = TimeSpan.FromMinutes(5);

    /// <summary>Goes on until the token fires.</summary>
    public static async Task RunAsync(EmbeddedBackend backend, ServerLog log, TimeProvider time, CancellationToken stop)
    {
        try
        {
            var adopting = GuardedAsync(() => AdoptAsync(backend, log, stop), "taking up jobs", log); // for long, where more wait than the server holds at once
            using var timer = new PeriodicTimer(ExpireEvery, time);
            do
                await GuardedAsync(() => backend.ExpireAsync(stop), "removing expired jobs", log);
            while (await timer.WaitForNextTickAsync(stop));
            await adopting;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private static async Task AdoptAsync(EmbeddedBackend backend, ServerLog log, CancellationToken stop)
    {
        await foreach (var job in backend.ListAsync(cancellationToken: stop))
        {
            if (job is { IsFinished: false, IsHeld: false })
                await GuardedAsync(() => backend.AdoptAsync(job.Id, stop), $"taking up job {job.Id}", log);
        }
    }

    // One damaged job, or a full disk, does not stop the server.
    private static async Task GuardedAsync(Func<Task> work, string what, ServerLog log)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is GenAssetException or IOException or UnauthorizedAccessException)
        {
            log.Notice($"{what}: {fault.Message}");
        }
    }
}
