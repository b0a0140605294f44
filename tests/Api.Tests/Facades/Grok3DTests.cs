using System.Text.RegularExpressions;

namespace GenAsset.Api.Tests.Facades;

public sealed class Grok3DTests
{
    [Fact]
    public async Task A_job_goes_through_every_stage_in_order_with_rising_progress()
    {
        var engine = new StagedEngine(isStepped: true);
        await using var server = await ApiServer.StartAsync(engine, workers: 1);
        var first = await server.Client.TellAsync("/api/generate", """{"prompt": "a cup"}""");
        first.Status.ShouldBe(200);
        first.Body.ShouldMatch("^\\{\"job_id\":\"[0-9a-f]{8}\",\"status\":\"queued\"\\}$");

        // A second job waits behind the first, and is seen in every state that there is.
        var id = (await server.Client.TellAsync("/api/generate", """{"prompt": "A futuristic robot cat with glowing blue eyes"}""")).Field("job_id");
        var seen = new List<(string? Status, string? Stage, int Progress)>();
        foreach (var stage in (string[])["initializing", "generating_image", "generating_3d", "converting_usdz", "complete"])
        {
            if (stage == "generating_image")
                Step(3);
            else if (stage != "initializing")
                Step(1);
            var bodies = await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Body, body => (200, body).Field("stage") == stage);
            seen.AddRange(bodies.Select(body => ((200, body).Field("status"), (200, body).Field("stage"), int.Parse((200, body).Field("progress")!))));
        }

        seen.Select(at => at.Progress).ShouldBeInOrder();
        seen.Select(at => at.Status).Distinct().ShouldBe(["queued", "processing", "complete"]);
        seen.Select(at => at.Stage).Distinct().ShouldBe(["initializing", "generating_image", "generating_3d", "converting_usdz", "complete"]);
        seen[0].Progress.ShouldBe(0);
        seen[^1].Progress.ShouldBe(100);

        void Step(int times)
        {
            for (var i = 0; i < times; i++)
                engine.Step();
        }
    }

    [Fact]
    public async Task A_status_has_the_documents_fields_to_the_letter()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/api/generate", """{"prompt": "a \"cup\""}""")).Field("job_id");

        var bodies = await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Body, body => body.Contains("\"complete\"", StringComparison.Ordinal));

        bodies[^1].ShouldMatch(
            "^\\{\"job_id\":\"" + id + "\",\"status\":\"complete\",\"stage\":\"complete\",\"progress\":100,"
            + "\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\",\"prompt\":\"a .+cup.+\",\"error\":null\\}$");
    }

    [Fact]
    public async Task A_failed_job_says_error_with_its_message_and_has_no_asset()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/api/generate", $$"""{"prompt": "{{StagedEngine.Failing}}"}""")).Field("job_id");

        var bodies = await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Body, body => (200, body).Field("status") == "error");

        bodies[^1].ShouldContain("\"stage\":\"error\",\"progress\":0,");
        (200, bodies[^1]).Field("error").ShouldBe("The model would not make that.");
        (await server.Client.AskAsync($"/api/asset/{id}?asset_type=glb")).ShouldBe((404, """{"error":"Asset not found"}"""));
    }

    [Theory]
    [InlineData("image", ".jpg", new byte[] { 0xFF, 0xD8, 1 })]
    [InlineData("glb", ".glb", new byte[] { (byte)'g', (byte)'l', (byte)'T', (byte)'F', (byte)'2' })]
    [InlineData("usdz", ".usdz", new byte[] { (byte)'P', (byte)'K', (byte)'3', (byte)'4' })]
    public async Task Every_asset_downloads_as_a_file(string type, string ending, byte[] content)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/api/generate", """{"prompt": "a cup"}""")).Field("job_id");
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Body, body => (200, body).Field("status") == "complete");

        using var answer = await server.Client.GetAsync(new Uri($"/api/asset/{id}?asset_type={type}", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(id + ending);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(content);
    }

    [Theory]
    [InlineData("POST", "/api/generate", "", 400, "No prompt provided")]
    [InlineData("POST", "/api/generate", "{}", 400, "No prompt provided")]
    [InlineData("POST", "/api/generate", """{"prompt": ""}""", 400, "No prompt provided")]
    [InlineData("POST", "/api/generate", """{"prompt": null}""", 400, "No prompt provided")]
    [InlineData("POST", "/api/generate", "{\"prompt\":", 400, null)]
    [InlineData("POST", "/api/generate", "[1]", 400, null)]
    [InlineData("GET", "/api/generate", "", 405, null)]
    [InlineData("GET", "/api/status/6cb6d335", "", 404, "Job not found")]
    [InlineData("GET", "/api/asset/6cb6d335?asset_type=glb", "", 404, "Job not found")]
    [InlineData("GET", "/api/asset/6cb6d335", "", 400, "Invalid asset type")]
    [InlineData("GET", "/api/asset/6cb6d335?asset_type=fbx", "", 400, "Invalid asset type")]
    [InlineData("GET", "/api/nothing", "", 404, null)]
    public async Task What_cannot_be_has_the_documents_sentence(string method, string path, string body, int status, string? sentence)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());

        var answer = await server.Client.SendJsonAsync(new HttpMethod(method), path, body);

        answer.Status.ShouldBe(status);
        if (sentence is not null)
            answer.Body.ShouldBe($$"""{"error":"{{sentence}}"}""");
        else
            Regex.IsMatch(answer.Body, "^\\{\"error\":\"[^\"]+").ShouldBeTrue(answer.Body);
    }
}
