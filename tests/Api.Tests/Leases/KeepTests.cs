using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Leasing;

namespace GenAsset.Api.Tests.Leases;

/// <summary>What a leased item has paid for, over the routes that a worker of any make would call.</summary>
public sealed class KeepTests
{
    [Fact]
    public async Task What_a_worker_keeps_is_the_next_ones_and_a_worker_that_lost_the_item_cannot_change_it()
    {
        var time = new LeapingClock();
        await using var server = await ApiServer.StartAsync(workers: 0, time: time);
        var job = await server.CreateEchoAsync(1);
        var zombie = await LeaseAsync(server);
        zombie.TryGetProperty("kept", out _).ShouldBeFalse();
        (await KeepAsync(server, zombie, "task.json", "first")).ShouldBe(HttpStatusCode.NoContent);
        (await KeepAsync(server, zombie, "stage-0/files/image.png", "a picture")).ShouldBe(HttpStatusCode.NoContent);

        time.Leap(new LeaseTerms().Lease + TimeSpan.FromSeconds(1));
        var other = await LeaseAsync(server); // waits until the first is lost
        Kept(other).ShouldBe(["stage-0/files/image.png", "task.json"]);
        (await KeepAsync(server, other, "task.json", "second")).ShouldBe(HttpStatusCode.NoContent);
        (await KeepAsync(server, zombie, "task.json", "late")).ShouldBe(HttpStatusCode.Conflict);
        (await ReadAsync(server, zombie, "task.json")).Status.ShouldBe(HttpStatusCode.Conflict);

        (await ReadAsync(server, other, "task.json")).ShouldBe((HttpStatusCode.OK, "second"));
        (await ReadAsync(server, other, "stage-0/files/image.png")).ShouldBe((HttpStatusCode.OK, "a picture"));
        (await ReadAsync(server, other, "nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.Backend.FindAsync(job))!.Counts.Succeeded.ShouldBe(0);
    }

    [Fact]
    public async Task It_outlives_a_failed_try_and_goes_with_the_result()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        var job = await server.CreateEchoAsync(1);
        var first = await LeaseAsync(server);
        (await KeepAsync(server, first, "task.json", "paid")).ShouldBe(HttpStatusCode.NoContent);
        using (var failed = await server.Client.PostAsJsonAsync(Route(first, "fail"), new { error = new { code = "ENGINE_UNAVAILABLE", message = "no" } }))
            failed.StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var second = await LeaseAsync(server);
        Kept(second).ShouldBe(["task.json"]);
        await CompleteAsync(server, second);

        (await server.Backend.WaitAsync(job)).Value!.Counts.Succeeded.ShouldBe(1);
        Directory.GetFiles(Path.Combine(server.Home, "jobs", job, "keep"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_there_when_the_server_has_ended_and_started_again()
    {
        var home = Directory.CreateTempSubdirectory("genasset-api-");
        string job;
        await using (var server = await ApiServer.StartAsync(workers: 0, home: home.FullName))
        {
            job = await server.CreateEchoAsync(1);
            (await KeepAsync(server, await LeaseAsync(server), "task.json", "paid")).ShouldBe(HttpStatusCode.NoContent);
        }

        await using (var server = await ApiServer.StartAsync(workers: 0, home: home.FullName))
        {
            var ended = server.Backend.WaitAsync(job); // which takes the job up
            var again = await LeaseAsync(server);
            Kept(again).ShouldBe(["task.json"]);
            (await ReadAsync(server, again, "task.json")).ShouldBe((HttpStatusCode.OK, "paid"));
            await CompleteAsync(server, again);
            (await ended).Value!.Counts.Succeeded.ShouldBe(1);
        }

        home.Delete(recursive: true);
    }

    [Fact]
    public async Task What_arrives_as_other_bytes_or_under_a_name_that_leaves_the_item_changes_nothing()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        await server.CreateEchoAsync(1);
        var item = await LeaseAsync(server);
        (await KeepAsync(server, item, "task.json", "paid")).ShouldBe(HttpStatusCode.NoContent);

        (await KeepAsync(server, item, "task.json", "damaged", SHA256.HashData("other"u8))).ShouldBe(HttpStatusCode.InternalServerError);
        (await KeepAsync(server, item, "..%2Ftask.json", "out")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await KeepAsync(server, item, "CON", "out")).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await ReadAsync(server, item, "task.json")).ShouldBe((HttpStatusCode.OK, "paid"));
        Directory.GetFiles(server.Home, "task.json*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    private static async Task<JsonElement> LeaseAsync(ApiServer server)
    {
        using var answer = await server.Client.PostAsJsonAsync("/v1/leases", new { capabilities = new[] { new { name = "builtin/echo" } }, max = 1, waitSeconds = 30 });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
    }

    private static async Task CompleteAsync(ApiServer server, JsonElement item)
    {
        using var completed = await server.Client.PostAsJsonAsync(Route(item, "complete"), new { assets = new[] { new { name = "result.txt", content = Convert.ToBase64String("x"u8) } } });
        completed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static string Route(JsonElement item, string verb) => $"/v1/leases/{item.GetProperty("token").GetString()}/{verb}";

    private static IEnumerable<string?> Kept(JsonElement item) => item.GetProperty("kept").EnumerateArray().Select(name => name.GetString());

    private static async Task<HttpStatusCode> KeepAsync(ApiServer server, JsonElement item, string name, string content, byte[]? digest = null)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        using var request = new HttpRequestMessage(HttpMethod.Put, Route(item, "keep/" + name)) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Digest", $"sha-256=:{Convert.ToBase64String(digest ?? SHA256.HashData(bytes))}:");
        using var answer = await server.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(ApiServer server, JsonElement item, string name)
    {
        using var answer = await server.Client.GetAsync(Route(item, "keep/" + name));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
