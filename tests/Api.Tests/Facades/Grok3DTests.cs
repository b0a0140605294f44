using System.Text.RegularExpressions;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

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
    [InlineData("image", ".jpg", new byte[] { 0xFF, 0xD8 })]
    [InlineData("glb", ".glb", new byte[] { (byte)'g', (byte)'l', (byte)'T', (byte)'F' })]
    [InlineData("usdz", ".usdz", new byte[] { (byte)'P', (byte)'K' })]
    public async Task Every_asset_downloads_as_a_file(string type, string ending, byte[] start)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/api/generate", """{"prompt": "a cup"}""")).Field("job_id");
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Body, body => (200, body).Field("status") == "complete");

        using var answer = await server.Client.GetAsync(new Uri($"/api/asset/{id}?asset_type={type}", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(id + ending);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(StagedEngine.Content(start, "a cup"));
    }

    [Fact]
    public async Task A_picture_that_an_engine_painted_as_PNG_downloads_as_JPG()
    {
        using var painted = new ImageBuffer(40, 30, 4);
        await using var server = await ApiServer.StartAsync(new StagedEngine(paints: PngEncoder.Encode(painted)));
        var id = (await server.Client.TellAsync("/api/generate", """{"prompt": "a cup"}""")).Field("job_id");
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Body, body => (200, body).Field("status") == "complete");

        using var answer = await server.Client.GetAsync(new Uri($"/api/asset/{id}?asset_type=image", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe(id + ".jpg");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        ImageProbe.Identify(bytes).ShouldBe(ImageFormat.Jpeg);
        using var decoded = ImageCodec.Decode(bytes);
        (decoded.Pixels.Width, decoded.Pixels.Height).ShouldBe((40, 30));
    }

    [Fact]
    public async Task An_engine_with_words_of_its_own_is_told_in_the_documents_stages()
    {
        var engine = new StagedEngine(isStepped: true, words: ["thinking", "sculpting", "packing"]);
        await using var server = await ApiServer.StartAsync(engine, workers: 1);
        var id = (await server.Client.TellAsync("/api/generate", """{"prompt": "a cup"}""")).Field("job_id");

        foreach (var stage in (string[])["generating_image", "generating_3d", "converting_usdz", "complete"])
        {
            await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/api/status/{id}")).Field("stage")!, seen => seen == stage);
            engine.Step();
        }
    }

    [Fact]
    public async Task The_three_examples_are_complete_and_download_at_once_without_a_key()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        server.Keys.Add("anna");

        var listed = await server.Client.AskAsync("/api/examples");

        listed.Status.ShouldBe(200);
        listed.Body.ShouldMatch("^\\{\"examples\":\\[(\\{\"job_id\":\"ex_[a-z-]+\",\"name\":\"[^\"]+\",\"description\":\"[^\"]+\",\"image_url\":\"/api/asset/ex_[a-z-]+\\?asset_type=image\"\\},?){3}\\]\\}$");
        foreach (var id in (string[])["ex_elon-figurine", "ex_mars-habitat", "ex_xai-robot"])
        {
            listed.Body.ShouldContain($"\"job_id\":\"{id}\"");
            (await server.Client.AskAsync($"/api/status/{id}")).Body.ShouldMatch(
                $"^\\{{\"job_id\":\"{id}\",\"status\":\"complete\",\"stage\":\"complete\",\"progress\":100,\"created_at\":\"[\\d-]+T[\\d:]+\\.\\d{{6}}\",\"prompt\":\"[^\"]+\",\"error\":null\\}}$");
        }

        ImageProbe.Identify(await server.Client.GetByteArrayAsync("/api/asset/ex_xai-robot?asset_type=image")).ShouldBe(ImageFormat.Jpeg);
        (await server.Client.GetByteArrayAsync("/api/asset/ex_xai-robot?asset_type=glb"))[..4].ShouldBe("glTF"u8.ToArray());
        (await server.Client.GetByteArrayAsync("/api/asset/ex_xai-robot?asset_type=usdz"))[..2].ShouldBe("PK"u8.ToArray());
        (await server.Client.AskAsync("/api/asset/ex_xai-robot?asset_type=fbx")).ShouldBe((400, """{"error":"Invalid asset type"}"""));
        (await server.Client.AskAsync("/api/asset/ex_nobody?asset_type=glb")).ShouldBe((404, """{"error":"Job not found"}"""));
        (await server.Client.AskAsync("/api/status/ex_nobody")).ShouldBe((404, """{"error":"Job not found"}"""));
    }

    [Theory]
    [InlineData("/api/generate", "http://localhost:3000", true)]
    [InlineData("/api/generate", "http://127.0.0.1:5173", true)]
    [InlineData("/api/generate", "https://page.example", true)] // by --cors
    [InlineData("/api/generate", "http://localhost.evil.example", false)]
    [InlineData("/api/generate", "http://evil.example:8000", false)]
    [InlineData("/api/generate", "null", false)]
    [InlineData("/add_task", "http://localhost:3000", false)] // no other API is open to them
    [InlineData("/api/txt2img", "http://localhost:3000", false)]
    [InlineData("/jobs", "http://localhost:3000", false)]
    [InlineData("/v1/jobs", "http://localhost:3000", false)]
    public async Task Pages_of_this_machine_may_call_this_API_and_no_other(string path, string origin, bool allowed)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine(), options: asked => asked with { CorsOrigins = ["https://page.example"] });
        using var preflight = new HttpRequestMessage(HttpMethod.Options, path);
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type");
        using var permission = await server.Client.SendAsync(preflight);
        permission.Headers.TryGetValues("Access-Control-Allow-Origin", out var permitted).ShouldBe(allowed);
        if (allowed)
            permitted.ShouldBe([origin]);

        var answer = await server.Client.TellAsync(path, """{"prompt": "a cup"}""", ("Origin", origin));
        (answer.Status != 403).ShouldBe(allowed, answer.Body);
    }

    [Fact]
    public async Task With_keys_a_job_is_its_owners()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        using var anna = server.ClientOf("anna");
        using var ben = server.ClientOf("ben");
        var id = (await anna.TellAsync("/api/generate", """{"prompt": "a cup"}""")).Field("job_id");

        (await server.Client.TellAsync("/api/generate", """{"prompt": "a cup"}""")).ShouldBe((401, """{"error":"This server wants a key: Authorization: Bearer KEY, or x-api-key."}"""));
        (await ben.AskAsync($"/api/status/{id}")).ShouldBe((404, """{"error":"Job not found"}"""));
        (await ben.AskAsync($"/api/asset/{id}?asset_type=glb")).ShouldBe((404, """{"error":"Job not found"}"""));
        (await anna.AskAsync($"/api/status/{id}")).Status.ShouldBe(200);
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
