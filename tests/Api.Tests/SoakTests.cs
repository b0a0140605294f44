using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace GenAsset.Api.Tests;

/// <summary>Requests of every sort in mixed order, for long. A small share runs always; GENASSET_SOAK=1 runs two hundred thousand.</summary>
[Collection(Alone)]
public sealed class SoakTests
{
    private const string Alone = "alone";
    private const int Clients = 8;
    private const int FewRequests = 2_000;
    private const int ManyRequests = 200_000;
    private const long MemorySlack = 4 << 20; // what a collection and its timing move anyway
    private const int HandleSlack = 16;

    [Fact]
    public async Task Neither_memory_nor_handles_grow_and_nothing_answers_5xx()
    {
        var requests = Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? ManyRequests : FewRequests;
        await using var server = await ApiServer.StartAsync(services: services => services.RemoveAll<ILoggerProvider>()); // the tests' own keeps every line
        await RunAsync(server, requests / 4); // caches, pools and compiled code are there then
        var (memory, handles) = await SettledAsync(server);

        await RunAsync(server, requests - requests / 4);

        var (memoryAfter, handlesAfter) = await SettledAsync(server);
        memoryAfter.ShouldBeLessThan(memory + memory / 10 + MemorySlack);
        handlesAfter.ShouldBeLessThan(handles + handles / 10 + HandleSlack);
    }

    private static async Task RunAsync(ApiServer server, int requests)
    {
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(seed => Task.Run(async () =>
        {
            var dice = new Random(seed);
            var mine = new Queue<string>();
            while (Interlocked.Decrement(ref left) >= 0)
                await OneAsync(server.Client, dice, mine);
            while (mine.TryDequeue(out var job))
                await SendAsync(server.Client, HttpMethod.Delete, "/v1/jobs/" + job);
        })));
    }

    private static async Task OneAsync(HttpClient client, Random dice, Queue<string> mine)
    {
        if (mine.Count == 0)
        {
            mine.Enqueue(await CreateAsync(client, dice));
            return;
        }

        var job = "/v1/jobs/" + mine.ElementAt(dice.Next(mine.Count));
        switch (dice.Next(20))
        {
            case 0:
                mine.Enqueue(await CreateAsync(client, dice));
                if (mine.Count > 20)
                    await SendAsync(client, HttpMethod.Delete, "/v1/jobs/" + mine.Dequeue());
                break;
            case 1:
                await SendAsync(client, HttpMethod.Get, job + "/items");
                break;
            case 2:
                await SendAsync(client, HttpMethod.Get, job + "/items/0/assets/item.json");
                break;
            case 3:
                await SendAsync(client, HttpMethod.Get, job + "/events");
                break;
            case 4:
                await SendAsync(client, HttpMethod.Get, job, wait: 1);
                break;
            case 5:
                await SendAsync(client, HttpMethod.Post, job + "/cancel");
                break;
            case 6:
                await SendAsync(client, HttpMethod.Get, job + "/results.zip");
                break;
            case 7:
                await SendAsync(client, HttpMethod.Post, "/v1/jobs", new StringContent("{\"items\":[{\"kind\":\"none\"}]}", Encoding.UTF8, "application/json"));
                break;
            case 8:
                await SendAsync(client, HttpMethod.Post, "/v1/uploads", new StringContent("<html>"));
                break;
            case 9:
                await SendAsync(client, HttpMethod.Get, "/v1/metrics");
                break;
            case 10:
                await SendAsync(client, HttpMethod.Get, "/v1/jobs/20000101-000000-00000000");
                break;
            default:
                await SendAsync(client, HttpMethod.Get, job);
                break;
        }
    }

    private static async Task<string> CreateAsync(HttpClient client, Random dice)
    {
        using var answer = await client.PostAsync("/v1/jobs", ApiServer.EchoLines(1 + dice.Next(3)));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task SendAsync(HttpClient client, HttpMethod method, string path, HttpContent? body = null, int? wait = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (wait is not null)
            request.Headers.TryAddWithoutValidation("Prefer", $"wait={wait}");
        using var answer = await client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {path}: {await answer.Content.ReadAsStringAsync()}");
    }

    // After the jobs have ended: what is measured is what stays.
    private static async Task<(long Memory, int Handles)> SettledAsync(ApiServer server)
    {
        while (await server.Backend.PendingItemsAsync() > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        return (GC.GetTotalMemory(forceFullCollection: true), OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : 0);
    }

    /// <summary>Memory and handles are the whole process's: while they are measured, no other test runs.</summary>
    [CollectionDefinition(Alone, DisableParallelization = true)]
    public sealed class AloneCollection;
}
