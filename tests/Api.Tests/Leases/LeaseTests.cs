using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenAsset.Api.Security;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Api.Tests.Leases;

/// <summary>The lease routes, as a worker of any make would call them.</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan Silence = new LeaseTerms().Lease + TimeSpan.FromSeconds(1);

    [Fact]
    public async Task An_item_is_leased_completed_with_its_file_and_a_second_word_changes_nothing()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        var job = await server.CreateEchoAsync(1);
        var item = (await LeaseAsync(server)).ShouldHaveSingleItem();

        item.GetProperty("item").GetProperty("prompt").GetString().ShouldBe("prompt 0");
        (await CompleteAsync(server, item, "made")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CompleteAsync(server, item, "made again")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await server.Backend.WaitAsync(job)).Value!.Counts.Succeeded.ShouldBe(1);
        (await server.Client.GetStringAsync($"/v1/jobs/{job}/items/0/assets/result.txt")).ShouldBe("made");
        (await server.Backend.ItemAsync(job, 0))!.Notes.ShouldBe(["a note"]);
        (await BeatAsync(server, item)).ShouldBe("lost");
    }

    [Fact]
    public async Task A_large_file_comes_by_itself_and_only_as_it_was_sent()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        var job = await server.CreateEchoAsync(1);
        var item = (await LeaseAsync(server)).ShouldHaveSingleItem();
        var content = new byte[3 << 20];
        new Random(1).NextBytes(content);
        var path = item.GetProperty("assets").GetString() + "views/mesh.bin";

        (await PutAsync(server, path, content, SHA256.HashData(content[1..]))).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        using (var early = await server.Client.PostAsJsonAsync(Route(item, "complete"), new { assets = new[] { new { name = "views/mesh.bin" } } }))
            (await early.Content.ReadAsStringAsync()).ShouldContain("was named and not sent");
        (await PutAsync(server, path, content, SHA256.HashData(content))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var completed = await server.Client.PostAsJsonAsync(Route(item, "complete"), new { assets = new[] { new { name = "views/mesh.bin", sha256 = Convert.ToHexStringLower(SHA256.HashData(content)) } } });

        completed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await server.Client.GetByteArrayAsync($"/v1/jobs/{job}/items/0/assets/views/mesh.bin")).ShouldBe(content);
    }

    [Theory]
    [InlineData("../escape.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("CON")]
    public async Task A_file_cannot_leave_its_item(string name)
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        await server.CreateEchoAsync(1);
        var item = (await LeaseAsync(server)).ShouldHaveSingleItem();

        using var completed = await server.Client.PostAsJsonAsync(Route(item, "complete"), new { assets = new[] { new { name, content = Convert.ToBase64String("x"u8) } } });

        completed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await BeatAsync(server, item)).ShouldBe("continue");
    }

    [Fact]
    public async Task Failures_end_an_item_and_releases_do_not_count_against_it()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        using var created = await server.Client.PostAsync("/v1/jobs", ApiServer.EchoLines(1, """{"options":{"retries":0}}"""));
        var job = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

        var first = (await LeaseAsync(server)).ShouldHaveSingleItem();
        (await server.Client.PostAsync(Route(first, "release"), null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var second = (await LeaseAsync(server)).ShouldHaveSingleItem();
        second.GetProperty("attempt").GetInt32().ShouldBe(2);
        (await server.Client.PostAsJsonAsync(Route(second, "fail"), new { error = new { code = "MODEL_FAILED", message = "no" } })).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await server.Backend.WaitAsync(job)).Value!.Counts.Failed.ShouldBe(1);
        (await server.Backend.ItemAsync(job, 0))!.Error!.Message.ShouldBe("no");
    }

    [Fact]
    public async Task A_cancelled_job_is_told_by_the_heartbeat_and_ends_when_its_items_are_back()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        var job = await server.CreateEchoAsync(1);
        var item = (await LeaseAsync(server)).ShouldHaveSingleItem();
        (await BeatAsync(server, item, "drawing", 40)).ShouldBe("continue");
        var live = (await server.Backend.ItemAsync(job, 0))!;
        (live.State, live.Stage, live.Progress).ShouldBe((ItemPhase.Running, "drawing", 40));

        await server.Backend.CancelAsync(job);
        string standing;
        do
            standing = await BeatAsync(server, item);
        while (standing == "continue");
        standing.ShouldBe("cancelled");
        await server.Client.PostAsync(Route(item, "release"), null);

        (await server.Backend.WaitAsync(job)).Value!.State.ShouldBe(JobPhase.Cancelled);
    }

    [Fact]
    public async Task A_lease_without_a_sign_of_life_is_given_out_again_and_its_late_results_are_refused()
    {
        var time = new LeapingClock();
        await using var server = await ApiServer.StartAsync(workers: 0, time: time);
        var job = await server.CreateEchoAsync(1);
        var zombie = (await LeaseAsync(server)).ShouldHaveSingleItem();
        (await PutAsync(server, zombie.GetProperty("assets").GetString() + "result.txt", "early"u8.ToArray(), null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        time.Leap(Silence);
        var other = (await LeaseAsync(server)).ShouldHaveSingleItem(); // waits until the first is lost
        other.GetProperty("token").GetString().ShouldNotBe(zombie.GetProperty("token").GetString());
        (await PutAsync(server, zombie.GetProperty("assets").GetString() + "result.txt", "late"u8.ToArray(), null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await CompleteAsync(server, zombie, "late")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await BeatAsync(server, zombie)).ShouldBe("lost");
        (await CompleteAsync(server, other, "in time")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CompleteAsync(server, zombie, "later")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await server.Backend.WaitAsync(job)).Value!.Counts.Succeeded.ShouldBe(1);
        (await server.Client.GetStringAsync($"/v1/jobs/{job}/items/0/assets/result.txt")).ShouldBe("in time");
    }

    [Fact]
    public async Task Many_are_settled_by_one_call_each_with_its_own_answer()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        var job = await server.CreateEchoAsync(50);
        var items = await LeaseAsync(server);
        items.Length.ShouldBe(50);

        var leases = items.Select(item => (object)new { token = item.GetProperty("token").GetString(), assets = new[] { new { name = "result.txt", content = Convert.ToBase64String("x"u8) } } });
        using var answer = await server.Client.PostAsJsonAsync("/v1/leases/settle", new { leases = leases.Append(new { token = "none" }) });
        var results = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("leases").EnumerateArray().Select(lease => lease.GetProperty("result").GetString()).ToList();

        results[..50].ShouldAllBe(result => result == "accepted");
        results[50].ShouldBe("lost");
        (await server.Backend.WaitAsync(job)).Value!.Counts.Succeeded.ShouldBe(50);
    }

    [Fact]
    public async Task An_upload_is_read_through_the_lease()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        var photo = Photo();
        using var uploaded = await server.Client.PostAsync("/v1/uploads", new ByteArrayContent(photo));
        var id = (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var created = await server.Client.PostAsJsonAsync("/v1/jobs", new { items = new[] { new { kind = "enhancement", image = new { upload = id }, engine = "builtin/echo" } } });
        created.StatusCode.ShouldBe(HttpStatusCode.Created);

        var item = (await LeaseAsync(server)).ShouldHaveSingleItem();
        var uri = item.GetProperty("item").GetProperty("image").GetProperty("uri").GetString()!;

        uri.ShouldStartWith("/v1/leases/");
        (await server.Client.GetByteArrayAsync(uri)).ShouldBe(photo);
    }

    [Fact]
    public async Task Only_worker_keys_lease_and_they_do_nothing_else()
    {
        await using var server = await ApiServer.StartAsync(workers: 0);
        using var user = server.ClientOf("anna");
        using var worker = server.ClientOf("gpu-box", KeyRole.Worker);
        var job = await server.CreateEchoAsync(1, user);

        (await user.PostAsJsonAsync("/v1/leases", Echo(0))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await worker.GetAsync($"/v1/jobs/{job}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.Client.PostAsJsonAsync("/v1/leases", Echo(0))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await worker.PostAsJsonAsync("/v1/leases", Echo(0))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_engine_that_only_workers_have_takes_items_once_a_worker_told_of_it_and_is_remembered()
    {
        var home = Directory.CreateTempSubdirectory("genasset-api-");
        var body = """{"items":[{"kind":"splat","prompt":"x","engine":"acme/splats"}]}""";
        var ask = new { worker = new { id = "w1", host = "box", slots = 2, gpus = new[] { new { name = "L4", memoryMiB = 23034 } } }, capabilities = new[] { new { name = "acme/splats", kinds = new[] { "splat" }, room = 1 } } };
        await using (var server = await ApiServer.StartAsync(workers: 0, home: home.FullName))
        {
            (await server.Client.PostAsync("/v1/jobs", Json(body))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await server.Client.PostAsJsonAsync("/v1/leases", ask)).StatusCode.ShouldBe(HttpStatusCode.OK);
            var health = await server.Client.GetFromJsonAsync<JsonElement>("/v1/health");
            (health.GetProperty("workers").GetInt32(), health.GetProperty("gpus")[0].GetProperty("name").GetString()).ShouldBe((1, "L4"));
        }

        await using (var server = await ApiServer.StartAsync(workers: 0, home: home.FullName))
        {
            (await server.Client.PostAsync("/v1/jobs", Json(body))).StatusCode.ShouldBe(HttpStatusCode.Created);
            (await LeaseAsync(server, 0)).ShouldBeEmpty(); // the echo engine is not meant
            using var answer = await server.Client.PostAsJsonAsync("/v1/leases", ask);
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").GetArrayLength().ShouldBe(1);
        }

        home.Delete(recursive: true);
    }

    [Theory]
    [InlineData("""{"max":0,"capabilities":[{"name":"builtin/echo"}]}""", 422)]
    [InlineData("""{"capabilities":[]}""", 422)]
    [InlineData("""{"capabilities":[{"name":"unknown"}]}""", 422)]
    [InlineData("""{"capabilities":[{"name":"builtin/echo"}],"waitSeconds":1000}""", 422)]
    [InlineData("[]", 400)]
    [InlineData("", 400)]
    public async Task A_request_that_cannot_be_meant_is_refused(string body, int status)
    {
        await using var server = await ApiServer.StartAsync(workers: 0);

        using var answer = await server.Client.PostAsync("/v1/leases", Json(body));

        ((int)answer.StatusCode).ShouldBe(status);
    }

    private static object Echo(int waitSeconds) => new { capabilities = new[] { new { name = "builtin/echo" } }, max = 100, waitSeconds };

    private static byte[] Photo()
    {
        using var pixels = new ImageBuffer(8, 8, 3);
        using var file = new MemoryStream();
        ImageCodec.Encode(pixels, file, ImageFormat.Png);
        return file.ToArray();
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static string Route(JsonElement item, string verb) => $"/v1/leases/{item.GetProperty("token").GetString()}/{verb}";

    [Fact]
    public async Task An_item_that_takes_every_worker_with_it_fails_and_its_job_ends()
    {
        await using var server = await ApiServer.StartAsync(workers: 0, leases: new LeaseTerms(0.1));
        var job = await server.CreateEchoAsync(1);

        for (var death = 1; death <= 20; death++)
            (await LeaseAsync(server)).ShouldHaveSingleItem(); // and never a word

        (await server.Backend.WaitAsync(job)).Value!.Counts.Failed.ShouldBe(1);
        (await server.Backend.ItemAsync(job, 0))!.Error!.Code.ShouldBe("WORKER_LOST");
    }

    private static async Task<JsonElement[]> LeaseAsync(ApiServer server, int waitSeconds = 20)
    {
        using var answer = await server.Client.PostAsJsonAsync("/v1/leases", Echo(waitSeconds));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray()];
    }

    private static Task<HttpResponseMessage> CompleteAsync(ApiServer server, JsonElement item, string content) =>
        server.Client.PostAsJsonAsync(Route(item, "complete"), new { assets = new[] { new { name = "result.txt", content = Convert.ToBase64String(Encoding.UTF8.GetBytes(content)) } }, notes = new[] { "a note" } });

    private static async Task<string> BeatAsync(ApiServer server, JsonElement item, string? stage = null, double? progress = null)
    {
        using var answer = await server.Client.PostAsJsonAsync(Route(item, "heartbeat"), new { stage, progress });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("standing").GetString()!;
    }

    private static async Task<HttpResponseMessage> PutAsync(ApiServer server, string path, byte[] content, byte[]? sha256)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(content) };
        if (sha256 is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Digest", $"sha-256=:{Convert.ToBase64String(sha256)}:");
        return await server.Client.SendAsync(request);
    }
}
