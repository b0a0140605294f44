using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Engines;

/// <summary>What an engine works with beside the item.</summary>
public sealed class EngineContext
{
    private readonly Func<string, double, ValueTask> _report;
    private readonly IInputOpener? _inputs;

    /// <summary>Creates the surroundings of one try. Without <paramref name="inputs"/>, inputs are files of this machine.</summary>
    public EngineContext(Scratch scratch, long seed, TimeProvider time, Func<string, double, ValueTask>? report = null, IInputOpener? inputs = null)
    {
        Scratch = scratch;
        Seed = seed;
        Time = time;
        _report = report ?? ((_, _) => default);
        _inputs = inputs;
    }

    /// <summary>Where the assets go.</summary>
    public Scratch Scratch { get; }

    /// <summary>What earlier tries of the item left for this one, and this one leaves for the next: the id of work that is paid for, a finished stage.</summary>
    public ItemKeep Keep => Scratch.Keep;

    /// <summary>The seed to use.</summary>
    public long Seed { get; }

    /// <summary>The W3C trace context of the request that made the job, for an engine that calls others.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Fires when the item's job was cancelled, so that nobody waits for a result any more; a worker that merely stops does not fire it.</summary>
    public CancellationToken JobCancelled { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Says what is going on: a stage, and how much of the whole is done, 0..100.</summary>
    public ValueTask ReportAsync(string stage, double progress) => _report(stage, progress);

    /// <summary>Opens an input for reading, wherever it lies; the stream can be read twice. The error names the input and says why it cannot be.</summary>
    public Task<Outcome<Stream>> OpenInputAsync(InputRef input, CancellationToken cancellationToken) =>
        _inputs?.OpenAsync(input, cancellationToken) ?? Task.FromResult(Inputs.Open(input));

    /// <summary>An address at which a service of the public internet can fetch an input itself; the error says why there is none.</summary>
    public Task<Outcome<Uri>> AddressOfAsync(InputRef input, CancellationToken cancellationToken) =>
        _inputs?.AddressOfAsync(input, cancellationToken) ?? Task.FromResult(Inputs.AddressOf(input));

    /// <summary>The same surroundings for a part of the item's work, which writes to a scratch of its own.</summary>
    internal EngineContext ForStage(Scratch scratch, Func<string, double, ValueTask> report) => new(scratch, Seed, Time, report, _inputs)
    {
        TraceParent = TraceParent,
        JobCancelled = JobCancelled,
    };
}
