using System.Net;
using System.Net.ServerSentEvents;
using GenAsset.Core.Errors;

namespace GenAsset.Api.Tests.V1;

public sealed class EventTests
{
    [Fact]
    public async Task Every_event_comes_once_and_in_order_over_connections_that_are_dropped_and_resumed()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.CreateEchoAsync(5000);
        var seen = new List<(long Id, string Kind, string Data)>();
        var dice = new Random(7);

        for (var connections = 1; ; connections++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}/events");
            if (seen.Count > 0)
                request.Headers.Add("Last-Event-ID", $"{seen[^1].Id}");
            using var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode == HttpStatusCode.NoContent)
            {
                connections.ShouldBeGreaterThan(5);
                break;
            }

            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
            var left = dice.Next(1, 900);
            await foreach (var entry in SseParser.Create(await answer.Content.ReadAsStreamAsync()).EnumerateAsync())
            {
                seen.Add((long.Parse(entry.EventId!), entry.EventType, entry.Data));
                if (--left == 0)
                    break; // drops the connection in the middle
            }
        }

        seen.Select(entry => entry.Id).ShouldBe(seen.Select(entry => entry.Id).Distinct().Order());
        seen[^1].Kind.ShouldBe("jobFinished");
        seen.Where(entry => entry.Kind == "itemSucceeded").Select(entry => Json.Lines(entry.Data)[0].GetProperty("index").GetInt32()).Order().ShouldBe(Enumerable.Range(0, 5000));
        var all = await server.Backend.EventsAsync(id).Select(entry => entry.Seq).ToListAsync();
        seen.Select(entry => entry.Id).Intersect(all).ShouldBe(all);
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams_at_once()
    {
        var engine = new ScriptedEngine(async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return GenAssetError.Of(ErrorCatalog.UnknownError, "not reached");
        });
        var server = await ApiServer.StartAsync(engine);
        using var client = new HttpClient { BaseAddress = server.Client.BaseAddress };
        using var created = await client.PostAsync("/v1/jobs", new StringContent("{}\n{\"kind\":\"image\",\"prompt\":\"slow\"}\n", null, "application/jsonl"));
        using var answer = await client.GetAsync(created.Headers.Location + "/events", HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await events.ReadLineAsync()).ShouldBe("id: 1"); // the job has begun
        using var poll = new HttpRequestMessage(HttpMethod.Get, created.Headers.Location);
        poll.Headers.Add("Prefer", "wait=60");
        var waiting = client.SendAsync(poll);

        while (!server.Log.Text.Contains("Executing endpoint 'HTTP: GET /v1/jobs/{id} =>", StringComparison.Ordinal))
            await Task.Yield();

        await server.DisposeAsync();

        (await events.ReadToEndAsync()).ShouldContain("jobStarted");
        (await waiting).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
