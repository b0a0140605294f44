using System.Net;

namespace GenAsset.Api.Tests.Idempotency;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task The_same_key_and_body_give_the_first_answer_again_also_over_a_restart()
    {
        var home = Directory.CreateTempSubdirectory("genasset-idempotency-").FullName;
        string first;
        await using (var server = await ApiServer.StartAsync(home: home))
        {
            first = await PostAsync(server, "k1", 3, HttpStatusCode.Created);
            (await PostAsync(server, "k1", 3, HttpStatusCode.Created)).ShouldBe(first);
            await PostAsync(server, "k1", 4, HttpStatusCode.UnprocessableEntity);
            (await PostAsync(server, "k2", 3, HttpStatusCode.Created)).ShouldNotBe(first);
        }

        await using (var server = await ApiServer.StartAsync(home: home))
        {
            (await PostAsync(server, "k1", 3, HttpStatusCode.Created)).ShouldBe(first);
            (await server.Backend.ListAsync().CountAsync()).ShouldBe(2);
        }

        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_key_whose_request_is_at_work_is_409_and_a_refused_request_leaves_it_free()
    {
        await using var server = await ApiServer.StartAsync();
        var more = new TaskCompletionSource();
        using var slow = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = new SlowLines(more.Task) };
        slow.Headers.Add("Idempotency-Key", "k");
        var first = server.Client.SendAsync(slow);
        while (!Directory.Exists(Path.Combine(server.Home, "server", "idempotency")) || Directory.GetFiles(Path.Combine(server.Home, "server", "idempotency")).Length == 0)
            await Task.Yield();

        (await PostAsync(server, "k", 1, HttpStatusCode.Conflict)).ShouldContain("IDEMPOTENCY_IN_PROGRESS");
        more.SetResult();
        (await first).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await PostAsync(server, "k", 1, HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_day_later_the_key_is_as_good_as_new_and_keys_of_two_owners_have_nothing_to_do_with_each_other()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(time: clock);
        using var anna = server.ClientOf("anna");
        using var ben = server.ClientOf("ben");
        var first = await PostAsync(server, "k", 1, HttpStatusCode.Created, anna);
        (await PostAsync(server, "k", 1, HttpStatusCode.Created, ben)).ShouldNotBe(first);

        clock.Advance(TimeSpan.FromHours(25));

        (await PostAsync(server, "k", 2, HttpStatusCode.Created, anna)).ShouldNotBe(first);
    }

    private static async Task<string> PostAsync(ApiServer server, string key, int items, HttpStatusCode expected, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = ApiServer.EchoLines(items) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await (client ?? server.Client).SendAsync(request);
        answer.StatusCode.ShouldBe(expected);
        return await answer.Content.ReadAsStringAsync();
    }

    private sealed class SlowLines : HttpContent
    {
        private readonly Task _more;

        public SlowLines(Task more)
        {
            _more = more;
            Headers.ContentType = new("application/jsonl");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync("{}\n"u8.ToArray());
            await stream.FlushAsync();
            await _more;
            await stream.WriteAsync("{\"kind\":\"image\"}\n"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
