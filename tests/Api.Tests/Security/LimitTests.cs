using System.Net;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Tests.Security;

public sealed class LimitTests
{
    [Fact]
    public async Task A_rate_lets_a_minutes_worth_through_and_then_says_when_to_come_back()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(time: clock);
        using var client = server.ClientOf("anna", rate: 6);

        for (var i = 5; i >= 0; i--)
            (await client.GetAsync("/v1/jobs")).Headers.GetValues("RateLimit").Single().ShouldStartWith($"\"key\";r={i};");
        using var late = await client.GetAsync("/v1/jobs");
        (late.StatusCode, await late.CodeAsync()).ShouldBe((HttpStatusCode.TooManyRequests, "RATE_LIMITED"));
        late.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));

        clock.Advance(TimeSpan.FromSeconds(10));
        (await client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_queue_takes_no_more_than_it_holds_however_many_come_at_once()
    {
        var release = new TaskCompletionSource();
        var engine = new ScriptedEngine(async (_, context, _) =>
        {
            await release.Task;
            return ScriptedEngine.Succeed(context);
        });
        await using var server = await ApiServer.StartAsync(engine, workers: 2);
        using var client = server.ClientOf("anna", queue: 5);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsync("/v1/jobs", Two())));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBeInRange(1, 2);
        answers.Where(answer => answer.StatusCode != HttpStatusCode.Created).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        (await server.Backend.PendingItemsAsync("anna")).ShouldBeLessThanOrEqualTo(5);

        release.SetResult();
        await foreach (var job in server.Backend.ListAsync())
            await server.Backend.WaitAsync(job.Id);
        (await client.PostAsync("/v1/jobs", Two())).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Credits_are_taken_once_a_job_and_come_back_for_what_failed_also_over_a_restart()
    {
        var home = Directory.CreateTempSubdirectory("genasset-credits-").FullName;
        var release = new TaskCompletionSource();
        var engine = new ScriptedEngine(async (item, context, token) =>
        {
            await release.Task.WaitAsync(token);
            return item.Words == "bad" ? GenAssetError.Of(ErrorCatalog.ModelFailed, "no") : ScriptedEngine.Succeed(context);
        });
        var ledger = new CreditLedger(Path.Combine(home, "server", "credits.jsonl"), TimeProvider.System);
        ledger.Grant("anna", 5);
        string id;
        await using (var server = await ApiServer.StartAsync(engine, home: home))
        {
            using var client = server.ClientOf("anna");
            using var created = await client.PostAsync("/v1/jobs", Lines("good", "bad", "bad"));
            id = (await created.JsonAsync()).GetProperty("id").GetString()!;
            ledger.BalanceOf("anna").ShouldBe(2);
            using var refused = await client.PostAsync("/v1/jobs", Lines("good", "good", "good"));
            (refused.StatusCode, await refused.CodeAsync()).ShouldBe((HttpStatusCode.PaymentRequired, "CREDITS_EXHAUSTED"));
            ledger.BalanceOf("anna").ShouldBe(2);
            using var faulty = await client.PostAsync("/v1/jobs", Lines("good", ""));
            faulty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            ledger.BalanceOf("anna").ShouldBe(2);
        }

        release.SetResult();
        await using (var server = await ApiServer.StartAsync(engine, home: home))
        {
            (await server.Backend.WaitAsync(id)).Value!.Counts.ShouldBe(new JobCounts(3, 0, 0, 1, 2));
            while (ledger.OpenCharges.Count > 0)
                await Task.Yield();
            ledger.BalanceOf("anna").ShouldBe(4);
        }

        Directory.Delete(home, recursive: true);
    }

    private static StringContent Two() => Lines("one", "two");

    private static StringContent Lines(params string[] prompts) =>
        new("{}\n" + string.Concat(prompts.Select(prompt => $$"""{"kind":"image","prompt":"{{prompt}}"}""" + "\n")), null, "application/jsonl");
}
