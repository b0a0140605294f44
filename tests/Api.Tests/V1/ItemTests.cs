using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GenAsset.Api.Tests.V1;

public sealed class ItemTests
{
    [Fact]
    public async Task Pages_and_lines_give_every_item_once()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.FinishEchoAsync(1234);

        var paged = new List<int>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await server.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}/items?limit=500&state=succeeded{(cursor == "" ? "" : $"&cursor={cursor}")}");
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("index").GetInt32()));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        paged.ShouldBe(Enumerable.Range(0, 1234));
        using var lines = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}/items");
        lines.Headers.Accept.Add(new("application/jsonl"));
        using var answer = await server.Client.SendAsync(lines);
        Json.Lines(await answer.Content.ReadAsStringAsync()).Select(item => item.GetProperty("index").GetInt32()).ShouldBe(Enumerable.Range(0, 1234));
        (await server.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}/items?state=failed")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await server.Client.GetFromJsonAsync<JsonElement>($"/v1/jobs/{id}/items/1233")).GetProperty("spec").GetProperty("prompt").GetString().ShouldBe("prompt 1233");
    }

    [Theory]
    [InlineData("/items/99", HttpStatusCode.NotFound, "ITEM_NOT_FOUND")]
    [InlineData("/items/0/assets/nothing.png", HttpStatusCode.NotFound, "ASSET_NOT_FOUND")]
    [InlineData("/items/0/assets/..%2f..%2fjob.json", HttpStatusCode.NotFound, "ASSET_NOT_FOUND")]
    [InlineData("/items?state=asleep", HttpStatusCode.BadRequest, "REQUEST_INVALID")]
    [InlineData("/items?state=1", HttpStatusCode.BadRequest, "REQUEST_INVALID")]
    [InlineData("/items?limit=0", HttpStatusCode.BadRequest, "REQUEST_INVALID")]
    [InlineData("/items?limit=many", HttpStatusCode.BadRequest, "REQUEST_INVALID")]
    [InlineData("/items?cursor=-1", HttpStatusCode.BadRequest, "REQUEST_INVALID")]
    public async Task Says_what_is_wrong_with_a_request(string path, HttpStatusCode status, string code)
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.FinishEchoAsync(2);

        using var answer = await server.Client.GetAsync($"/v1/jobs/{id}{path}");

        (answer.StatusCode, await answer.CodeAsync()).ShouldBe((status, code));
    }

    [Fact]
    public async Task An_expired_job_is_410_everywhere()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(time: clock);
        var id = await server.FinishEchoAsync(1);
        clock.Advance(TimeSpan.FromHours(25));
        (await server.Backend.ExpireAsync()).ShouldBe(1);

        foreach (var path in (string[])["", "/items", "/items/0", "/items/0/assets/item.json", "/events", "/results.zip"])
        {
            using var answer = await server.Client.GetAsync($"/v1/jobs/{id}{path}");
            (answer.StatusCode, await answer.CodeAsync()).ShouldBe((HttpStatusCode.Gone, "JOB_EXPIRED"), path);
        }

        var job = (await server.Client.GetFromJsonAsync<JsonElement>("/v1/jobs")).GetProperty("jobs")[0];
        job.GetProperty("isExpired").GetBoolean().ShouldBeTrue();
    }
}
