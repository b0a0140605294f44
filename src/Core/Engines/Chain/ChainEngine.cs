using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Engines.Chain;

/// <summary>Runs an item through stages, each on an engine of its own: words to a picture, the picture to a mesh, the mesh to a usdz, which is made here.</summary>
/// <param name="info">What it is called.</param>
/// <param name="stages">Its stages; null where each item brings its own.</param>
/// <param name="resolve">The engine that takes a stage's item.</param>
internal sealed class ChainEngine(EngineInfo info, IReadOnlyList<ItemStage>? stages, Func<ItemSpec, IEngine?> resolve) : IEngine, ICheckedEngine
{
    /// <summary>What the chain of items that bring their own stages is called.</summary>
    public const string BuiltInName = "builtin/chain";

    /// <summary>The type as engines.json names it.</summary>
    public static EngineType Type { get; } = new("chain", [ItemKind.Image, ItemKind.Model, ItemKind.Splat, ItemKind.Enhancement], Create)
    {
        Concurrency = null,
        Fields = ["stages"],
    };

    /// <inheritdoc/>
    public EngineInfo Info => info;

    /// <summary>What is wrong with stages that are to make a kind; null where nothing is.</summary>
    public static string? Fault(IReadOnlyList<ItemStage> stages, ItemKind kind)
    {
        const int MostStages = 8;
        if (stages.Count is 0 or > MostStages)
            return $"must be 1 to {MostStages} stages.";
        if (stages.Any(stage => stage is null))
            return "holds a null.";
        if (stages[^1].Kind != kind)
            return $"must end with a stage of kind {kind.Word()}, which is what is asked for; the last makes {stages[^1].Kind.Word()}.";
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i].Kind == ItemKind.Reconstruction || (i > 0 && stages[i].Kind is not (ItemKind.Model or ItemKind.Enhancement)))
                return $"[{i}]: {stages[i].Kind.Word()} cannot be made of {(i == 0 ? "an item's words" : $"a stage that makes {stages[i - 1].Kind.Word()}")}.";
            if (i > 0 && stages[i - 1].Kind is not (ItemKind.Image or ItemKind.Enhancement))
                return $"[{i}]: no stage can follow one that makes {stages[i - 1].Kind.Word()}; usdz, obj and ply of a mesh are asked for with formats.";
        }

        return null;
    }

    /// <summary>Why a stage of an item finds no engine; null where each does.</summary>
    public static string? EngineFault(ItemSpec item, Func<ItemSpec, string?> faultOf)
    {
        var stages = item.Stages!; // asked of an item that has them
        for (var i = 0; i < stages.Count; i++)
        {
            if (faultOf(ChainRun.SpecOf(stages[i], item, item.Seed, i == 0 ? null : new InputRef(Path: "of the stage before"))) is { } fault)
                return $"stages[{i}]: {fault}";
        }

        return null;
    }

    /// <inheritdoc/>
    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken) =>
        new ChainRun(item, stages ?? item.Stages ?? [], context, resolve).RunAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<EngineCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var (isGood, findings) = (true, new List<string>());
        foreach (var (stage, i) in (stages ?? []).Select((stage, i) => (stage, i)))
        {
            var engine = resolve(ChainRun.SpecOf(stage, new ModelItem("a chair"), null, i == 0 ? null : new InputRef(Path: "of the stage before")));
            isGood &= engine is not null;
            findings.Add($"stage {i + 1}, {stage.Kind.Word()}: {engine?.Info.Name ?? $"no engine takes it{(stage.Engine is { } name ? $" under the name \"{name}\"" : "")}"}");
        }

        return Task.FromResult(new EngineCheck(isGood, findings));
    }

    private static ChainEngine Create(EngineSetup setup)
    {
        var stages = setup.Config.Stages ?? [];
        if (setup.Info.Kinds is not [var kind])
            setup.Fault(".kinds", "must name the one kind that the last stage makes.");
        else if (Fault(stages, kind) is { } fault)
            setup.Fault(".stages", fault);
        return new ChainEngine(setup.Info, stages, setup.Resolve);
    }
}
