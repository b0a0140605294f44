using System.Net;

namespace GenAsset.Api.Tests.V1;

public sealed class LongPollTests
{
    [Fact]
    public async Task Ten_thousand_echo_items_are_taken_and_followed_to_their_end()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.CreateEchoAsync(10_000);

        string? tag = null;
        for (var state = ""; state != "completed";)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}");
            request.Headers.Add("Prefer", "wait=30");
            if (tag is not null)
                request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            using var answer = await server.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.ETag!.ToString().ShouldNotBe(tag);
            tag = answer.Headers.ETag.ToString();
            state = (await answer.JsonAsync()).GetProperty("state").GetString()!;
        }

        var job = await server.Backend.FindAsync(id);
        job!.Counts.Succeeded.ShouldBe(10_000);
    }

    [Fact]
    public async Task Waits_for_the_end_when_no_version_is_given_and_tells_304_when_nothing_changed_in_time()
    {
        var release = new TaskCompletionSource();
        var engine = new ScriptedEngine(async (_, context, _) =>
        {
            await release.Task;
            return ScriptedEngine.Succeed(context);
        });
        await using var server = await ApiServer.StartAsync(engine, workers: 1);
        using var created = await server.Client.PostAsync("/v1/jobs", new StringContent("{}\n{\"kind\":\"image\",\"prompt\":\"slow\"}\n", null, "application/jsonl"));
        var path = created.Headers.Location!;

        using var first = await server.Client.GetAsync(path);
        using var same = new HttpRequestMessage(HttpMethod.Get, path);
        same.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var unchanged = await server.Client.SendAsync(same);

        using var end = new HttpRequestMessage(HttpMethod.Get, path);
        end.Headers.Add("Prefer", "wait=30");
        var waiting = server.Client.SendAsync(end);
        release.SetResult();
        using var ended = await waiting;
        (await ended.JsonAsync()).GetProperty("state").GetString().ShouldBe("completed");
        // The tally of a running item may come between the two, and then the job did change.
        unchanged.StatusCode.ShouldBeOneOf(HttpStatusCode.NotModified, HttpStatusCode.OK);
        using var after = new HttpRequestMessage(HttpMethod.Get, path);
        after.Headers.TryAddWithoutValidation("If-None-Match", ended.Headers.ETag!.ToString());
        (await server.Client.SendAsync(after)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }
}
