using System.Collections.Concurrent;
using System.Security.Cryptography;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Running;
using GenAsset.Core.Storage;
using GenAsset.Core.Telemetry;

namespace GenAsset.Core.Leasing;

/// <summary>
/// Gives this server's items to workers elsewhere and takes their results in. A lease is known by its token and lives from heartbeat to heartbeat; what
/// comes with the token of a lease that is lost, late or a second time, changes nothing.
/// </summary>
/// <remarks>Tokens are kept in memory alone: after a restart every lease of before is lost, and its item is given out again.</remarks>
public sealed class LeaseDesk : IDisposable
{
    private const int TokenBytes = 16;
    private const int MaxRemembered = 65_536;
    private static readonly TimeSpan OverdueAfter = TimeSpan.FromMinutes(10); // beyond the item's own time, for its files' way here
    private static readonly TimeSpan SweepAtMost = TimeSpan.FromSeconds(1);

    private readonly LocalWorkQueue _queue;
    private readonly IAssetStore _assets;
    private readonly WorkerRoster _roster;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, HeldLease> _held = new();
    private readonly ConcurrentDictionary<string, SettlementResult> _ended = new(); // so that a worker whose answer was lost on the way may ask again
    private readonly ConcurrentQueue<string> _endedInOrder = new();
    private readonly ITimer _sweeper;

    internal LeaseDesk(LocalWorkQueue queue, IAssetStore assets, IInputOpener inputs, WorkerRoster roster, TimeProvider time, LeaseTerms terms)
    {
        (_queue, _assets, _roster, _time, Terms) = (queue, assets, roster, time, terms);
        Files = new HeldFiles(_held.GetValueOrDefault, assets, inputs);
        var every = TimeSpan.FromTicks(Math.Min(SweepAtMost.Ticks, terms.Lease.Ticks / 4));
        _sweeper = time.CreateTimer(static desk => ((LeaseDesk)desk!).Sweep(), this, every, every);
    }

    /// <summary>The terms of its leases.</summary>
    public LeaseTerms Terms { get; }

    /// <summary>The files of the items that are with workers.</summary>
    public HeldFiles Files { get; }

    /// <summary>The workers that called not long ago.</summary>
    public IReadOnlyList<WorkerState> Workers
    {
        get
        {
            var leases = _held.Values.ToLookup(held => held.Worker);
            return [.. _roster.Workers.Select(worker => worker with { Leases = worker.Leases + leases[worker.Id].Count() })];
        }
    }

    /// <summary>The engines of this server's engines.json that it leaves to others; none where it runs items itself.</summary>
    public IReadOnlyList<EngineInfo> LeftToOthers => _roster.LeftToOthers;

    /// <summary>
    /// Gives a worker items that its engines take, as soon as there are some; none when the wait is over first. Where the one who asks hands the items on to
    /// a queue, they <paramref name="mayWait"/> there for longer than an item may take.
    /// </summary>
    public async Task<Outcome<LeaseAnswer>> LeaseAsync(LeaseRequest request, CancellationToken cancellationToken, bool mayWait = false)
    {
        if (request.Max is < 1 or > LeaseTerms.MaxItems)
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"max must be 1 to {LeaseTerms.MaxItems}, is {request.Max}.");
        if (!(request.WaitSeconds is >= 0 and <= LeaseTerms.MaxWaitSeconds))
            return GenAssetError.Of(ErrorCatalog.ValidationFailed, $"waitSeconds must be 0 to {LeaseTerms.MaxWaitSeconds}, is {request.WaitSeconds}.");
        if (_roster.FaultOf(request.Capabilities) is { } fault)
            return fault;
        var engines = request.Capabilities!; // FaultOf saw them
        _roster.Note(request.Worker, engines);
        var wish = new WorkWish(engines.Select(engine => KeyValuePair.Create(engine.Name, engine.Room ?? request.Max)), request.Max);
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(request.WaitSeconds), _time);
        using var until = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        var leases = await _queue.LeaseAsync(wish, until.Token).ConfigureAwait(false);
        _roster.See(request.Worker?.Id);
        if (!cancellationToken.IsCancellationRequested)
            return new LeaseAnswer([.. leases.Select(lease => Hold(lease, request.Worker?.Id, mayWait))], Terms.LeaseSeconds);
        foreach (var lease in leases)
            await _queue.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false); // who asked is gone
        return new LeaseAnswer([], Terms.LeaseSeconds);
    }

    /// <summary>Takes signs of life in, and says of each lease whether to go on.</summary>
    public async Task<HeartbeatAnswers> HeartbeatAsync(Heartbeats beats)
    {
        _roster.See(beats.Worker);
        var answers = new List<HeartbeatAnswer>();
        foreach (var beat in beats.Leases ?? [])
            answers.Add(new HeartbeatAnswer(beat.Token, await HeartbeatAsync(beat).ConfigureAwait(false)));
        return new HeartbeatAnswers(answers);
    }

    /// <summary>Takes a sign of life in, and says whether to go on.</summary>
    public async Task<LeaseStanding> HeartbeatAsync(Heartbeat beat)
    {
        if (!_held.TryGetValue(beat.Token, out var held) || !held.Renew())
            return LeaseStanding.Lost;
        _roster.See(held.Worker);
        if (beat.Stage is { } stage)
            return await _queue.HeartbeatAsync(held.Lease, stage, beat.Progress ?? 0, CancellationToken.None).ConfigureAwait(false);
        return held.Lease.Cancelled.IsCancellationRequested ? LeaseStanding.Cancelled : LeaseStanding.Continue;
    }

    /// <summary>Takes in how leases ended; all of them share the disk's flushes.</summary>
    public async Task<SettlementAnswers> SettleAsync(Settlements endings)
    {
        foreach (var ending in endings.Leases ?? [])
            _held.GetValueOrDefault(ending.Token)?.Arrive();
        return new(await Task.WhenAll((endings.Leases ?? []).Select(SettleAsync)).ConfigureAwait(false));
    }

    /// <summary>Takes in how a lease ended. The answer comes when that is on the disk; a second time it is the same.</summary>
    public Task<SettlementAnswer> SettleAsync(Settlement ending) => SettleAsync(ending, null);

    /// <summary>The same of an item whose files the worker has <paramref name="committed"/> itself, to the store that this server reads.</summary>
    public async Task<SettlementAnswer> SettleAsync(Settlement ending, IReadOnlyList<AssetInfo>? committed)
    {
        if (!_held.TryGetValue(ending.Token, out var held) || held.End(() => EndAsync(held, ending, committed)) is not { } ended)
            return new SettlementAnswer(ending.Token, _ended.GetValueOrDefault(ending.Token, SettlementResult.Lost));
        _roster.See(held.Worker);
        return await ended.ConfigureAwait(false);
    }

    /// <summary>A worker lives that is given its items elsewhere; why its engines cannot be taken, or null.</summary>
    public GenAssetError? Note(WorkerFacts worker, IReadOnlyList<Capability> engines, int holds)
    {
        if (_roster.FaultOf(engines) is { } fault)
            return fault;
        _roster.Note(worker, engines, holds);
        return null;
    }

    /// <summary>Whether a worker that has an engine called not long ago.</summary>
    public bool HasWorkerOf(string engine) => _roster.IsPresent(engine);

    /// <summary>A worker says that it ends: nothing is kept waiting for its engines any more.</summary>
    public void Forget(string worker) => _roster.Forget(worker);

    /// <inheritdoc/>
    public void Dispose() => _sweeper.Dispose();

    /// <summary>What a call about a lost lease is told.</summary>
    public static GenAssetError Lost() => GenAssetError.Of(ErrorCatalog.LeaseLost, "This lease is lost, or was never given.");

    private LeasedItem Hold(Lease lease, string? worker, bool mayWait)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var path = $"/v1/leases/{token}/";
        var item = ItemInputs.Moved(lease.Item, path + "inputs/", out var inputs);
        var keep = _assets.KeepOf(lease.JobId, lease.Index);
        var kept = keep?.Names is { Count: > 0 } names ? names : null;
        _held[token] = new HeldLease(token, lease, worker, _time, Terms.Lease) { Inputs = inputs, MayWait = mayWait, Keep = keep, HasKept = kept is not null };
        return new LeasedItem(token, lease.JobId, lease.Index, lease.Attempt, lease.Engine, lease.Seed, lease.Timeout.TotalSeconds, item, path + "assets/", lease.TraceParent, kept);
    }

    private async Task<SettlementAnswer> EndAsync(HeldLease held, Settlement ending, IReadOnlyList<AssetInfo>? committed)
    {
        var (lease, error) = (held.Lease, ending.Error);
        try
        {
            if (ending.Ending == LeaseEnding.Failed && error is null)
                return Refuse(held, GenAssetError.Of(ErrorCatalog.ValidationFailed, "A try that failed needs an error."));
            if (ending.Ending != LeaseEnding.Released && Gather(held, ending.Assets) is { } bad)
                return Refuse(held, bad);
            Leave(held, ending);
            if (ending.Ending == LeaseEnding.Released)
                await _queue.ReleaseAsync(lease, CancellationToken.None).ConfigureAwait(false);
            else if (ending.Ending == LeaseEnding.Failed)
                await FailAsync(held, error!, committed).ConfigureAwait(false); // seen above
            else if (!await _queue.CompleteAsync(lease, new EngineResult(ending.Notes, ending.Cost), committed ?? await CommitAsync(held).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false))
                return Ended(held, SettlementResult.Lost);
            else
                held.Forget(); // not before the journal has the result: until then a run that is lost is repeated, and must not be paid for twice
            return Ended(held, SettlementResult.Accepted);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or GenAssetException)
        {
            var told = IoFault.Explain(fault, $"the files of item {lease.Index}");
            await _queue.FailAsync(lease, told, CancellationToken.None).ConfigureAwait(false);
            return Ended(held, SettlementResult.Lost) with { Error = told };
        }
    }

    // Null when every file that the worker names is here as it names it.
    private GenAssetError? Gather(HeldLease held, IReadOnlyList<SentAsset>? named)
    {
        if (named is not { Count: > 0 })
            return null;
        var scratch = held.ScratchIn(_assets);
        foreach (var asset in named)
        {
            if (!AssetName.IsValid(asset.Name))
                return HeldFiles.BadName(asset.Name);
            if (asset.Content is { } content)
                scratch.Write(asset.Name, content);
        }

        var files = scratch.Files;
        foreach (var asset in named)
        {
            if (files.FirstOrDefault(file => file.Name == asset.Name) is not { } file)
                return GenAssetError.Of(ErrorCatalog.IncompleteResults, $"\"{asset.Name}\" was named and not sent.");
            if (asset.Sha256 is { } digest && !digest.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase))
                return HeldFiles.Broken(asset.Name);
        }

        foreach (var file in files.Where(file => !named.Any(asset => asset.Name == file.Name)))
            scratch.Remove(file.Name);
        return null;
    }

    private async Task<IReadOnlyList<AssetInfo>> CommitAsync(HeldLease held)
    {
        var scratch = held.ScratchIn(_assets);
        if (scratch.Files.Count > 0)
            return await _assets.CommitAsync(scratch, CancellationToken.None).ConfigureAwait(false);
        scratch.Discard();
        throw new GenAssetException(GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{held.Lease.Engine} said that item {held.Lease.Index} succeeded, and its worker sent no file."));
    }

    private async Task FailAsync(HeldLease held, GenAssetError error, IReadOnlyList<AssetInfo>? committed)
    {
        if (committed is { Count: > 0 })
            await _queue.FailKeepingAsync(held.Lease, error, committed, CancellationToken.None).ConfigureAwait(false);
        else if (ErrorCatalog.Find(error.Code).KeepsOutputs && held.ScratchIn(_assets) is { Files.Count: > 0 } scratch)
            await _queue.FailKeepingAsync(held.Lease, error, await _assets.CommitAsync(scratch, CancellationToken.None).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
        else
            await _queue.FailAsync(held.Lease, error, CancellationToken.None).ConfigureAwait(false);
    }

    private static void Leave(HeldLease held, Settlement ending)
    {
        var lease = held.Lease;
        GenAssetTelemetry.TryEnded(null, lease.Engine, lease.Item.Kind, held.Age, ending.Ending == LeaseEnding.Failed ? ending.Error?.Code : null, isReleased: ending.Ending == LeaseEnding.Released);
        lease.EngineEnded?.Invoke(lease);
    }

    private SettlementAnswer Ended(HeldLease held, SettlementResult result)
    {
        held.Discard();
        _ended[held.Token] = result;
        _endedInOrder.Enqueue(held.Token);
        _held.TryRemove(held.Token, out _);
        while (_ended.Count > MaxRemembered && _endedInOrder.TryDequeue(out var oldest))
            _ended.TryRemove(oldest, out _);
        return new SettlementAnswer(held.Token, result);
    }

    private static SettlementAnswer Refuse(HeldLease held, GenAssetError error) => new(held.Token, SettlementResult.Refused, error);

    private void Sweep()
    {
        foreach (var held in _held.Values)
        {
            if (!held.TryLose(isOverdue: !held.MayWait && held.Age > held.Lease.Timeout + OverdueAfter))
                continue;
            _held.TryRemove(held.Token, out _);
            _ = _queue.LoseAsync(held.Lease);
        }

        _roster.Sweep();
    }
}
