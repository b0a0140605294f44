using System.Text.Json.Nodes;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Running;

public sealed class CostTests
{
    [Fact]
    public async Task A_job_costs_what_its_items_did_failed_ones_too()
    {
        using var home = new Home();
        var engine = new ScriptedEngine((item, context, _) => Task.FromResult(item.Words switch
        {
            "prompt 0" => Paid(context, 75),
            "prompt 1" => GenAssetError.Of(ErrorCatalog.ModelFailed, "no", new JsonObject { ["cost"] = 10 }),
            _ => ScriptedEngine.Succeed(context),
        }));
        await using (var backend = home.Open(engine))
        {
            var job = (await backend.CreateAsync(new JobSpec(), Specs.Prompts(3))).Value!;

            var ended = (await backend.WaitAsync(job.Id)).Value!;

            ended.Cost.ShouldBe(85);
            (await backend.ItemAsync(job.Id, 0))!.Cost.ShouldBe(75);
            (await backend.ItemAsync(job.Id, 1))!.Cost.ShouldBe(10);
            (await backend.ItemAsync(job.Id, 2))!.Cost.ShouldBeNull();
        }

        await using var later = home.Open(engine);
        await foreach (var job in later.ListAsync())
            job.Cost.ShouldBe(85, "a reader of the files sees the same");
    }

    [Fact]
    public async Task Costs_that_a_try_tells_again_are_not_added_twice()
    {
        using var home = new Home();
        var tries = 0;
        var engine = new ScriptedEngine((_, context, _) => Task.FromResult(
            ++tries < 3 ? GenAssetError.Of(ErrorCatalog.EngineUnavailable, "later", new JsonObject { ["cost"] = 7.5m }) : Paid(context, 7.5m)));
        var clock = new FakeClock();
        await using var backend = home.Open(engine, clock);
        var job = (await backend.CreateAsync(new JobSpec(Options: new JobOptions(Retries: 5)), Specs.Prompts(1))).Value!;

        var wait = backend.WaitAsync(job.Id);
        while (!wait.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        (await wait).Value!.Cost.ShouldBe(7.5m);
    }

    [Fact]
    public async Task A_job_that_is_retried_still_counts_what_failed_before()
    {
        using var home = new Home();
        var tries = 0;
        var engine = new ScriptedEngine((_, context, _) => Task.FromResult(
            ++tries == 1 ? GenAssetError.Of(ErrorCatalog.ModelFailed, "no", new JsonObject { ["cost"] = 5 }) : ScriptedEngine.Succeed(context)));
        await using var backend = home.Open(engine);
        var job = (await backend.CreateAsync(new JobSpec(), Specs.Prompts(1))).Value!;
        (await backend.WaitAsync(job.Id)).Value!.Counts.Failed.ShouldBe(1);

        await backend.RetryAsync(job.Id);

        var ended = (await backend.WaitAsync(job.Id)).Value!;
        (ended.Counts.Succeeded, ended.Cost).ShouldBe((1, 5m));
    }

    private static Outcome<EngineResult> Paid(EngineContext context, decimal cost)
    {
        ScriptedEngine.Succeed(context);
        return new EngineResult(Cost: cost);
    }
}
