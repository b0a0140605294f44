using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Tests.Fetching;
using GenAsset.Functions.Orchestration;
using GenAsset.Functions.Storage;
using GenAsset.Functions.Tests.Storage;

namespace GenAsset.Functions.Tests.Orchestration;

public sealed class JobEndNewsTests : IAsyncDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly FakeClock _clock = new();
    private readonly StoreHouse _house;
    private readonly LoopbackServer _receiver;
    private string _answer = "204 No Content";

    public JobEndNewsTests()
    {
        _house = new StoreHouse(_clock);
        _receiver = new LoopbackServer((_, stream, token) => LoopbackServer.SendAsync(stream, $"HTTP/1.1 {_answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", token));
    }

    [Fact]
    public async Task The_message_is_the_one_that_a_server_sends_signed_and_the_same_in_every_try()
    {
        var job = await EndedAsync(new WebhookSpec($"{_receiver.Address}hook", Secret));
        _answer = "503 Service Unavailable";
        var fault = await Should.ThrowAsync<GenAssetException>(() => TellAsync(job));
        fault.Message.ShouldNotContain("whsec_");
        fault.Message.ShouldNotContain("hook\"");
        _house.Notices.ShouldHaveSingleItem().ShouldBe($"Webhook of job {job.Id}: 127.0.0.1 answers 503.");
        _answer = "204 No Content";
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await TellAsync(job)).ShouldBeTrue();

        var (first, second) = (_receiver.Requests[0], _receiver.Requests[1]);
        second.Headers["webhook-id"].ShouldBe(first.Headers["webhook-id"]);
        second.Body.ShouldBe(first.Body);
        var signed = Encoding.UTF8.GetBytes($"{second.Headers["webhook-id"]}.{second.Headers["webhook-timestamp"]}.").Concat(second.Body).ToArray();
        second.Headers["webhook-signature"].ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed)));
        using var body = JsonDocument.Parse(second.Body);
        body.RootElement.GetProperty("type").GetString().ShouldBe("job.completed");
        body.RootElement.GetProperty("data").GetProperty("counts").GetProperty("succeeded").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_wants_no_more_is_left_alone_and_who_wants_other_ends_is_not_told_of_this_one()
    {
        var job = await EndedAsync(new WebhookSpec($"{_receiver.Address}"));
        _answer = "410 Gone";
        (await TellAsync(job)).ShouldBeFalse();
        var other = await EndedAsync(new WebhookSpec($"{_receiver.Address}", Events: ["job.cancelled"]));
        (await TellAsync(other)).ShouldBeFalse();
        _receiver.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Of_a_job_that_was_deleted_or_runs_again_nothing_is_told()
    {
        var job = await EndedAsync(new WebhookSpec($"{_receiver.Address}"), succeeds: false);
        await _house.Transitions.RetryAsync(job.Id, null, CancellationToken.None);
        (await TellAsync(job)).ShouldBeFalse();
        await _house.Store.DeleteAsync(job.Id, CancellationToken.None);
        (await TellAsync(job)).ShouldBeFalse();
        _receiver.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_a_job_that_asks_for_it_has_its_end_told()
    {
        JobLauncher.PlanOf(await _house.CreateAsync(1)).TellsEnd.ShouldBeFalse();
        JobLauncher.PlanOf(await _house.CreateAsync(1, new JobOptions(Webhook: new WebhookSpec($"{_receiver.Address}")))).TellsEnd.ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    private async Task<JobRow> EndedAsync(WebhookSpec webhook, bool succeeds = true)
    {
        var job = await _house.CreateAsync(1, new JobOptions(Webhook: webhook));
        await _house.Work.SendAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        await _house.Endings.SettleAsync(job.Id, 0, 1, new JobEvent(0, _clock.GetUtcNow(), succeeds ? JobEventKind.ItemSucceeded : JobEventKind.ItemFailed) { Index = 0, Attempt = 1 }, CancellationToken.None);
        await _house.Work.CountAsync(new ChunkPlan(job.Id, 1, 0), CancellationToken.None);
        await _house.Transitions.FinishAsync(new JobRef(job.Id, 1), CancellationToken.None);
        return job;
    }

    private Task<bool> TellAsync(JobRow job) => _house.News.TellAsync(new JobRef(job.Id, 1), CancellationToken.None);
}
