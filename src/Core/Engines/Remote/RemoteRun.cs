using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Engines.Remote;

/// <summary>One try of an item at a service: submit, or go on with the task of an earlier try; poll; download. What differs between services is their <see cref="RemoteApi"/>.</summary>
internal sealed class RemoteRun
{
    private const int MaxSubmits = 6;
    private const int MaxFaults = 8;        // looks in a row that tell nothing
    private const int UsualMaxPolls = 5000;
    private const double DownloadFrom = 90; // of the progress, in percent
    private static readonly Pace Submitting = new(1, 20);
    private static readonly Pace Faulty = new(1, 30);
    private static readonly TimeSpan LongestWaitHere = TimeSpan.FromSeconds(60);  // longer ones are waited in the queue, where they take no worker's place
    private static readonly TimeSpan SubmitGrace = TimeSpan.FromSeconds(3);       // less than a worker's own
    private static readonly TimeSpan CancelGrace = TimeSpan.FromSeconds(3);

    private readonly EngineSetup _setup;
    private readonly RemoteApi _api;
    private readonly ItemSpec _item;
    private readonly EngineContext _context;
    private readonly RemoteFault _faults;
    private readonly TaskBook _book;
    private readonly IReadOnlyList<KeyValuePair<string, string>> _trace;

    public RemoteRun(EngineSetup setup, RemoteApi api, string key, ItemSpec item, EngineContext context)
    {
        (_setup, _api, _item, _context) = (setup, api, item, context);
        _faults = new RemoteFault(setup, api, key);
        _book = new TaskBook(context.Keep, setup.Info.Name, setup.Endpoint, context.Scratch.Attempt);
        _trace = context.TraceParent is { } parent ? [new("traceparent", parent)] : [];
    }

    private string Name => _setup.Info.Name;

    /// <summary>Runs the try to its end.</summary>
    public async Task<Outcome<EngineResult>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            var notes = await TryAsync(cancellationToken).ConfigureAwait(false);
            if (notes.Succeeded)
                return new EngineResult(notes.Value, _book.Cost);
            if (_book.Id is not null && RemoteFault.EndsTask(notes.Error))
                await _book.EndedAsync().ConfigureAwait(false);
            return notes.Error.WithCost(_book.Cost);
        }
        catch (OperationCanceledException) when (_context.JobCancelled.IsCancellationRequested && _book.Id is not null)
        {
            if (await CancelAsync(_book.Id).ConfigureAwait(false))
                await _book.EndedAsync().ConfigureAwait(false); // a retry of the item begins anew
            throw;
        }
    }

    private async Task<Outcome<IReadOnlyList<string>>> TryAsync(CancellationToken cancellationToken)
    {
        if (!_api.MaySendAgain && await _book.FindUnknownAsync().ConfigureAwait(false))
            return Unknown("was being given this item's task when the process ended, and it is not known whether it took it.", null);
        if (_book.Id is null)
        {
            var submitted = await SubmitAsync(cancellationToken).ConfigureAwait(false);
            if (submitted is not null)
                return submitted;
        }

        var id = _book.Id!; // submitted or found
        var done = await WaitAsync(id, cancellationToken).ConfigureAwait(false);
        if (!done.Succeeded)
            return done.Error;
        await _context.ReportAsync("downloading", DownloadFrom).ConfigureAwait(false);
        var collected = await _api.CollectAsync(_item, done.Value, new Downloads(_setup, _faults, id, _trace), _context, cancellationToken).ConfigureAwait(false);
        return collected.Succeeded ? (List<string>)[$"{Name}: task {id}", .. collected.Value] : collected.Error;
    }

    private async Task<GenAssetError?> SubmitAsync(CancellationToken cancellationToken)
    {
        await _context.ReportAsync("submitting", 0).ConfigureAwait(false);
        var prepared = await _api.PrepareAsync(_item, _context, cancellationToken).ConfigureAwait(false);
        if (!prepared.Succeeded)
            return prepared.Error;
        var waits = Submitting.AtMost(_setup.Timeouts.PollSeconds).Waits();
        for (var tries = 1; ; tries++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await _book.SendingAsync(cancellationToken).ConfigureAwait(false);
            var reply = await SendAsync(prepared.Value(), cancellationToken).ConfigureAwait(false);
            if (reply.IsGood && _api.ReadAccepted(reply) is { } accepted)
            {
                await _book.TakenAsync(accepted.Id, accepted.Cost ?? _setup.Config.Price ?? 0).ConfigureAwait(false);
                return null;
            }

            var isUnknown = _api.MayHaveBeenDone(reply) || (reply.IsGood && _api.CodeOf(reply) is null);
            if (isUnknown && !_api.MaySendAgain)
            {
                await _book.UnknownAsync().ConfigureAwait(false);
                return Unknown($"did not say whether it took the task: {(reply.IsGood ? "its answer has no id" : reply.Broken?.Message ?? $"HTTP {reply.Status}")}", reply);
            }

            await _book.EndedAsync().ConfigureAwait(false);
            var error = reply.IsGood && _api.CodeOf(reply) is null
                ? _faults.Of(ErrorCatalog.EngineAnswerInvalid, "took a task and gave it no id.", reply: reply)
                : reply.Status is 404 or 410 && _api.CodeOf(reply) is null
                    ? _faults.Of(ErrorCatalog.ConfigurationInvalid, $"has no such route (HTTP {reply.Status}): is {_setup.Endpoint} its endpoint?", reply: reply)
                    : _faults.Of(reply, "took no task");
            var wait = waits.Next(reply.Answer?.RetryAfter);
            if (!error.IsRetryable || tries == MaxSubmits || wait > LongestWaitHere)
                return error;
            await _setup.Services.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    // A task on its way is paid for, so its answer is waited for a little even when the try is given up.
    private async Task<Reply> SendAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _setup.Services.Time);
        await using var _ = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(SubmitGrace), grace).ConfigureAwait(false);
        var seconds = _setup.Timeouts.SubmitSeconds ?? _api.SubmitSeconds;
        var asked = request with { Bounds = new FetchBounds(TotalSeconds: seconds, FirstByteSeconds: seconds), Headers = [.. request.Headers, .. _trace] };
        return Reply.Of(await _setup.Services.Http.AskAsync(asked, grace.Token).ConfigureAwait(false));
    }

    private async Task<Outcome<Standing.Done>> WaitAsync(string id, CancellationToken cancellationToken)
    {
        var pace = PaceOf(null);
        var (waits, faultWaits, faults) = (pace.Waits(), Faulty.AtMost(_setup.Timeouts.PollSeconds).Waits(), 0);
        var most = _setup.Timeouts.MaxPolls ?? UsualMaxPolls;
        for (var polls = 1; polls <= most; polls++)
        {
            var reply = await LookAsync(id, cancellationToken).ConfigureAwait(false);
            GenAssetError? fault;
            switch (reply.IsGood ? _api.Read(reply) : null)
            {
                case Standing.Done done:
                    return done;
                case Standing.Failed failed:
                    await _book.EndedAsync().ConfigureAwait(false);
                    return _faults.Of(ErrorCatalog.Find(failed.Error.Code), failed.Error.Message, id, reply, failed.Error.Suggestion);
                case Standing.Running running:
                    await _context.ReportAsync(running.Stage, Math.Clamp(running.Progress ?? 0, 0, 100) * DownloadFrom / 100).ConfigureAwait(false);
                    if (PaceOf(running) is var now && now != pace)
                        (pace, waits) = (now, now.Waits());
                    (faults, faultWaits) = (0, Faulty.AtMost(_setup.Timeouts.PollSeconds).Waits());
                    await _setup.Services.DelayAsync(waits.Next(reply.Answer?.RetryAfter), cancellationToken).ConfigureAwait(false);
                    continue;
                case Standing.Unclear unclear when _api.CodeOf(reply) is null:
                    fault = _faults.Of(ErrorCatalog.EngineAnswerInvalid, $"does not say how task {id} stands: {unclear.Why}", id, reply);
                    break;
                default:
                    fault = _faults.Of(reply, $"does not say how task {id} stands", id);
                    break;
            }

            if (!fault.IsRetryable || ++faults > MaxFaults)
                return fault;
            await _setup.Services.DelayAsync(faultWaits.Next(reply.Answer?.RetryAfter), cancellationToken).ConfigureAwait(false);
        }

        return _faults.Of(ErrorCatalog.ItemTimeout, $"has not finished task {id} after {most} looks at it.", id);
    }

    private async Task<Reply> LookAsync(string id, CancellationToken cancellationToken)
    {
        var look = _api.Look(id);
        var seconds = _setup.Timeouts.AnswerSeconds;
        return Reply.Of(await _setup.Services.Http.AskAsync(
            look with { Bounds = new FetchBounds(TotalSeconds: seconds, FirstByteSeconds: seconds), Headers = [.. look.Headers, .. _trace] }, cancellationToken).ConfigureAwait(false));
    }

    // The best that can be done: the task may end first. True when the service says that the last of its steps is taken.
    private async Task<bool> CancelAsync(string id)
    {
        using var grace = new CancellationTokenSource(CancelGrace, _setup.Services.Time);
        var isCancelled = false;
        try
        {
            foreach (var request in _api.CancelRequests(id))
                isCancelled = (await _setup.Services.Http.AskAsync(request, grace.Token).ConfigureAwait(false)).Value is { IsGood: true };
        }
        catch (OperationCanceledException)
        {
            return false; // it did not answer in time
        }

        return isCancelled;
    }

    private Pace PaceOf(Standing.Running? standing) => _api.PaceOf(standing).AtMost(_setup.Timeouts.PollSeconds);

    private GenAssetError Unknown(string message, Reply? reply) => _faults.Of(ErrorCatalog.OutcomeUnknown, message, reply: reply);
}
