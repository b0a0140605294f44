using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Tests.Storage;
using GenAsset.Functions.Timers;

namespace GenAsset.Functions.Tests.Timers;

public sealed class WatchdogTests
{
    private readonly FakeClock _clock = new();
    private readonly StoreHouse _house;
    private readonly List<string> _started = [];
    private readonly List<string> _told = [];
    private bool _isAtWork = true;

    public WatchdogTests() => _house = new StoreHouse(_clock);

    [Fact]
    public async Task A_run_without_an_orchestration_is_started()
    {
        var job = await _house.CreateAsync(3);
        _isAtWork = false;
        (await RunAsync()).ShouldBe((1, 0));
        _started.ShouldBe([job.Id]);
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
    }

    [Fact]
    public async Task Jobs_that_have_ended_are_left_alone()
    {
        var job = await _house.CreateAsync(3);
        await _house.Transitions.FinishAsync(new JobRef(job.Id, 1), CancellationToken.None);
        _isAtWork = false;
        (await RunAsync()).ShouldBe((0, 0));
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
        }, _clock).RunAsync(CancellationToken.None);
}
