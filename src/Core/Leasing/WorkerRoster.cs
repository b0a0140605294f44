using System.Collections;
using System.Collections.Concurrent;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Leasing;

/// <summary>
/// The workers that call, and the engines of this server with theirs: its configured ones, those that only workers have, the built-in ones. Workers'
/// engines are kept in a file, so that items for them wait, after the server started again, until the workers call again.
/// </summary>
internal sealed class WorkerRoster : IReadOnlyList<IEngine>
{
    private const int MaxEngines = 200;
    private const int MaxNameLength = 100;
    private static readonly TimeSpan PresentFor = TimeSpan.FromSeconds(LeaseTerms.MaxWaitSeconds + 30); // a worker that waits for an item calls no sooner

    private readonly Lock _gate = new();
    private readonly EngineCatalog _own;
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly bool _runsHere;
    private readonly ConcurrentDictionary<string, WorkerState> _workers = new();
    private volatile IEngine[] _all;

    /// <summary>Begins with the engines of this process, which may run none itself, and with those that workers were known to have.</summary>
    public WorkerRoster(EngineCatalog own, HomeFolder home, TimeProvider time, bool runsHere)
    {
        (_own, _time, _runsHere) = (own, time, runsHere);
        _file = Path.Combine(home.Path, "worker-engines.json");
        _all = Order([.. (JobFiles.Read(_file, LeaseJson.Wire.IReadOnlyListCapability) ?? []).Where(engine => own.Find(engine.Name) is null).Select(Engine)]);
    }

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <inheritdoc/>
    public IEngine this[int index] => _all[index];

    /// <summary>The workers that called not long ago, by machine and id.</summary>
    public IReadOnlyList<WorkerState> Workers => [.. _workers.Values.Where(IsPresent).OrderBy(worker => worker.Host).ThenBy(worker => worker.Id)];

    /// <summary>The engines of this server's engines.json that it leaves to others: it runs nothing itself.</summary>
    public IReadOnlyList<EngineInfo> LeftToOthers => _runsHere ? [] : [.. _own.Engines.Where(engine => !EngineCatalog.BuiltIn.Contains(engine)).Select(engine => engine.Info)];

    /// <summary>Where an engine runs now.</summary>
    public EngineState StateOf(IEngine engine) =>
        engine is not WorkerEngine && _runsHere ? EngineState.Here : IsPresent(engine.Info.Name) ? EngineState.Workers : EngineState.Waiting;

    /// <summary>Whether a worker that has an engine called not long ago.</summary>
    public bool IsPresent(string engine) =>
        _workers.Values.Any(worker => IsPresent(worker) && worker.Engines.Contains(engine, StringComparer.OrdinalIgnoreCase));

    /// <summary>Why a worker's engines cannot be taken, or null.</summary>
    public GenAssetError? FaultOf(IReadOnlyList<Capability>? engines)
    {
        if (engines is not { Count: > 0 and <= MaxEngines })
            return Invalid($"capabilities must name 1 to {MaxEngines} engines.");
        foreach (var engine in engines)
        {
            if (engine?.Name is not { Length: > 0 and <= MaxNameLength } name || name.Any(char.IsControl))
                return Invalid($"capabilities: an engine's name has 1 to {MaxNameLength} characters and no control characters.");
            if (engine.Kinds is not { Count: > 0 } && Find(name) is null)
                return Invalid($"capabilities: this server does not know \"{name}\", so its kinds must be given.");
        }

        return null;
    }

    /// <summary>A worker calls and tells its engines, and how many items it holds that were not leased here.</summary>
    public void Note(WorkerFacts? worker, IReadOnlyList<Capability> engines, int holds = 0)
    {
        if (worker is { Id.Length: > 0 })
        {
            _workers[worker.Id] = new WorkerState(
                worker.Id, worker.Host, worker.Version, worker.Slots, worker.Gpus, [.. engines.Select(engine => engine.Name)], holds, _time.GetUtcNow())
            {
                Capabilities = engines,
            };
        }

        if (engines.Any(engine => Find(engine.Name) is not { } known || (known is WorkerEngine && !Same(known, engine))))
            Learn(engines);
    }

    /// <summary>A worker gives a sign of life.</summary>
    public void See(string? worker)
    {
        if (worker is not null && _workers.TryGetValue(worker, out var known))
            _workers[worker] = known with { LastSeenAt = _time.GetUtcNow() };
    }

    /// <summary>A worker says that it ends.</summary>
    public void Forget(string worker) => _workers.TryRemove(worker, out _);

    /// <summary>Forgets workers that have not called for long.</summary>
    public void Sweep()
    {
        foreach (var (id, worker) in _workers)
        {
            if (!IsPresent(worker))
                _workers.TryRemove(id, out _);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<IEngine> GetEnumerator() => ((IEnumerable<IEngine>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _all.GetEnumerator();

    private static GenAssetError Invalid(string message) => GenAssetError.Of(ErrorCatalog.ValidationFailed, message);

    private static bool Same(IEngine known, Capability told) => Key(Capability.Of(((WorkerEngine)known).Known)) == Key(told);

    private static string Key(Capability engine) =>
        $"{string.Join(',', engine.Kinds ?? [])};{string.Join(',', engine.Models ?? ["*"])};{string.Join(',', engine.Formats ?? ["*"])};{engine.OnlyByName}";

    private bool IsPresent(WorkerState worker) => _time.GetUtcNow() - worker.LastSeenAt < PresentFor;

    private IEngine? Find(string name) => Array.Find(_all, engine => engine.Info.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Two workers that tell different things of one engine: the last one's word counts.
    private void Learn(IReadOnlyList<Capability> engines)
    {
        lock (_gate)
        {
            var told = engines.Where(engine => engine.Kinds is { Count: > 0 } && _own.Find(engine.Name) is null).ToList();
            var kept = _all.OfType<WorkerEngine>().Where(known => !told.Exists(engine => engine.Name.Equals(known.Known.Name, StringComparison.OrdinalIgnoreCase)));
            WorkerEngine[] all = [.. kept, .. told.Select(Engine)];
            if (all.Length == 0 || all.Length > MaxEngines)
                return;
            File.WriteAllBytes(_file + ".new", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
                (IReadOnlyList<Capability>)[.. all.Select(engine => Capability.Of(engine.Known))], LeaseJson.Wire.IReadOnlyListCapability));
            File.Move(_file + ".new", _file, overwrite: true);
            _all = Order(all);
        }
    }

    private WorkerEngine Engine(Capability told) => new(new EngineInfo(told.Name, told.Kinds ?? [], told.Models, told.Formats, OnlyByName: told.OnlyByName), IsPresent);

    // What a worker brings is meant to be used: it stands before the built-in engines, and behind what this server's own file says.
    private IEngine[] Order(IReadOnlyList<WorkerEngine> workers) =>
        [.. _own.Engines.Where(engine => !EngineCatalog.BuiltIn.Contains(engine)), .. workers, .. _own.Engines.Where(EngineCatalog.BuiltIn.Contains)];
}
