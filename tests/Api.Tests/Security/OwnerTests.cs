using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GenAsset.Api.Security;

namespace GenAsset.Api.Tests.Security;

public sealed class OwnerTests
{
    [Fact]
    public async Task Another_owners_job_is_404_everywhere_and_in_no_list()
    {
        await using var server = await ApiServer.StartAsync();
        using var anna = server.ClientOf("anna");
        using var ben = server.ClientOf("ben");
        using var root = server.ClientOf("root", KeyRole.Admin);
        var id = await server.FinishEchoAsync(2, anna);

        (string Method, string Path)[] everything =
        [
            ("GET", ""), ("GET", "/items"), ("GET", "/items/0"), ("GET", "/items/0/assets/item.json"), ("HEAD", "/items/0/assets/item.json"), ("GET", "/results.zip"),
            ("GET", "/events"), ("POST", "/cancel"), ("POST", "/retry"), ("DELETE", ""),
        ];
        foreach (var (method, path) in everything)
        {
            using var answer = await ben.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/v1/jobs/{id}{path}"));
            using var unknown = await ben.SendAsync(new HttpRequestMessage(new HttpMethod(method), $"/v1/jobs/20261121-000000-00000000{path}"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
            // The two differ in nothing but the id that was asked for.
            (await answer.Content.ReadAsStringAsync()).Replace(id, "X", StringComparison.Ordinal).ShouldBe((await unknown.Content.ReadAsStringAsync()).Replace("20261121-000000-00000000", "X", StringComparison.Ordinal));
        }

        (await JobsAsync(ben)).ShouldBeEmpty();
        (await JobsAsync(anna)).ShouldBe([id]);
        (await JobsAsync(root)).ShouldBe([id]);
        (await anna.GetAsync($"/v1/jobs/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await root.GetAsync($"/v1/jobs/{id}/items/1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_worker_key_makes_and_sees_no_jobs()
    {
        await using var server = await ApiServer.StartAsync();
        using var worker = server.ClientOf("gpu", KeyRole.Worker);

        using var answer = await worker.GetAsync("/v1/jobs");

        (answer.StatusCode, await answer.CodeAsync()).ShouldBe((HttpStatusCode.Forbidden, "KEY_NOT_ALLOWED"));
    }

    private static async Task<IEnumerable<string?>> JobsAsync(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/v1/jobs")).GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("id").GetString()).ToList();
}
