using GenAsset.Core.Storage;

namespace GenAsset.Core.Engines;

/// <summary>What an engine works with beside the item.</summary>
public sealed class EngineContext
{
    private readonly Func<string, double, ValueTask> _report;

    /// <summary>Creates the surroundings of one try.</summary>
    public EngineContext(Scratch scratch, long seed, TimeProvider time, Func<string, double, ValueTask>? report = null)
    {
        Scratch = scratch;
        Seed = seed;
        Time = time;
        _report = report ?? ((_, _) => default);
    }

    /// <summary>Where the assets go.</summary>
    public Scratch Scratch { get; }

    /// <summary>The seed to use.</summary>
    public long Seed { get; }

    /// <summary>The W3C trace context of the request that made the job, for an engine that calls others.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Says what is going on: a stage, and how much of the whole is done, 0..100.</summary>
    public ValueTask ReportAsync(string stage, double progress) => _report(stage, progress);
}
