using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Tests.Storage;
using GenAsset.Functions.Timers;
using Microsoft.Extensions.Logging;

namespace GenAsset.Functions.Tests.Timers;

public sealed class WatchdogTests
{
    private readonly FakeClock _clock = new();
    private readonly StoreHouse _house;
    private readonly List<string> _started = [];
    private readonly List<string> _told = [];
    private readonly WarningLog _log = new();
    private bool _isAtWork = true;

    public WatchdogTests() => _house = new StoreHouse(_clock);

    [Fact]
    public async Task A_run_without_an_orchestration_is_started()
    {
        var job = await _house.CreateAsync(3);
        _isAtWork = false;
        (await RunAsync()).ShouldBe((0, 0)); // it may be on its way
        _log.Warnings.ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await RunAsync()).ShouldBe((1, 0));
        _started.ShouldBe([job.Id]);
        _log.Warnings.ShouldHaveSingleItem().ShouldBe($"Job {job.Id} is stuck: its run 1 has no orchestration. It is started again.");
    }

    [Fact]
    public async Task A_chunk_that_was_long_not_counted_is_woken()
    {
        var job = await _house.CreateAsync(1000);
        await _house.Work.SendAsync(new ChunkPlan(job.Id, 1, 1), CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(24));
        (await RunAsync()).ShouldBe((0, 0));
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await RunAsync()).ShouldBe((0, 1));
        _told.ShouldBe([InstanceIds.OfChunk(job.Id, 1, 1)]);
        _log.Warnings.ShouldHaveSingleItem().ShouldBe($"Chunk 1 of job {job.Id}, run 1, is stuck: it was not counted for 26 minutes. It is woken.");
    }

    [Fact]
    public async Task Jobs_that_have_ended_are_left_alone()
    {
        var job = await _house.CreateAsync(3);
        await _house.Transitions.FinishAsync(new JobRef(job.Id, 1), CancellationToken.None);
        _isAtWork = false;
        _clock.Advance(TimeSpan.FromMinutes(2));
        (await RunAsync()).ShouldBe((0, 0));
        _log.Warnings.ShouldBeEmpty();
    }

    private Task<(int Started, int Woken)> RunAsync() => new Watchdog(
        _house.Store, _house.Tables, (_, _) => Task.FromResult(_isAtWork),
        (job, _) =>
        {
            _started.Add(job.Id);
            return Task.CompletedTask;
        },
        (instance, _, _) =>
        {
            _told.Add(instance);
            return Task.CompletedTask;
        }, _clock, _log).RunAsync(CancellationToken.None);

    private sealed class WarningLog : ILogger<Watchdog>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}
