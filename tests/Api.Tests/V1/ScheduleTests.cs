using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GenAsset.Api.Security;
using GenAsset.Core.Client;
using GenAsset.Core.Jobs;
using GenAsset.Core.Scheduling;

namespace GenAsset.Api.Tests.V1;

public sealed class ScheduleTests : IAsyncLifetime
{
    private const string Nightly = """{"cron":"30 2 * * *","timeZone":"Europe/Berlin","job":{"items":[{"kind":"image","prompt":"a robot","engine":"builtin/echo"}]}}""";
    private ApiServer _server = null!; // InitializeAsync

    public async Task InitializeAsync() => _server = await ApiServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_schedule_is_put_listed_told_run_and_deleted()
    {
        using var put = await PutAsync("nightly", Nightly);
        put.StatusCode.ShouldBe(HttpStatusCode.Created);
        put.Headers.Location!.ToString().ShouldBe("/v1/schedules/nightly");
        (await PutAsync("nightly", Nightly)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var listed = (await _server.Client.GetFromJsonAsync<JsonElement>("/v1/schedules")).GetProperty("schedules").EnumerateArray().Single();
        listed.GetProperty("cron").GetString().ShouldBe("30 2 * * *");
        listed.GetProperty("missed").GetString().ShouldBe("once");
        listed.TryGetProperty("job", out _).ShouldBeFalse();
        var told = await _server.Client.GetFromJsonAsync<JsonElement>("/v1/schedules/nightly");
        told.GetProperty("job").GetProperty("items")[0].GetProperty("prompt").GetString().ShouldBe("a robot");
        told.GetProperty("nextDue").GetDateTimeOffset().ShouldBeGreaterThan(TimeProvider.System.GetUtcNow());

        using var run = await _server.Client.PostAsync("/v1/schedules/nightly/run", null);
        run.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await run.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("metadata").GetProperty("schedule").GetString().ShouldBe("nightly");
        (await _server.Client.DeleteAsync("/v1/schedules/nightly")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _server.Client.GetAsync("/v1/schedules/nightly")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _server.Client.DeleteAsync("/v1/schedules/nightly")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("x", """{"cron":"61 * * * *","job":{"items":[{"kind":"image","prompt":"a"}]}}""", "\"61\" is no minute")]
    [InlineData("x", """{"cron":"0 * * * *","timeZone":"Mars","job":{"items":[{"kind":"image","prompt":"a"}]}}""", "no time zone")]
    [InlineData("x", """{"cron":"0 * * * *"}""", "no \"job\"")]
    [InlineData("x", """{"cron":"0 * * * *","job":{"items":[]}}""", "at least one")]
    [InlineData("x", """{"cron":"0 * * * *","job":{"items":[{"kind":"image","prompt":"a","width":0},{"kind":"imag"}]}}""", "item 0, width")]
    [InlineData("x", """{"cron":"0 * * * *","job":{"items":[{"kind":"enhancement","image":{"path":"/etc/passwd"}}]}}""", "a server takes no path")]
    [InlineData("x", """{"cron":"0 * * * *","sometimes":true,"job":{"items":[]}}""", "sometimes")]
    [InlineData("x", "[1]", "not a JSON object")]
    [InlineData("x", "{", "not a schedule")]
    [InlineData("a.b", """{"cron":"0 * * * *","job":{"items":[{"kind":"image","prompt":"a"}]}}""", "letters, digits")]
    public async Task A_fault_is_told_and_nothing_is_kept(string name, string body, string fault)
    {
        using var answer = await PutAsync(name, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain(fault);
        (await _server.Client.GetFromJsonAsync<JsonElement>("/v1/schedules")).GetProperty("schedules").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_webhooks_secret_is_told_to_nobody()
    {
        var secret = "whsec_" + Convert.ToBase64String(new byte[24]);
        using var put = await PutAsync("x", $$$"""{"cron":"0 * * * *","job":{"options":{"webhook":{"url":"https://1.1.1.1/x","secret":"{{{secret}}}"}},"items":[{"kind":"image","prompt":"a"}]}}""");

        put.StatusCode.ShouldBe(HttpStatusCode.Created, await put.Content.ReadAsStringAsync());
        (await put.Content.ReadAsStringAsync()).ShouldNotContain(secret);
        (await _server.Client.GetStringAsync("/v1/schedules/x")).ShouldNotContain(secret);
    }

    [Fact]
    public async Task An_owner_sees_his_own_schedules_and_what_is_due_runs_within_his_limits()
    {
        using var ann = _server.ClientOf("ann", queue: 1);
        using var bob = _server.ClientOf("bob");
        using var worker = _server.ClientOf("gpu", KeyRole.Worker);
        (await PutAsync("nightly", Nightly, ann)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await bob.GetAsync("/v1/schedules/nightly")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bob.DeleteAsync("/v1/schedules/nightly")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bob.GetFromJsonAsync<JsonElement>("/v1/schedules")).GetProperty("schedules").GetArrayLength().ShouldBe(0);
        (await worker.GetAsync("/v1/schedules")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _server.Client.GetAsync("/v1/schedules")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var backend = _server.Service<KeyRing>().BackendOf("ann");
        var two = new[] { new ImageItem("a"), new ImageItem("b") }.Select(item => Core.Reading.ItemEntry.Of(item)).ToAsyncEnumerable();
        (await backend.Value!.CreateAsync(new JobSpec(), two)).Error!.Code.ShouldBe("QUEUE_FULL");
        _server.Keys.Revoke("ann");
        _server.Service<KeyRing>().BackendOf("ann").Error!.Code.ShouldBe("KEY_REFUSED");
    }

    [Fact]
    public async Task The_client_keeps_schedules_as_a_home_does()
    {
        await using var client = GenAssetClient.Open(new ClientOptions(_server.Client.BaseAddress!)).Value!;
        var nightly = new Schedule("nightly", "30 2 * * *", new ScheduledJob("robots", new JobOptions(MaxParallel: 2), [new ImageItem("a robot")]), "Europe/Berlin", MissedRuns.All);

        var put = (await client.Schedules.PutAsync(nightly)).Value!;

        (put.Name, put.TimeZone, put.Missed, put.Items, put.Job!.Name, put.Job.Options!.MaxParallel).ShouldBe(("nightly", "Europe/Berlin", MissedRuns.All, 1, "robots", 2));
        (await client.Schedules.ListAsync().SingleAsync()).Job.ShouldBeNull();
        (await client.Schedules.FindAsync("nightly"))!.Job!.Items!.Single().Words.ShouldBe("a robot");
        (await client.Schedules.FindAsync("none")).ShouldBeNull();
        (await client.Schedules.FindAsync("../jobs")).ShouldBeNull();
        (await client.Schedules.RunAsync("nightly")).Value!.Name.ShouldBe("robots");
        (await client.Schedules.PutAsync(nightly with { Cron = "x" })).Error!.Message.ShouldContain("has 1 field");
        (await client.Schedules.PutAsync(nightly with { Name = "../x" })).Error!.Message.ShouldContain("name: must be");
        (await client.Schedules.PutAsync(nightly with { Job = new ScheduledJob(Items: [new EnhancementItem(new InputRef(Path: "/a.png"))]) })).Error!.Message.ShouldContain("a file of this machine");
        (await client.Schedules.DeleteAsync("nightly")).ShouldBeNull();
        (await client.Schedules.DeleteAsync("nightly"))!.Code.ShouldBe("SCHEDULE_NOT_FOUND");
    }

    [Fact]
    public async Task The_routes_are_in_the_OpenAPI_document()
    {
        var paths = (await _server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");

        paths.GetProperty("/v1/schedules/{name}").EnumerateObject().Select(method => method.Name).ShouldBe(["put", "get", "delete"], ignoreOrder: true);
        paths.GetProperty("/v1/schedules").GetProperty("get").GetProperty("operationId").GetString().ShouldBe("listSchedules");
    }

    private Task<HttpResponseMessage> PutAsync(string name, string body, HttpClient? client = null) =>
        (client ?? _server.Client).PutAsync($"/v1/schedules/{name}", new StringContent(body, Encoding.UTF8, "application/json"));
}
