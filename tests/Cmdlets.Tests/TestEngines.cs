using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Cmdlets.Tests;

/// <summary>Holds every item until the test lets go.</summary>
internal sealed class GateEngine : IEngine
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EngineInfo Info { get; } = new("test/gate", [ItemKind.Image], OnlyByName: true);

    public void Open() => _gate.TrySetResult();

    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        await _gate.Task.WaitAsync(cancellationToken);
        context.Scratch.Write("image.png", [1, 2, 3]);
        return new EngineResult();
    }
}

/// <summary>Fails on every prompt with "bad" in it, and makes two files of any other.</summary>
internal sealed class PickyEngine(string name = "test/picky", decimal? price = null) : IEngine
{
    public EngineInfo Info { get; } = new(name, Enum.GetValues<ItemKind>(), OnlyByName: true, Price: price);

    public Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        if (item.Words?.Contains("bad", StringComparison.Ordinal) == true)
            return Task.FromResult<Outcome<EngineResult>>(GenAssetError.Of(ErrorCatalog.ModelFailed, "The prompt is bad.", suggestion: "Write a better one."));
        context.Scratch.Write("image.png", System.Text.Encoding.UTF8.GetBytes(item.Words ?? ""));
        context.Scratch.Write("notes.json", "{}"u8.ToArray());
        return Task.FromResult<Outcome<EngineResult>>(new EngineResult());
    }
}
