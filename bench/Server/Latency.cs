using System.Globalization;
using System.Text.Json;

namespace GenAsset.Bench.Server;

/// <summary>
/// From an item's completion to the moment that a waiting client has read of it: by server-sent events and by long-poll. Both clocks are this
/// machine's; the server's stamp is taken when the engine is done, so the flush to the disk is in the figure.
/// </summary>
internal static class Latency
{
    public static async Task<int> RunAsync(int jobs)
    {
        using var service = await Service.OursAsync();
        using var client = new HttpClient();
        var events = new List<double>();
        var polls = new List<double>();
        for (var i = -50; i < jobs; i++)
        {
            var byEvent = await FollowAsync(client, await service.CreateAsync());
            var byPoll = await PollAsync(client, await service.CreateAsync());
            if (i < 0)
                continue; // warm
            events.Add(byEvent);
            polls.Add(byPoll);
        }

        var table = new Table("server-latency.csv", "way,items,p50_ms,p99_ms,max_ms");
        table.Add(Row("server-sent events", events));
        table.Add(Row("long-poll", polls));
        table.Write();
        return 0;
    }

    private static async Task<double> FollowAsync(HttpClient client, string job)
    {
        using var answer = await client.GetAsync(job + "/events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith("data: ", StringComparison.Ordinal) || !line.Contains("itemSucceeded", StringComparison.Ordinal))
                continue;
            return Since(line["data: ".Length..], "at");
        }

        throw new InvalidOperationException("The events ended without the item's.");
    }

    private static async Task<double> PollAsync(HttpClient client, string job)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, job);
        request.Headers.TryAddWithoutValidation("Prefer", "wait=30");
        using var answer = await client.SendAsync(request);
        return Since(await answer.Content.ReadAsStringAsync(), "finishedAt");
    }

    private static double Since(string json, string field)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var document = JsonDocument.Parse(json);
        return (now - document.RootElement.GetProperty(field).GetDateTimeOffset()).TotalMilliseconds;
    }

    private static string Row(string way, List<double> waits)
    {
        waits.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"{way},{waits.Count},{waits[waits.Count / 2]:0.00},{waits[waits.Count * 99 / 100]:0.00},{waits[^1]:0.00}");
    }
}
