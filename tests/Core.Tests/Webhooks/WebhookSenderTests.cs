using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Core.Tests.Fetching;
using GenAsset.Core.Webhooks;

namespace GenAsset.Core.Tests.Webhooks;

public sealed class WebhookSenderTests : IAsyncDisposable
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly Home _home = new();
    private readonly FakeClock _clock = new(); // the sender's alone: it leaps days, and the queue would tick five times in each second of them
    private readonly SemaphoreSlim _came = new(0);
    private readonly List<string> _notices = [];
    private readonly LoopbackServer _receiver;
    private readonly Queue<string> _answers = new();

    public WebhookSenderTests() => _receiver = new LoopbackServer(async (_, stream, token) =>
    {
        var answer = _answers.TryDequeue(out var scripted) ? scripted : "204 No Content";
        await LoopbackServer.SendAsync(stream, $"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", token);
        _came.Release();
    });

    [Fact]
    public async Task Tells_the_receiver_signed_that_the_job_has_ended()
    {
        await using var process = Start();
        var job = await CreateAsync(process.Backend);
        await _came.WaitAsync();

        var request = _receiver.Requests.Single();
        Verify(request);
        using var body = JsonDocument.Parse(request.Body);
        body.RootElement.GetProperty("type").GetString().ShouldBe("job.completed");
        body.RootElement.GetProperty("data").GetProperty("id").GetString().ShouldBe(job);
        body.RootElement.GetProperty("data").GetProperty("counts").GetProperty("succeeded").GetInt32().ShouldBe(2);
        Encoding.UTF8.GetString(request.Body).ShouldNotContain("whsec_");
        await EmptyAsync();
    }

    [Fact]
    public async Task Tries_for_days_with_the_same_id_and_then_gives_up()
    {
        for (var i = 0; i < 20; i++)
            _answers.Enqueue("500 Internal Server Error");
        await using var process = Start();
        await CreateAsync(process.Backend);

        var begun = _clock.GetUtcNow();
        await _came.WaitAsync();
        for (var tries = 1; tries < 10; tries++)
        {
            await ToNextTryAsync(process.Backend.Webhooks, tries);
            await _came.WaitAsync();
        }

        await EmptyAsync();
        _receiver.Requests.Count.ShouldBe(10);
        _receiver.Requests.Select(request => request.Headers["webhook-id"]).Distinct().Count().ShouldBe(1);
        _receiver.Requests.Select(request => Encoding.UTF8.GetString(request.Body)).Distinct().Count().ShouldBe(1);
        _receiver.Requests.ForEach(Verify);
        (_clock.GetUtcNow() - begun).TotalHours.ShouldBeInRange(65, 86);
        _notices.Count.ShouldBe(10);
        _notices.ShouldAllBe(notice => !notice.Contains("whsec_", StringComparison.Ordinal) && !notice.Contains("hidden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_process_goes_on_where_the_last_one_died()
    {
        _answers.Enqueue("503 Busy");
        await using (var first = Start())
        {
            await CreateAsync(first.Backend);
            await _came.WaitAsync();
        }

        await using var second = Start();
        await ByTheClockAsync(_came.WaitAsync());

        _receiver.Requests.Count.ShouldBe(2);
        _receiver.Requests[0].Headers["webhook-id"].ShouldBe(_receiver.Requests[1].Headers["webhook-id"]);
        await ByTheClockAsync(EmptyAsync());
    }

    [Fact]
    public async Task A_job_that_ended_while_nobody_sent_is_told_of_later()
    {
        string job;
        await using (var backend = Open())
        {
            job = await CreateAsync(backend);
            await backend.WaitAsync(job);
        }

        _receiver.Requests.ShouldBeEmpty();
        await using var process = Start();
        await _came.WaitAsync();

        Encoding.UTF8.GetString(_receiver.Requests.Single().Body).ShouldContain(job);
        await EmptyAsync();
    }

    [Fact]
    public async Task A_receiver_that_answers_410_is_left_alone()
    {
        _answers.Enqueue("410 Gone");
        await using var process = Start();
        await CreateAsync(process.Backend);

        await _came.WaitAsync();
        await EmptyAsync();
        _clock.Advance(TimeSpan.FromDays(5));

        _receiver.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Each_end_of_a_job_that_is_retried_has_its_own_id()
    {
        var fails = true;
        var engine = new ScriptedEngine((_, context, _) => Task.FromResult(
            fails ? GenAssetError.Of(ErrorCatalog.ModelFailed, "no") : ScriptedEngine.Succeed(context)));
        await using var process = Start(engine);
        var job = await CreateAsync(process.Backend);
        await _came.WaitAsync();
        await process.Backend.WaitAsync(job);
        fails = false;

        (await process.Backend.RetryAsync(job)).Succeeded.ShouldBeTrue();
        await _came.WaitAsync();

        _receiver.Requests.Select(request => request.Headers["webhook-id"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Only_the_events_that_were_asked_for_are_told()
    {
        await using var process = Start();
        var job = await CreateAsync(process.Backend, events: [WebhookEvents.JobCancelled]);

        await process.Backend.WaitAsync(job);
        await EmptyAsync();

        _receiver.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://127.0.0.1/", Secret, null, "webhook.url")]
    [InlineData("http://example.org/", Secret, null, "webhook.url")]
    [InlineData("https://example.org/", "whsec_c2hvcnQ=", null, "webhook.secret")]
    [InlineData("https://example.org/", Secret, "job.ended", "webhook.events")]
    public async Task A_webhook_that_could_never_work_is_refused_with_its_job(string url, string secret, string? name, string field)
    {
        using var home = new Home();
        await using var backend = home.Open();

        var refused = await backend.CreateAsync(
            new JobSpec(Options: new JobOptions(Webhook: new WebhookSpec(url, secret, name is null ? null : [name]))), Specs.Echo(1));

        refused.Error!.Message.ShouldContain(field);
        refused.Error.Message.ShouldNotContain(secret);
    }

    [Fact]
    public async Task The_secret_stands_in_no_journal()
    {
        await using var process = Start();
        var job = await CreateAsync(process.Backend);
        await _came.WaitAsync();

        var folder = _home.Folder.Job(job);
        (await File.ReadAllTextAsync(folder.Journal)).ShouldNotContain("whsec_");
        JsonSerializer.Serialize(await process.Backend.FindAsync(job), GenAssetJson.Line.JobState!).ShouldNotContain("whsec_");
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        _home.Dispose();
        _came.Dispose();
    }

    private FetchRules Rules => new(AllowHttp: true, Exempt: _receiver.Is);

    private EmbeddedBackend Open(ScriptedEngine? engine = null) =>
        _home.Open(new EmbeddedOptions(Engines: engine is null ? null : new EngineCatalog([engine]), Fetching: Rules));

    private Process Start(ScriptedEngine? engine = null)
    {
        var backend = Open(engine);
        var http = new GuardedHttp(TimeProvider.System, Rules); // a request on its way takes real time
        return new Process(backend, http, new WebhookSender(backend.Webhooks, backend, http, _clock, _notices.Add));
    }

    private async Task<string> CreateAsync(EmbeddedBackend backend, IReadOnlyList<string>? events = null)
    {
        var webhook = new WebhookSpec($"{_receiver.Address}hooks/hidden", Secret, events);
        var created = await backend.CreateAsync(new JobSpec(Options: new JobOptions(Webhook: webhook)), Specs.Prompts(2));
        return created.Value!.Id;
    }

    private static void Verify(WireRequest request)
    {
        var signed = Encoding.UTF8.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}.").Concat(request.Body).ToArray();
        var expected = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed));
        request.Headers["webhook-signature"].ShouldBe("v1," + expected);
    }

    private async Task EmptyAsync()
    {
        for (var i = 0; Directory.GetFiles(_home.Folder.Webhooks).Length > 0; i++)
        {
            i.ShouldBeLessThan(4000, string.Join('\n', _notices));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    // Moves the clock to the next try and no further, once the outbox says when that is due and the sender waits for it.
    private async Task ToNextTryAsync(WebhookOutbox outbox, int tries)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        DateTimeOffset due;
        while (!IsWaitedFor(out due))
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        _clock.Advance(due - _clock.GetUtcNow());

        bool IsWaitedFor(out DateTimeOffset next)
        {
            var message = outbox.Find(outbox.Keys().ShouldHaveSingleItem())?.Message;
            next = message?.NextAt ?? default;
            var latest = next;
            return message?.Attempts == tries && _clock.Due.Any(timer => latest - timer is var early && early >= TimeSpan.Zero && early < TimeSpan.FromMilliseconds(1)); // a delay has whole milliseconds
        }
    }

    // Moves the clock for as long as something waits for it.
    private async Task ByTheClockAsync(Task task)
    {
        while (await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System)) != task)
            _clock.Advance(TimeSpan.FromSeconds(400));
        await task;
    }

    private sealed class Process : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _sending;

        private readonly WebhookSender _sender;
        private readonly GuardedHttp _http;

        public Process(EmbeddedBackend backend, GuardedHttp http, WebhookSender sender)
        {
            (Backend, _http, _sender) = (backend, http, sender);
            _sending = sender.RunAsync(_stop.Token);
        }

        public EmbeddedBackend Backend { get; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _sending;
            _sender.Dispose();
            _http.Dispose();
            await Backend.DisposeAsync();
            _stop.Dispose();
        }
    }
}
