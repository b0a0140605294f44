using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Functions.Orchestration;

namespace GenAsset.Functions.Tests.Http;

public sealed class ApiFunctionTests
{
    [Fact]
    public async Task The_same_api_answers_behind_somebody_elses_catch_all_route()
    {
        await using var cloud = await Cloud.StartAsync();
        (await cloud.Http.GetAsync("/v1/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await cloud.Http.GetAsync("/openapi/v1.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var unknown = await cloud.Http.GetAsync("/v1/jobs/nothing-is-there");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        unknown.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await cloud.Http.GetAsync("/v1/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await cloud.Http.PutAsync("/v1/jobs", null)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await cloud.Http.GetAsync("/v1/leases")).StatusCode.ShouldBe(HttpStatusCode.NotFound); // workers take orders from the storage account here
    }

    [Fact]
    public async Task A_job_goes_all_the_way_and_its_results_are_there()
    {
        await using var cloud = await Cloud.StartAsync();
        var id = await PostAsync(cloud, 1200);
        (await GetAsync(cloud, id))["state"]!.GetValue<string>().ShouldBe("queued");
        await cloud.WorkAsync(order => order.Index != 7);
        var job = await GetAsync(cloud, id);
        job["state"]!.GetValue<string>().ShouldBe("completed");
        job["completedWithErrors"]!.GetValue<bool>().ShouldBeTrue();
        job["counts"]!["succeeded"]!.GetValue<int>().ShouldBe(1199);
        (await cloud.Http.GetStringAsync($"/v1/jobs/{id}/items/1199/assets/item.txt")).ShouldBe("robot 1199");
        (await cloud.Http.GetStringAsync($"/v1/jobs/{id}/events")).Split("event: itemSucceeded").Length.ShouldBe(1200);
        var failed = JsonNode.Parse(await cloud.Http.GetStringAsync($"/v1/jobs/{id}/items?state=failed"))!["items"]!.AsArray();
        failed.Single()!["index"]!.GetValue<int>().ShouldBe(7);
    }

    [Fact]
    public async Task A_refused_job_is_told_with_every_fault_and_starts_nothing()
    {
        await using var cloud = await Cloud.StartAsync();
        var answer = await cloud.Http.PostAsync("/v1/jobs", Json("""{"items":[{"kind":"image","prompt":""},{"kind":"enhancement","image":{"upload":"0123456789abcdefghjkmnpqrs"}}]}"""));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("there is no upload");
        cloud.Hub.Instances.ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelling_stops_what_runs_and_a_retry_runs_the_rest()
    {
        await using var cloud = await Cloud.StartAsync();
        var id = await PostAsync(cloud, 30);
        await cloud.WorkAsync();
        (await cloud.Http.PostAsync($"/v1/jobs/{id}/cancel", null)).IsSuccessStatusCode.ShouldBeTrue();
        (await GetAsync(cloud, id))["state"]!.GetValue<string>().ShouldBe("cancelling");
        await cloud.WorkAsync();
        (await GetAsync(cloud, id))["state"]!.GetValue<string>().ShouldBe("cancelled");
        (await cloud.Http.PostAsync($"/v1/jobs/{id}/retry", null)).IsSuccessStatusCode.ShouldBeTrue();
        await cloud.WorkAsync(_ => true);
        (await GetAsync(cloud, id))["counts"]!["succeeded"]!.GetValue<int>().ShouldBe(30);
        cloud.Hub.Instances.Keys.ShouldContain(InstanceIds.OfJob(id, 2));
    }

    [Fact]
    public async Task A_long_poll_hears_of_the_end()
    {
        await using var cloud = await Cloud.StartAsync();
        var id = await PostAsync(cloud, 3);
        using var ask = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}");
        ask.Headers.Add("Prefer", "wait=60");
        var asked = cloud.Http.SendAsync(ask);
        await cloud.WorkAsync(_ => true);
        JsonNode.Parse(await (await asked).Content.ReadAsStringAsync())!["state"]!.GetValue<string>().ShouldBe("completed");
    }

    [Fact]
    public async Task A_deleted_job_is_gone()
    {
        await using var cloud = await Cloud.StartAsync();
        var id = await PostAsync(cloud, 3);
        await cloud.WorkAsync(_ => true);
        (await cloud.Http.DeleteAsync($"/v1/jobs/{id}")).IsSuccessStatusCode.ShouldBeTrue();
        (await cloud.Http.GetAsync($"/v1/jobs/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        cloud.House.Items.Count.ShouldBe(0);
    }

    [Fact]
    public async Task An_engine_that_no_worker_has_now_is_there_and_its_items_wait_for_one()
    {
        await using var cloud = await Cloud.StartAsync();
        JsonNode.Parse(await cloud.Http.GetStringAsync("/v1/engines"))!.AsArray().Single()!["state"]!.GetValue<string>().ShouldBe("waiting");
        var id = await PostAsync(cloud, 2);
        await cloud.WorkAsync();
        (await GetAsync(cloud, id))["counts"]!["queued"]!.GetValue<int>().ShouldBe(2);
        cloud.House.Desk.Queue.Count.ShouldBe(2); // the messages that start a worker
        cloud.House.Desk.Warm.Add("builtin/echo");
        JsonNode.Parse(await cloud.Http.GetStringAsync("/v1/engines"))!.AsArray().Single()!["state"]!.GetValue<string>().ShouldBe("workers");
    }

    [Fact]
    public async Task Without_any_key_nobody_comes_in_and_the_answer_says_why()
    {
        await using var cloud = await Cloud.StartAsync(isOpen: false);
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs") { Headers = { { "x-api-key", "gak_guessed" } } };
        var answer = await cloud.Http.SendAsync(ask);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("has no key yet");
        (await cloud.Http.GetAsync("/v1/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> PostAsync(Cloud cloud, int items)
    {
        var lines = new StringBuilder("{\"name\":\"robots\"}\n");
        for (var i = 0; i < items; i++)
            lines.Append($$"""{"kind":"image","prompt":"robot {{i}}","engine":"builtin/echo"}""").Append('\n');
        var answer = await cloud.Http.PostAsync("/v1/jobs", new StringContent(lines.ToString(), Encoding.UTF8, "application/jsonl"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetString()!;
    }

    private static async Task<JsonNode> GetAsync(Cloud cloud, string id) => JsonNode.Parse(await cloud.Http.GetStringAsync($"/v1/jobs/{id}"))!;

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
