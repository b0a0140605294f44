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
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(5);

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
            Remove(created.Value.Id);
        }
    }

    // Also after Ctrl+C, for a trial is nobody's job; but whoever wants the prompt back does not wait for a server that is silent.
    private void Remove(string id)
    {
        using var late = new CancellationTokenSource(LongestRemoval, TimeProvider.System);
        GenAssetError? fault;
        try
        {
            fault = Backend.DeleteAsync(id, late.Token).WaitAsync(late.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            fault = GenAssetError.Of(ErrorCatalog.AddressUnreachable, $"{Connection.Place} does not answer in time.");
        }
        catch (GenAssetException unable)
        {
            fault = unable.Error;
        }

        if (fault is not null && !StopToken.IsCancellationRequested)
            WriteWarning($"The trial's job {id} is left. Remove-GenAssetJob {id} removes it. {fault.Message}");
    }

    private ItemSpec? Item(EngineInfo engine) =>
        engine.Kinds.Contains(ItemKind.Image) ? new ImageItem(Prompt, 64, 64) { Engine = engine.Name, TimeoutSeconds = Timeout }
        : engine.Kinds.Contains(ItemKind.Model) ? new ModelItem(Prompt) { Engine = engine.Name, TimeoutSeconds = Timeout }
        : engine.Kinds.Contains(ItemKind.Splat) ? new SplatItem(Prompt) { Engine = engine.Name, TimeoutSeconds = Timeout }
        : null;
}
