using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GenAsset.Host.Tests;

/// <summary>Workers as real processes, on a server that runs nothing itself.</summary>
public sealed class WorkerTests
{
    private const int Killed = 9;
    private const int Stopped = 19;
    private const int Resumed = 18;
    private const int Terminated = 15;
    private const int Items = 1000;

    [Fact]
    public async Task Of_three_workers_one_is_killed_one_frozen_and_one_drained_and_every_item_has_one_result()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--workers", "0", "--lease-seconds", "3");
        var zombie = await CreateAsync(server, 1);
        var late = await LeaseAsync(server); // before there are workers that would have it, and never renewed
        using var first = Working.Start(genasset, server, "--workers", "2");
        using var second = Working.Start(genasset, server, "--workers", "2");
        using var third = Working.Start(genasset, server, "--workers", "2");
        await server.UntilAsync(async () => (await WorkersAsync(server)).Length == 3);
        var job = await CreateAsync(server, Items, """{"options":{"maxParallel":12}}"""); // so that each worker holds some items for as long as there are any

        await server.UntilAsync(async () => await SucceededAsync(server, job) >= 60);
        first.Signal(Killed);
        await FreezeWithItemsAsync(server, second);
        var frozenAt = await SucceededAsync(server, job);
        await server.UntilAsync(async () => await LeasesAsync(server, second.Id) == 0 && await SucceededAsync(server, job) > frozenAt + 20);
        second.Signal(Resumed);
        third.Signal(Terminated);
        third.End().ShouldBe(0, third.Said);

        await server.UntilAsync(async () => (await JobAsync(server, job)).GetProperty("state").GetString() == "completed");
        (await SucceededAsync(server, job)).ShouldBe(Items);
        CheckResults(genasset, job);
        await CheckLateAsync(server, zombie, late);
        second.Signal(Terminated);
        second.End().ShouldBe(0, second.Said);
        server.Terminate().ShouldBe(0, server.Said);
    }

    [Fact]
    public async Task Ends_by_itself_after_one_item_and_when_there_is_nothing_more_to_do()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--workers", "0");
        var job = await CreateAsync(server, 3);

        using (var once = Working.Start(genasset, server, "--once"))
            once.End().ShouldBe(0, once.Said);
        (await SucceededAsync(server, job)).ShouldBe(1);
        using var rest = Working.Start(genasset, server, "--max-idle", "0");
        rest.End().ShouldBe(0, rest.Said);

        (await SucceededAsync(server, job)).ShouldBe(3);
    }

    [Fact]
    public void A_server_that_refuses_the_key_ends_the_worker_with_an_error()
    {
        using var genasset = new Genasset();
        genasset.Run("keys", "add", "anna").Code.ShouldBe(0);
        using var server = Serving.Start(genasset, "--workers", "0");
        using var worker = Working.Start(genasset, server, "--key", "wrong");

        worker.End().ShouldBe(1);

        worker.Said.ShouldContain("KEY_REFUSED");
    }

    [Theory]
    [InlineData("AN_ENGINE", "ENGINE_NOT_FOUND")]
    public void An_engine_that_the_worker_lacks_is_a_clear_error(string engine, string code)
    {
        using var genasset = new Genasset();

        var ended = genasset.RunBare("worker", "--server", "http://127.0.0.1:1", "--capabilities", engine);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain(code);
    }

    // A worker is seldom caught with nothing in its hands, but it may be.
    private static async Task FreezeWithItemsAsync(Serving server, Working worker)
    {
        await server.UntilAsync(async () =>
        {
            worker.Signal(Stopped);
            await JobsAsync(server); // what it sent before is taken in by now
            if (await LeasesAsync(server, worker.Id) > 0)
                return true;
            worker.Signal(Resumed);
            return false;
        });
    }

    private static void CheckResults(Genasset genasset, string job)
    {
        var folder = Path.Combine(genasset.Home, "jobs", job);
        var succeeded = Genasset.Lines(File.ReadAllText(Path.Combine(folder, "journal.jsonl"))).Where(line => line.GetProperty("kind").GetString() == "itemSucceeded");
        succeeded.Select(line => line.GetProperty("index").GetInt32()).Order().ShouldBe(Enumerable.Range(0, Items));
        var files = Directory.GetFiles(Path.Combine(folder, "assets"), "*", SearchOption.AllDirectories);
        files.Length.ShouldBe(Items);
        files.Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("prompt").GetString()).Distinct().Count().ShouldBe(Items);
    }

    // The item has long been another worker's.
    private static async Task CheckLateAsync(Serving server, string job, string token)
    {
        await server.UntilAsync(async () => await SucceededAsync(server, job) == 1);
        var before = await server.Client.GetByteArrayAsync($"/v1/jobs/{job}/items/0/assets/item.json");
        using var put = await server.Client.PutAsync($"/v1/leases/{token}/assets/item.json", new StringContent("late"));
        using var complete = await server.Client.PostAsync($"/v1/leases/{token}/complete", new StringContent("{}", Encoding.UTF8, "application/json"));

        (put.StatusCode, complete.StatusCode).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Conflict));
        (await complete.Content.ReadAsStringAsync()).ShouldContain("LEASE_LOST");
        (await server.Client.GetByteArrayAsync($"/v1/jobs/{job}/items/0/assets/item.json")).ShouldBe(before);
    }

    private static async Task<string> LeaseAsync(Serving server)
    {
        using var answer = await server.Client.PostAsJsonAsync("/v1/leases", new { capabilities = new[] { new { name = "builtin/echo" } }, max = 1, waitSeconds = 30 });
        var items = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items");
        return items[0].GetProperty("token").GetString()!;
    }

    private static async Task<string> CreateAsync(Serving server, int items, string head = "{}")
    {
        var lines = new StringBuilder(head).Append('\n');
        for (var i = 0; i < items; i++)
            lines.Append($$"""{"kind":"image","prompt":"prompt {{i}}","engine":"builtin/echo"}""").Append('\n');
        using var answer = await server.Client.PostAsync("/v1/jobs", new StringContent(lines.ToString(), Encoding.UTF8, "application/jsonl"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> JobAsync(Serving server, string job) => server.GetAsync($"/v1/jobs/{job}");

    private static Task<JsonElement> JobsAsync(Serving server) => server.GetAsync("/v1/jobs");

    private static async Task<int> SucceededAsync(Serving server, string job) => (await JobAsync(server, job)).GetProperty("counts").GetProperty("succeeded").GetInt32();

    private static async Task<JsonElement[]> WorkersAsync(Serving server) => [.. (await server.GetAsync("/v1/workers")).EnumerateArray()];

    private static async Task<int> LeasesAsync(Serving server, string worker) =>
        (await WorkersAsync(server)).Where(known => known.GetProperty("id").GetString() == worker).Select(known => known.GetProperty("leases").GetInt32()).FirstOrDefault();
}
