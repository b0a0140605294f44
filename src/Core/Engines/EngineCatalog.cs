using GenAsset.Core.Engines.BuiltIn;
using GenAsset.Core.Engines.Chain;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines;

/// <summary>The engines that there are, in the order in which they are asked: those of engines.json, then the built-in ones.</summary>
public sealed class EngineCatalog(IReadOnlyList<IEngine> engines) : IAsyncDisposable
{
    private const string Elsewhere = "put a chain into the engines.json of a worker that has the engines, and name it as the item's engine.";

    private EngineServices? _owned;

    // Items that bring their own stages; it takes no others, so it is not among the engines that are asked.
    private ChainEngine Chain => field ??= new ChainEngine(new EngineInfo(ChainEngine.BuiltInName, [ItemKind.Image, ItemKind.Model, ItemKind.Splat, ItemKind.Enhancement], OnlyByName: true), null, ResolveStage);

    /// <summary>The engines that need no configuration.</summary>
    public static IReadOnlyList<IEngine> BuiltIn { get; } = [new PreviewEngine(), new FusionEngine(), new EnhanceEngine(), new EchoEngine()];

    /// <summary>All engines.</summary>
    public IReadOnlyList<IEngine> Engines => engines;

    /// <summary>
    /// Those that the stages of an item may run on: the stages run in one process, where the item was taken in, so an engine that only others have is none of them. None
    /// where nothing runs there.
    /// </summary>
    public IReadOnlyList<IEngine> StageEngines { get => field ?? engines; init; }

    /// <summary>
    /// The built-in engines, behind those of an engines.json where there is one. Its engines work with <paramref name="services"/>, which must outlive the
    /// catalog; left out, with services of their own.
    /// </summary>
    public static Outcome<EngineCatalog> Load(string enginesFile, EngineServices? services = null)
    {
        if (!File.Exists(enginesFile))
            return new EngineCatalog(BuiltIn);
        EngineCatalog? catalog = null;
        var owned = services is null ? services = EngineServices.Create(TimeProvider.System) : null;
        var configured = new EnginesFileReader(enginesFile, services, () => catalog!).Read(); // no engine looks others up before the whole file is read
        if (!configured.Succeeded)
        {
            owned?.Dispose();
            return configured.Error;
        }

        return catalog = new EngineCatalog([.. configured.Value, .. BuiltIn.Where(engine => configured.Value.All(other => other.Info.Name != engine.Info.Name))]) { _owned = owned };
    }

    /// <summary>The engine of that name, or null.</summary>
    public IEngine? Find(string name) => name == ChainEngine.BuiltInName ? Chain : engines.FirstOrDefault(engine => engine.Info.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The engine for an item: the one that it names, else the first that takes it.</summary>
    public IEngine? Resolve(ItemSpec item)
    {
        if (item.Stages is not null)
            return item.Engine is null or ChainEngine.BuiltInName && Chain.Info.Takes(item) ? Chain : null;
        foreach (var engine in engines) // no LINQ: asked for every item
        {
            if (engine.Info.Serves(item))
                return engine;
        }

        return null;
    }

    /// <summary>Why no engine takes an item, or null when one does.</summary>
    public string? FaultOf(ItemSpec item)
    {
        if (item.Stages is { } stages)
            return FaultOf(item, stages);
        if (Resolve(item) is not null)
            return null;
        if (item.Engine is null)
            return $"no engine takes kind {item.Kind.Word()}{Narrowed(item)}; there are {Describe(engines)}.";
        return Find(item.Engine) is { } named
            ? $"\"{named.Info.Name}\" does not take kind {item.Kind.Word()}{Narrowed(item)}; there are {Describe(engines)}."
            : $"there is no engine \"{Excerpt.Of(item.Engine)}\"; there are {Describe(engines)}.";
    }

    /// <summary>Ends what engines hold open: listeners, connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var open in engines.OfType<IAsyncDisposable>())
            await open.DisposeAsync().ConfigureAwait(false);
        _owned?.Dispose();
    }

    /// <summary>The engine for a stage of a chain, which is no chain itself: that could have no end.</summary>
    internal IEngine? ResolveStage(ItemSpec item) => ForStages().Resolve(item);

    private string? FaultOf(ItemSpec item, IReadOnlyList<ItemStage> stages)
    {
        if (item.Engine is not (null or ChainEngine.BuiltInName))
            return "takes no engine beside stages: each stage names its own.";
        if (StageEngines.Count == 0)
            return $"stages run where an item is taken in, and here nothing runs: {Elsewhere}";
        return ChainEngine.Fault(stages, item.Kind) is { } fault ? $"stages {fault}" : ChainEngine.EngineFault(item, StageFaultOf);
    }

    private string? StageFaultOf(ItemSpec item)
    {
        var own = ForStages();
        return item.Engine is { } name && own.Find(name) is null && Find(name) is { } other && !IsChain(other)
            ? $"only workers have \"{other.Info.Name}\", and stages run where an item is taken in: {Elsewhere}"
            : own.FaultOf(item);
    }

    // Made anew each time: the list may be one of workers that come and go.
    private EngineCatalog ForStages() => new([.. StageEngines.Where(engine => !IsChain(engine))]);

    private static bool IsChain(IEngine engine) => engine is ChainEngine or ConfiguredEngine { Inner: ChainEngine };

    private static string Narrowed(ItemSpec item) =>
        (item.Model is null ? "" : $" with model \"{Excerpt.Of(item.Model)}\"") + (item.Formats is null ? "" : $" as {string.Join(", ", item.Formats)}");

    private static string Describe(IEnumerable<IEngine> engines) =>
        string.Join(", ", engines.Select(engine => $"{engine.Info.Name} ({string.Join(", ", engine.Info.Kinds.Select(kind => kind.Word()))}{(engine.Info.Formats is { } formats ? " as " + string.Join(", ", formats) : "")})"));
}
