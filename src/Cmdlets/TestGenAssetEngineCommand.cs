using System.Management.Automation;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;

namespace GenAsset.Cmdlets;

/// <summary>Gives engines one small item each and says what became of it; the job is removed again. An engine that takes captures or photos only is told of and not tried.</summary>
[Cmdlet(VerbsDiagnostic.Test, "GenAssetEngine")]
[OutputType(typeof(EngineTrial))]
public sealed class TestGenAssetEngineCommand : GenAssetCmdlet
{
    private const string Prompt = "a red cube";

    /// <summary>Names of engines; wildcards are welcome. An engine that costs money is tried too, so none is by default.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EngineCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Seconds that an engine has, default 120.</summary>
    [Parameter]
    [ValidateRange(1, 86_400)]
    public int Timeout { get; set; } = 120;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var engines = Await(Backend.EnginesAsync(StopToken));
        foreach (var name in Name)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var meant = engines.Where(engine => pattern.IsMatch(engine.Name)).ToList();
            if (meant.Count == 0)
                WriteError(GenAssetError.Of(ErrorCatalog.EngineNotFound, $"There is no engine {name}."), name);
            foreach (var engine in meant)
                Try(engine);
        }

        WriteNotices();
    }

    private void Try(EngineInfo engine)
    {
        if (Item(engine) is not { } item)
        {
            WriteWarning($"{engine.Name} takes {string.Join(" and ", engine.Kinds.Select(ItemKinds.Word))} only, which need files of yours: it is not tried.");
            return;
        }

        var created = Await(Backend.CreateAsync(new JobSpec($"test of {engine.Name}", new JobOptions(Retries: 0)), new[] { ItemEntry.Of(item) }.ToAsyncEnumerable(), cancellationToken: StopToken));
        if (!created.Succeeded)
        {
            WriteObject(new EngineTrial(engine.Name, item.Kind.Word(), false, null, [], created.Error));
            return;
        }

        try
        {
            var ended = Await(Backend.WaitAsync(created.Value.Id, StopToken));
            var state = Await(Backend.ItemAsync(created.Value.Id, 0, StopToken));
            WriteObject(new EngineTrial(
                engine.Name, item.Kind.Word(), state is { State: ItemPhase.Succeeded }, state?.FinishedAt - state?.StartedAt, [.. state?.Assets?.Select(asset => asset.Name) ?? []], state?.Error ?? ended.Error));
        }
        finally
        {
            // Also after Ctrl+C: a trial is nobody's job.
            Backend.DeleteAsync(created.Value.Id).GetAwaiter().GetResult();
        }
    }

    private ItemSpec? Item(EngineInfo engine) =>
        engine.Kinds.Contains(ItemKind.Image) ? new ImageItem(Prompt, 64, 64) { Engine = engine.Name, TimeoutSeconds = Timeout }
        : engine.Kinds.Contains(ItemKind.Model) ? new ModelItem(Prompt) { Engine = engine.Name, TimeoutSeconds = Timeout }
        : engine.Kinds.Contains(ItemKind.Splat) ? new SplatItem(Prompt) { Engine = engine.Name, TimeoutSeconds = Timeout }
        : null;
}
