using System.Text.Json.Nodes;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Running;

public sealed class BudgetTests
{
    [Fact]
    public async Task A_job_stops_before_it_costs_more_than_it_may_and_a_larger_budget_goes_on()
    {
        using var home = new Home();
        var engine = Priced(2);
        string id;
        await using (var backend = home.Open(engine))
        {
            id = (await backend.CreateAsync(new JobSpec(Options: new JobOptions(Budget: 7)), Specs.Prompts(10))).Value!.Id;

            var ended = (await backend.WaitAsync(id)).Value!;

            (ended.State, ended.Cost, ended.Counts.Succeeded, ended.Counts.Cancelled).ShouldBe((JobPhase.Cancelled, 6m, 3, 7));
            ended.Error!.Code.ShouldBe("BUDGET_REACHED");
            ended.Error.Details!["budget"]!.GetValue<decimal>().ShouldBe(7);
            await using var kept = await backend.OpenAssetAsync(id, 0, "result.txt");
            kept.ShouldNotBeNull();

            (await backend.RetryAsync(id, 11)).Succeeded.ShouldBeTrue();
            (await backend.WaitAsync(id)).Value!.Cost.ShouldBe(10);
        }

        await using var later = home.Open(engine);
        (await later.RetryAsync(id)).Succeeded.ShouldBeTrue();
        (await later.WaitAsync(id)).Value!.Cost.ShouldBe(10, "a retry without a budget keeps the last one");
        (await later.RetryAsync(id, 100)).Succeeded.ShouldBeTrue();
        var whole = (await later.WaitAsync(id)).Value!;
        (whole.State, whole.Cost, whole.Error).ShouldBe((JobPhase.Completed, 20m, null));
        engine.Runs.ShouldBe(10);
    }

    [Fact]
    public async Task Failed_tries_that_cost_count_and_free_items_do_not()
    {
        using var home = new Home();
        var engine = new ScriptedEngine((item, context, _) => Task.FromResult<Outcome<EngineResult>>(
            item.Words == "prompt 5" ? GenAssetError.Of(ErrorCatalog.ModelFailed, "no", new JsonObject { ["cost"] = 3 }) : ScriptedEngine.Succeed(context)));
        await using var backend = home.Open(engine, workers: 1);
        var id = (await backend.CreateAsync(new JobSpec(Options: new JobOptions(Budget: 3)), Specs.Prompts(9))).Value!.Id;

        var ended = (await backend.WaitAsync(id)).Value!;

        (ended.Counts.Succeeded, ended.Counts.Failed, ended.Counts.Cancelled, ended.Cost).ShouldBe((5, 1, 3, 3m));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_budget_of_nothing_is_refused(int budget)
    {
        using var home = new Home();
        await using var backend = home.Open();

        var refused = await backend.CreateAsync(new JobSpec(Options: new JobOptions(Budget: budget)), Specs.Prompts(1));

        refused.Error!.Code.ShouldBe("VALIDATION_FAILED");
    }

    private static ScriptedEngine Priced(decimal price) => new((_, context, _) =>
        Task.FromResult<Outcome<EngineResult>>(ScriptedEngine.Succeed(context).Value! with { Cost = price }));
}
