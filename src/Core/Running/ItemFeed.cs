using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Running;

/// <summary>An item that waits to be run, and the engine that takes it.</summary>
internal sealed record Offer(int Index, ItemSpec Item, IEngine Engine);

/// <summary>
/// A job's items in the order in which they should run: tries that are due again, items that were passed over while their engine was full, then
/// the file, read as it is needed, so that memory holds a few dozen items however many there are.
/// </summary>
internal sealed class ItemFeed : IDisposable
{
    private const int LookAhead = 64;         // items passed over because their engine is full
    /// <summary>Tries of one item that may end with their process or worker.</summary>
    public const int GiveUpAfterDeaths = 20;


    private readonly HeldJob _job;
    private readonly EngineCatalog _engines;
    private readonly TimeProvider _time;
    private readonly ItemsReader _items;
    private readonly Dictionary<int, int> _earlierTries = [];
    private readonly Dictionary<int, int> _deaths = [];
    private readonly LinkedList<Offer> _passedOver = new();
    private readonly PriorityQueue<Offer, DateTimeOffset> _delayed = new();
    private bool _isReadOut;

    public ItemFeed(HeldJob job, EngineCatalog engines, TimeProvider time)
    {
        (_job, _engines, _time) = (job, engines, time);
        _items = new ItemsReader(job.Folder.Items, job.Head.Few);
        if (!job.IsNew)
            CountDeadTries();
    }

    /// <summary>Whether nothing is left to give out.</summary>
    public bool IsDry => _isReadOut && _passedOver.Count == 0 && _delayed.Count == 0;

    /// <summary>Whether a delayed try's time has come.</summary>
    public bool IsDelayedDue => _delayed.TryPeek(out _, out var due) && due <= _time.GetUtcNow();

    /// <summary>An item's tries that ended with their process or worker, or were given back: they are not held against it.</summary>
    public int EarlierTriesOf(int index) => _earlierTries.GetValueOrDefault(index);

    /// <summary>Notes a try that is not to be held against its item.</summary>
    public void Forgive(int index) => _earlierTries[index] = EarlierTriesOf(index) + 1;

    /// <summary>Notes a try that was lost with its worker; says how many of the item's were.</summary>
    public int CountDeath(int index) => _deaths[index] = _deaths.GetValueOrDefault(index) + 1;

    /// <summary>The next item whose engine has room, or null.</summary>
    public Offer? Next(Func<IEngine, bool> hasRoom)
    {
        for (var node = _passedOver.First; node is not null; node = node.Next)
        {
            node.Value = Rerouted(node.Value);
            if (!hasRoom(node.Value.Engine))
                continue;
            _passedOver.Remove(node);
            return node.Value;
        }

        while (_passedOver.Count < LookAhead && (TakeDelayed() ?? ReadNext()) is { } next)
        {
            if (hasRoom(next.Engine))
                return next;
            _passedOver.AddLast(next);
        }

        return null;
    }

    /// <summary>Takes an item back, to be given out next.</summary>
    public void Return(Offer offer) => _passedOver.AddFirst(offer);

    /// <summary>Takes an item back, to be given out after a while.</summary>
    public void Delay(Offer offer, TimeSpan wait) => _delayed.Enqueue(offer, _time.GetUtcNow() + wait);

    /// <inheritdoc/>
    public void Dispose() => _items.Dispose();

    // An engine of workers that are gone takes no item that did not name it: such an item need not wait for them.
    private Offer Rerouted(Offer offer) =>
        offer.Engine.Info.OnlyByName && offer.Item.Engine is null && _engines.Resolve(offer.Item) is { } other ? offer with { Engine = other } : offer;

    private Offer? TakeDelayed() => IsDelayedDue ? _delayed.Dequeue() : null;

    private Offer? ReadNext()
    {
        while (!_isReadOut)
        {
            if (_items.Next < _job.Head.Items && _job.Progress.PhaseOf(_items.Next) != ItemPhase.Queued)
            {
                _items.Skip();
                continue;
            }

            var index = _items.Next;
            var spec = _items.Read();
            _isReadOut = _items.Next >= _job.Head.Items; // known with the last item, not one turn later: the job ends as that item does
            if (spec is null)
                _isReadOut = true;
            else if (EarlierTriesOf(index) >= GiveUpAfterDeaths)
                FailUnrun(index, GenAssetError.Of(ErrorCatalog.WorkerLost, $"The process ended {EarlierTriesOf(index)} times while it ran item {index}."));
            else if (_engines.Resolve(spec) is { } engine)
                return new Offer(index, spec, engine);
            else
                FailUnrun(index, GenAssetError.Of(ErrorCatalog.EngineNotFound, _engines.FaultOf(spec) ?? "No engine takes the item."));
        }

        return null;
    }

    private void FailUnrun(int index, GenAssetError error) =>
        _job.TryRecord(JobEventKind.ItemFailed, index, entry => entry with { Error = error, Attempt = _job.Progress.AttemptsOf(index) }, out _);

    // A try's scratch folder is named by item and try: what still lies there died with its process.
    private void CountDeadTries()
    {
        foreach (var (folder, index, tries) in _job.Folder.Scratches().ToList())
        {
            if (index < _job.Head.Items && tries > _job.Progress.AttemptsOf(index) - 1)
            {
                _job.Progress.SetAttempts(index, tries);
                _earlierTries[index] = tries;
            }

            Directory.Delete(folder, recursive: true);
        }
    }
}
