using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GenAsset.Api.Tests.V1;

public sealed class JobTests
{
    [Fact]
    public async Task Takes_a_job_as_JSON_and_shows_it()
    {
        await using var server = await ApiServer.StartAsync();

        using var created = await server.Client.PostAsJsonAsync("/v1/jobs", new
        {
            name = "robots",
            items = new[] { new { kind = "image", prompt = "a red robot", engine = "builtin/echo" } },
            options = new { retries = 1 },
        });

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var job = await server.Client.GetFromJsonAsync<JsonElement>(created.Headers.Location);
        job.GetProperty("name").GetString().ShouldBe("robots");
        job.GetProperty("counts").GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Refuses_a_job_whole_and_tells_every_fault()
    {
        await using var server = await ApiServer.StartAsync();

        using var refused = await server.Client.PostAsync("/v1/jobs", new StringContent(
            "{}\n{\"kind\":\"image\"}\n{\"kind\":\"image\",\"prompt\":\"fine\"}\n{\"kind\":\"enhancement\",\"image\":{\"path\":\"/etc/passwd\"}}\n", null, "application/jsonl"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().ShouldBe("VALIDATION_FAILED");
        problem.GetProperty("details").GetProperty("fields").EnumerateArray().Select(fault => fault.GetProperty("line").GetInt32()).ShouldBe([2, 4]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("  \n{\"kind\":\"image\",\"prompt\":\"x\"}\n")]
    [InlineData("\n{}\n{\"kind\":\"image\",\"prompt\":\"x\"}\n")]
    public async Task Lines_that_begin_without_a_head_are_refused_and_make_nothing(string lines)
    {
        await using var server = await ApiServer.StartAsync();

        using var refused = await server.Client.PostAsync("/v1/jobs", new StringContent(lines, null, "application/jsonl"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain("first line");
        (await server.Backend.ListAsync().ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_jobs_than_the_server_keeps_are_answered_429_with_a_time_to_come_back()
    {
        await using var server = await ApiServer.StartAsync(workers: 0, maxJobs: 2);
        await server.CreateEchoAsync(1);
        await server.CreateEchoAsync(1);

        using var refused = await server.Client.PostAsync("/v1/jobs", ApiServer.EchoLines(1));

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("QUEUE_FULL");
    }

    [Fact]
    public async Task Says_404_with_a_problem_for_what_is_not_there()
    {
        await using var server = await ApiServer.StartAsync();

        foreach (var path in (string[])["/v1/jobs/20261121-000000-00000000", "/v1/jobs/..%2f..%2fetc", "/v1/nothing"])
        {
            using var answer = await server.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }
    }
}
