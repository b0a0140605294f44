using System.Text.Json;
using System.Text.RegularExpressions;
using GenAsset.Api.Security;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Tests.Facades;

public sealed class AlgoveraTests
{
    [Fact]
    public async Task Lists_the_documents_base_models()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());

        (await server.Client.AskAsync("/api/basemodels")).ShouldBe((200,
            """{"base_models":["dalle","stable","stable diffusion v1.5","stable diffusion v2-512x512","stable diffusion v2-768x768","stable diffusion v2.1-512x512","stable diffusion v2.1-768x768"]}"""));
    }

    [Fact]
    public async Task A_picture_goes_from_created_to_done_with_every_field_honoured()
    {
        var engine = new StagedEngine(isStepped: true);
        await using var server = await ApiServer.StartAsync(engine);

        var posted = await server.Client.TellAsync("/api/txt2img", """
            {"prompt":"What a beautiful world","height":640,"width":320,"inf_steps":25,"guidance_scale":6.5,"seed":23165161,"base_model":"stable diffusion v1.5","api_key":"any"}
            """);
        posted.Status.ShouldBe(200);
        posted.Body.ShouldMatch("^\\{\"job_uuid\":\"[0-9a-f]{32}\"\\}$");
        var id = posted.Field("job_uuid");
        (await server.Client.AskAsync($"/api/status?job_uuid={id}&api_key=any")).Field("job_status").ShouldBe("created");
        var early = await server.Client.SendJsonAsync(HttpMethod.Get, "/api/getAsset", $$"""{"api_key":"any","job_uuid":"{{id}}"}""");
        early.Status.ShouldBe(409);
        early.Field("detail").ShouldNotBeNullOrEmpty();
        engine.Step();
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status?job_uuid={id}&api_key=any")).Field("job_status")!, word => word == "done");

        engine.Last.ShouldBe(new ImageItem("What a beautiful world", 320, 640, 25, 6.5) { Seed = 23165161, Model = "stable diffusion v1.5", Formats = engine.Last!.Formats });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/getAsset") { Content = new StringContent($$"""{"api_key":"any","job_uuid":"{{id}}"}""") };
        using var answer = await server.Client.SendAsync(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(StagedEngine.Content([0x89, 0x50, 0x4E, 0x47], "What a beautiful world"));
    }

    [Fact]
    public async Task All_but_the_prompt_have_defaults_and_a_model_its_own_size()
    {
        var engine = new StagedEngine();
        await using var server = await ApiServer.StartAsync(engine);

        await DoneAsync("""{"prompt":"a cup"}""");
        engine.Last.ShouldBe(new ImageItem("a cup", 512, 512, 30, 7.0) { Seed = engine.Last!.Seed, Model = "stable", Formats = engine.Last.Formats });
        await DoneAsync("""{"prompt":"a cup","base_model":"stable diffusion v2.1-768x768","seed":null}""");
        engine.Last.ShouldBeOfType<ImageItem>().Width.ShouldBe(768);

        async Task DoneAsync(string body)
        {
            var id = (await server.Client.TellAsync("/api/txt2img", body)).Field("job_uuid");
            await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status?job_uuid={id}")).Field("job_status")!, word => word == "done");
        }
    }

    [Fact]
    public async Task A_failed_picture_says_failed()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/api/txt2img", $$"""{"prompt":"{{StagedEngine.Failing}}"}""")).Field("job_uuid");

        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status?job_uuid={id}")).Field("job_status")!, word => word == "failed");
        (await server.Client.SendJsonAsync(HttpMethod.Get, "/api/getAsset", $$"""{"job_uuid":"{{id}}"}""")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task With_keys_the_key_stands_in_the_body_or_the_query_and_others_jobs_are_not_there()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var anna = server.Keys.Add("anna").Secret;
        var ben = server.Keys.Add("ben").Secret;
        (await server.Client.AskAsync("/api/basemodels")).Status.ShouldBe(200);
        (await server.Client.TellAsync("/api/txt2img", """{"prompt":"a cup"}""")).ShouldBe((401, """{"detail":"This server wants a key: Authorization: Bearer KEY, or x-api-key."}"""));
        (await server.Client.TellAsync("/api/txt2img", """{"prompt":"a cup","api_key":"YOUR_API_KEY"}""")).ShouldBe((401, """{"detail":"The key is none of this server's, or was revoked."}"""));

        var id = (await server.Client.TellAsync("/api/txt2img", $$"""{"prompt":"a cup","api_key":"{{anna}}"}""")).Field("job_uuid");

        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status?job_uuid={id}&api_key={anna}")).Field("job_status")!, word => word == "done");
        (await server.Client.SendJsonAsync(HttpMethod.Get, "/api/getAsset", $$"""{"api_key":"{{anna}}","job_uuid":"{{id}}"}""")).Status.ShouldBe(200);
        (await server.Client.SendJsonAsync(HttpMethod.Get, "/api/getAsset", $$"""{"job_uuid":"{{id}}"}""")).Status.ShouldBe(401);
        (await server.Client.AskAsync($"/api/status?job_uuid={id}&api_key={anna}x")).Status.ShouldBe(401);
        (await server.Client.AskAsync($"/api/status?job_uuid={id}&api_key={ben}")).ShouldBe((404, """{"detail":"There is no job of that job_uuid."}"""));
        (await server.Client.SendJsonAsync(HttpMethod.Get, "/api/getAsset", $$"""{"api_key":"{{ben}}","job_uuid":"{{id}}"}""")).Status.ShouldBe(404);
        server.Log.Text.ShouldNotContain(anna);
    }

    [Fact]
    public async Task Past_its_rate_its_queue_or_its_credits_a_key_hears_so_in_a_detail()
    {
        var engine = new StagedEngine(isStepped: true);
        await using var server = await ApiServer.StartAsync(engine, workers: 1);
        var slow = server.Keys.Add("slow", ratePerMinute: 1).Secret;
        var full = server.Keys.Add("full", queueItems: 1).Secret;
        var poor = server.Keys.Add("poor").Secret;
        new CreditLedger(Path.Combine(server.Home, "server", "credits.jsonl"), TimeProvider.System).Grant("poor", 1);

        await AskAsync(slow, 200);
        (await AskAsync(slow, 429)).Headers.RetryAfter.ShouldNotBeNull();
        await AskAsync(full, 200);
        (await AskAsync(full, 429)).Headers.RetryAfter.ShouldNotBeNull();
        await AskAsync(poor, 200);
        await AskAsync(poor, 402);
        for (var i = 0; i < 3; i++)
            engine.Step();

        async Task<HttpResponseMessage> AskAsync(string key, int status)
        {
            using var content = new StringContent($$"""{"prompt":"a cup","api_key":"{{key}}"}""");
            var answer = await server.Client.PostAsync(new Uri("/api/txt2img", UriKind.Relative), content);
            ((int)answer.StatusCode).ShouldBe(status);
            (await answer.Content.ReadAsStringAsync()).ShouldMatch(status == 200 ? "^\\{\"job_uuid\":\"[0-9a-f]{32}\"\\}$" : "^\\{\"detail\":\"[^\"]+");
            return answer;
        }
    }

    [Theory]
    [InlineData("POST", "/api/txt2img", "{}", 422)]
    [InlineData("POST", "/api/txt2img", "nonsense", 400)]
    [InlineData("POST", "/api/txt2img", """{"prompt":"x","base_model":"midjourney"}""", 422)]
    [InlineData("POST", "/api/txt2img", """{"prompt":"x","width":"wide"}""", 422)]
    [InlineData("POST", "/api/txt2img", """{"prompt":"x","width":0}""", 422)]
    [InlineData("POST", "/api/txt2img", """{"prompt":"x","seed":1.5}""", 422)]
    [InlineData("POST", "/api/txt2img", """{"prompt":"x","guidance_scale":1e999}""", 422)]
    [InlineData("GET", "/api/txt2img", "", 405)]
    [InlineData("GET", "/api/status", "", 422)]
    [InlineData("GET", "/api/status?job_uuid=f988ff3ffa4b4145bd746c804cf39575", "", 404)]
    [InlineData("GET", "/api/getAsset", """{"job_uuid":"f988ff3ffa4b4145bd746c804cf39575"}""", 404)]
    public async Task What_cannot_be_has_a_detail(string method, string path, string body, int status)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());

        var answer = await server.Client.SendJsonAsync(new HttpMethod(method), path, body);

        answer.Status.ShouldBe(status);
        Regex.IsMatch(answer.Body, "^\\{\"detail\":\"").ShouldBeTrue(answer.Body);
        if (body.Contains("midjourney", StringComparison.Ordinal))
            JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()!.ShouldContain("\"stable diffusion v2-768x768\"");
    }
}
