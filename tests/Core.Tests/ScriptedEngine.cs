using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Tests;

/// <summary>An engine that does what the test says, and counts.</summary>
internal sealed class ScriptedEngine(Func<ItemSpec, EngineContext, CancellationToken, Task<Outcome<EngineResult>>> run, string name = "test/scripted", int? maxParallel = null) : IEngine
{
    private int _running;

    public EngineInfo Info { get; } = new(name, Enum.GetValues<ItemKind>(), MaxParallel: maxParallel);

    public int Runs;

    public int MostAtOnce;

    public static Outcome<EngineResult> Succeed(EngineContext context, string content = "done")
    {
        context.Scratch.Write("result.txt", System.Text.Encoding.UTF8.GetBytes(content));
        return new EngineResult();
    }

    public async Task<Outcome<EngineResult>> RunAsync(ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref Runs);
        var now = Interlocked.Increment(ref _running);
        InterlockedMax(ref MostAtOnce, now);
        try
        {
            return await run(item, context, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; seen < value; seen = most)
            Interlocked.CompareExchange(ref most, value, seen);
    }
}
