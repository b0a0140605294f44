using GenAsset.Core.Engines;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;
using GenAsset.Core.Telemetry;

namespace GenAsset.Core.Running;

/// <summary>The loop: lease an item, run its engine, commit what it made, say so.</summary>
/// <param name="queue">Where items come from.</param>
/// <param name="assets">Where results go.</param>
/// <param name="engines">What runs them.</param>
/// <param name="time">The clock.</param>
/// <param name="slots">Items run at once.</param>
/// <param name="inputs">What opens inputs; left out, they are files of this machine.</param>
public sealed class Worker(IWorkQueue queue, IAssetStore assets, EngineCatalog engines, TimeProvider time, int slots, IInputOpener? inputs = null) : IDisposable
{
    private const int MaxCommitsInFlight = 2048;
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _commits = new(MaxCommitsInFlight);

    /// <summary>Runs items until the queue closes or the token fires; items in flight are then released, and their commits finished.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await Task.WhenAll(Enumerable.Range(0, slots).Select(_ => Task.Run(() => SlotAsync(stopping), CancellationToken.None))).ConfigureAwait(false);
        for (var i = 0; i < MaxCommitsInFlight; i++)
            await _commits.WaitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _commits.Dispose();

    private async Task SlotAsync(CancellationToken stopping)
    {
        try
        {
            while (await queue.LeaseAsync(stopping).ConfigureAwait(false) is { } lease)
            {
                await _commits.WaitAsync(stopping).ConfigureAwait(false);
                var begun = time.GetTimestamp();
                var span = GenAssetTelemetry.StartTry(lease.JobId, lease.Index, lease.Attempt, lease.Engine, lease.Item.Kind, lease.TraceParent);
                var (scratch, outcome) = await RunAsync(lease, stopping).ConfigureAwait(false);
                GenAssetTelemetry.TryEnded(span, lease.Engine, lease.Item.Kind, time.GetElapsedTime(begun), outcome?.Error?.Code, isReleased: outcome is null);
                lease.EngineEnded?.Invoke(lease);
                // Not awaited: the slot takes the next item while this one's files wait for their share of a flush.
                _ = SettleAsync(lease, scratch, outcome);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop while waiting for work.
        }
    }

    // No outcome: the item was neither finished nor did it fail, because the worker stops or the job was cancelled.
    private async Task<(Scratch? Scratch, Outcome<EngineResult>? Outcome)> RunAsync(Lease lease, CancellationToken stopping)
    {
        Scratch? scratch = null;
        using var timeout = new CancellationTokenSource(lease.Timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, lease.Cancelled, stopping);
        try
        {
            scratch = assets.CreateScratch(lease.JobId, lease.Index, lease.Attempt);
            var engine = engines.Find(lease.Engine) ?? throw new GenAssetException(
                GenAssetError.Of(ErrorCatalog.EngineNotFound, $"This worker has no engine \"{lease.Engine}\"."));
            var context = new EngineContext(scratch, lease.Seed, time, async (stage, progress) =>
            {
                if (await queue.HeartbeatAsync(lease, stage, progress, ending.Token).ConfigureAwait(false) != LeaseStanding.Continue)
                    await ending.CancelAsync().ConfigureAwait(false);
            }, inputs)
            {
                TraceParent = lease.TraceParent,
                JobCancelled = lease.Cancelled,
            };
            return (scratch, await BoundAsync(engine.RunAsync(lease.Item, context, ending.Token), ending.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            if (stopping.IsCancellationRequested || lease.Cancelled.IsCancellationRequested || !timeout.IsCancellationRequested)
                return (scratch, null);
            var late = GenAssetError.Of(ErrorCatalog.ItemTimeout, $"Item {lease.Index} ran for more than {lease.Timeout.TotalSeconds:0} s on {lease.Engine}.");
            return (scratch, scratch is null ? late : late.WithCost(TaskBook.CostOf(scratch.Keep))); // the engine had no chance to say so
        }
        catch (Exception fault) // a process edge: whatever an engine throws ends its item, not the worker
        {
            return (scratch, Explain(fault, lease));
        }
    }

    // An engine that does not honour its token is left behind after a grace; its scratch is its own, so it can harm nothing.
    private async Task<Outcome<EngineResult>> BoundAsync(Task<Outcome<EngineResult>> run, CancellationToken ending)
    {
        if (!run.IsCompleted)
        {
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using (ending.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), ended).ConfigureAwait(false))
                await Task.WhenAny(run, ended.Task).ConfigureAwait(false);
            if (!run.IsCompleted)
                await Task.WhenAny(run, Task.Delay(Grace, time, CancellationToken.None)).ConfigureAwait(false);
            if (!run.IsCompleted)
                throw new OperationCanceledException(ending);
        }

        return await run.ConfigureAwait(false);
    }

    private async Task SettleAsync(Lease lease, Scratch? scratch, Outcome<EngineResult>? outcome)
    {
        try
        {
            if (outcome is not { } known)
                await queue.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
            else if (!known.Succeeded && ErrorCatalog.Find(known.Error.Code).KeepsOutputs && scratch is { Files.Count: > 0 })
                await queue.FailKeepingAsync(lease, known.Error, await assets.CommitAsync(scratch, CancellationToken.None).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
            else if (!known.Succeeded)
                await queue.FailAsync(lease, known.Error, CancellationToken.None).ConfigureAwait(false);
            else
                await CommitAsync(lease, scratch!, known.Value).ConfigureAwait(false); // an engine that succeeded had one
            if (outcome is not { Succeeded: true })
                scratch?.Discard();
        }
        catch (Exception fault) // the last act of a background task: the fault becomes the item's
        {
            await queue.FailAsync(lease, Explain(fault, lease), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _commits.Release();
        }
    }

    private async Task CommitAsync(Lease lease, Scratch scratch, EngineResult result)
    {
        if (scratch.Files.Count == 0)
        {
            await queue.FailAsync(lease, GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{lease.Engine} said that item {lease.Index} succeeded, and wrote no file."), CancellationToken.None).ConfigureAwait(false);
            return;
        }

        var files = await assets.CommitAsync(scratch, CancellationToken.None).ConfigureAwait(false);
        if (await queue.CompleteAsync(lease, result, files, CancellationToken.None).ConfigureAwait(false))
            scratch.Keep.Clear(); // not before the journal has it: a run that is lost until then is repeated, and must not be paid for twice
    }

    private static GenAssetError Explain(Exception fault, Lease lease) => fault switch
    {
        GenAssetException known => known.Error,
        IOException or UnauthorizedAccessException => IoFault.Explain(fault, $"the files of item {lease.Index}"),
        OutOfMemoryException => GenAssetError.Of(ErrorCatalog.ModelOutOfMemory, $"{lease.Engine} ran out of memory on item {lease.Index}."),
        _ => GenAssetError.Of(ErrorCatalog.ModelFailed, $"{lease.Engine} failed on item {lease.Index}: {fault.GetType().Name}: {fault.Message}"),
    };
}
