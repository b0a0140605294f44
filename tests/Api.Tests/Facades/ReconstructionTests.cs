using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenAsset.Core.Errors;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;

namespace GenAsset.Api.Tests.Facades;

public sealed class ReconstructionTests
{
    private static readonly byte[] Picture = Png();

    [Fact]
    public async Task A_job_goes_from_queued_to_completed_and_its_ZIP_is_laid_out_as_documented()
    {
        var engine = new CaptureEngine { Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously) };
        await using var server = await ApiServer.StartAsync(engine, workers: 1);
        using var form = Form(model: "nvdiffrec");

        var submitted = await SubmitAsync(server, form);
        submitted.Status.ShouldBe(200);
        submitted.Body.ShouldMatch("^\\{\"job_id\":\"[a-z0-9]{8}\",\"status\":\"queued\",\"model_type\":\"nvdiffrec\",\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"\\}$");
        var id = submitted.Field("job_id");
        var running = (await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/jobs/{id}")).Body, body => (200, body).Field("progress") == "45"))[^1];
        running.ShouldMatch(
            $"^\\{{\"job_id\":\"{id}\",\"status\":\"processing\",\"progress\":45,\"current_model\":\"nvdiffrec\",\"created_at\":\"[^\"]+Z\",\"updated_at\":\"[^\"]+Z\",\"error\":null\\}}$");
        (await server.Client.AskAsync($"/jobs/{id}/download")).ShouldBe((409, ErrorText(
            "JOB_NOT_READY", $"Job '{id}' is still processing (45% complete)", $$"""{"job_id":"{{id}}","progress":45,"state":"PROGRESS"}""", ErrorCatalog.JobNotReady.Suggestion)));
        engine.Gate.SetResult();
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/jobs/{id}")).Field("status")!, status => status == "completed");

        using var download = await server.Client.GetAsync(new Uri($"/jobs/{id}/download", UriKind.Relative));
        download.Content.Headers.ContentType!.ToString().ShouldBe("application/zip");
        download.Content.Headers.ContentDisposition!.ToString().ShouldBe($"attachment; filename={id}.zip");
        using var archive = new ZipArchive(await download.Content.ReadAsStreamAsync());
        archive.Entries.Select(entry => entry.FullName).Order().ShouldBe(CaptureEngine.Files.Select(file => $"nvdiffrec/{file}").Append("README.txt").Order());
        using var mesh = new StreamReader(archive.GetEntry("nvdiffrec/mesh.glb")!.Open());
        (await mesh.ReadToEndAsync()).ShouldBe("nvdiffrec mesh.glb");
    }

    [Theory]
    [InlineData("views", "depth_renders")]
    [InlineData("views[]", "depth_renders[]")]
    public async Task Files_come_under_either_name_and_the_model_has_a_default(string views, string depths)
    {
        var engine = new CaptureEngine();
        await using var server = await ApiServer.StartAsync(engine);
        using var form = Form(views, depths);

        var submitted = await SubmitAsync(server, form);

        submitted.Field("model_type").ShouldBe("reconviagen");
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/jobs/{submitted.Field("job_id")}")).Field("status")!, status => status == "completed");
        (engine.Last!.Views!.Count, engine.Last.Depths!.Count, engine.Last.Rig).ShouldBe((6, 6, "auto"));
    }

    [Theory]
    [InlineData(5, 6, "views", "Expected 6 view images, got 5")]
    [InlineData(7, 6, "views", "Expected 6 view images, got 7")]
    [InlineData(0, 6, "views", "Expected 6 view images, got 0")]
    [InlineData(6, 0, "depth_renders", "Expected 6 depth render images, got 0")]
    [InlineData(6, 5, "depth_renders", "Expected 6 depth render images, got 5")]
    public async Task A_wrong_number_of_files_is_INVALID_FILE_COUNT(int views, int depths, string field, string message)
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using var form = Form(viewCount: views, depthCount: depths);

        (await SubmitAsync(server, form)).ShouldBe((422, ErrorText("INVALID_FILE_COUNT", message, $$"""{"field":"{{field}}"}""", ErrorCatalog.InvalidFileCount.Suggestion)));
    }

    [Theory]
    [InlineData("view.jpg", "whole")]
    [InlineData("view.png", "text")]
    [InlineData("view.png", "cut")]
    [InlineData("view.png", "flipped")]
    [InlineData("view.png", "empty")]
    [InlineData("", "whole")]
    public async Task A_file_that_is_no_whole_PNG_is_INVALID_FILE_FORMAT(string name, string kind)
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using var form = Form(viewCount: 5);
        var content = kind switch
        {
            "text" => "no picture at all, but long enough to be looked at"u8.ToArray(),
            "cut" => Picture[..^6],
            "flipped" => [.. Picture[..40], (byte)(Picture[40] ^ 1), .. Picture[41..]],
            "empty" => [],
            _ => Picture,
        };
        if (name.Length > 0)
            form.Add(new ByteArrayContent(content), "views", name);
        else
            form.Add(new ByteArrayContent(content), "views");

        var refused = await SubmitAsync(server, form);

        refused.Status.ShouldBe(422);
        Error(refused).GetProperty("code").GetString().ShouldBe("INVALID_FILE_FORMAT");
        Error(refused).GetProperty("details").GetProperty("field").GetString().ShouldBe("views");
    }

    [Fact]
    public async Task A_file_over_20_MB_is_FILE_TOO_LARGE_and_so_is_an_upload_over_200_MB()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using (var form = Form(viewCount: 5))
        {
            form.Add(new ByteArrayContent(Padded((20 << 20) + 1)), "views", "large.png");
            var refused = await SubmitAsync(server, form);
            (refused.Status, Error(refused).GetProperty("code").GetString()).ShouldBe((422, "FILE_TOO_LARGE"));
            Error(refused).GetProperty("message").GetString().ShouldBe("'large.png' has more than 20 MB");
        }

        using (var form = new MultipartFormDataContent())
        {
            var large = Padded(18 << 20);
            for (var i = 0; i < 12; i++)
                form.Add(new ByteArrayContent(large), i < 6 ? "views" : "depth_renders", $"{i}.png");
            var refused = await SubmitAsync(server, form);
            (refused.Status, Error(refused).GetProperty("code").GetString()).ShouldBe((422, "FILE_TOO_LARGE"));
        }

        Directory.GetDirectories(Path.Combine(server.Home, "jobs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_model_or_another_kind_of_body_is_VALIDATION_FAILED_with_its_field()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using var form = Form(model: "gaussian");
        var refused = await SubmitAsync(server, form);
        (refused.Status, Error(refused).GetProperty("code").GetString()).ShouldBe((422, "VALIDATION_FAILED"));
        Error(refused).GetProperty("details").GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("model_type");

        var json = await server.Client.TellAsync("/jobs", "{}");
        (json.Status, Error(json).GetProperty("code").GetString()).ShouldBe((422, "VALIDATION_FAILED"));
    }

    [Fact]
    public async Task Cancelling_takes_two_steps_and_the_first_lapses_after_an_hour()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(new CaptureEngine { Gate = new TaskCompletionSource() }, workers: 1, time: clock);
        using (var before = Form())
            await SubmitAsync(server, before); // keeps the worker, so that the job itself does not run into its time limit
        using var form = Form();
        var id = (await SubmitAsync(server, form)).Field("job_id");

        var early = await server.Client.TellAsync($"/jobs/{id}/cancel", """{"confirm": true}""");
        (early.Status, Error(early).GetProperty("code").GetString()).ShouldBe((400, "JOB_NOT_READY"));
        var requested = (200, $$"""{"job_id":"{{id}}","status":"cancel_requested","message":"Cancellation requested. Send confirm=true to confirm cancellation."}""");
        (await server.Client.SendJsonAsync(HttpMethod.Post, $"/jobs/{id}/cancel")).ShouldBe(requested);
        clock.Advance(TimeSpan.FromMinutes(61));
        (await server.Client.TellAsync($"/jobs/{id}/cancel?confirm=true", "")).Status.ShouldBe(400);
        (await server.Client.TellAsync($"/jobs/{id}/cancel", """{"confirm": false}""")).ShouldBe(requested);
        (await server.Client.TellAsync($"/jobs/{id}/cancel?confirm=true", "")).ShouldBe(
            (200, $$"""{"job_id":"{{id}}","status":"cancelled","message":"Job cancellation confirmed. Task will abort at next checkpoint."}"""));

        (await server.Client.AskAsync($"/jobs/{id}")).Field("status").ShouldBe("cancelled");
        var download = await server.Client.AskAsync($"/jobs/{id}/download");
        (download.Status, Error(download).GetProperty("code").GetString()).ShouldBe((410, "JOB_EXPIRED"));
        (await server.Client.TellAsync($"/jobs/{id}/cancel", "")).Status.ShouldBe(400);
        (await server.Client.TellAsync($"/jobs/{id}/cancel", """{"confirm": "maybe"}""")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_finished_job_cannot_be_cancelled()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using var form = Form();
        var id = (await SubmitAsync(server, form)).Field("job_id");
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/jobs/{id}")).Field("status")!, status => status == "completed");

        (await server.Client.TellAsync($"/jobs/{id}/cancel", "")).ShouldBe((400, ErrorText(
            "JOB_NOT_READY", "Cannot cancel job in state 'SUCCESS'", $$"""{"job_id":"{{id}}","current_state":"SUCCESS"}""", ErrorCatalog.JobNotReady.Suggestion)));
    }

    // The codes of failed work: each is the download's error, and its name stands in the status' sentence.
    [Theory]
    [InlineData("MODEL_FAILED", 500)]
    [InlineData("MODEL_OOM", 500)]
    [InlineData("MODEL_VRAM_OOM", 500)]
    [InlineData("MODEL_CONVERGENCE_FAILED", 500)]
    [InlineData("QUALITY_THRESHOLD_FAILED", 500)]
    [InlineData("GPU_UNAVAILABLE", 503)]
    [InlineData("DISK_FULL", 503)]
    [InlineData("MEMORY_EXHAUSTED", 503)]
    [InlineData("UNKNOWN_ERROR", 500)]
    public async Task A_failed_job_tells_its_code_in_the_status_and_at_the_download(string code, int status)
    {
        var known = ErrorCatalog.Find(code);
        var engine = new CaptureEngine { Failure = GenAssetError.Of(known, "It went wrong.", new() { ["model"] = "reconviagen", ["psnr"] = 12.5 }) };
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(engine, time: clock);
        using var form = Form();
        var id = (await SubmitAsync(server, form)).Field("job_id");

        var bodies = await FacadeClient.PollAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(20)); // past the pauses between the tries of what may be tried again
                return (await server.Client.AskAsync($"/jobs/{id}")).Body;
            },
            body => (200, body).Field("status") == "failed");

        (200, bodies[^1]).Field("error").ShouldBe($"{code}: It went wrong.");
        (await server.Client.AskAsync($"/jobs/{id}/download")).ShouldBe(
            (status, ErrorText(code, "It went wrong.", $$"""{"job_id":"{{id}}","model":"reconviagen","psnr":12.5}""", known.Suggestion)));
    }

    [Fact]
    public async Task Files_that_are_missing_are_INCOMPLETE_RESULTS_and_when_all_are_the_job_has_expired()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using var form = Form();
        var id = (await SubmitAsync(server, form)).Field("job_id")!;
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/jobs/{id}")).Field("status")!, status => status == "completed");
        var files = Directory.GetFiles(Path.Combine(server.Home, "jobs"), "*", SearchOption.AllDirectories).Where(path => path.Contains("assets", StringComparison.Ordinal)).ToArray();

        File.Delete(files.Single(path => path.EndsWith("mesh.obj", StringComparison.Ordinal)));
        File.Delete(files.Single(path => path.EndsWith("quality.json", StringComparison.Ordinal)));
        (await server.Client.AskAsync($"/jobs/{id}/download")).ShouldBe((500, ErrorText(
            "INCOMPLETE_RESULTS", $"Job '{id}' has incomplete results", $$"""{"job_id":"{{id}}","missing":["reconviagen/mesh.obj","reconviagen/quality.json"]}""",
            ErrorCatalog.IncompleteResults.Suggestion)));
        foreach (var file in files)
            File.Delete(file);
        var gone = await server.Client.AskAsync($"/jobs/{id}/download");
        (gone.Status, Error(gone).GetProperty("code").GetString()).ShouldBe((410, "JOB_EXPIRED"));
    }

    [Theory]
    [InlineData("GET", "/jobs/k3m8xq2p")]
    [InlineData("GET", "/jobs/k3m8xq2p/download")]
    [InlineData("POST", "/jobs/k3m8xq2p/cancel")]
    public async Task An_unknown_id_is_JOB_NOT_FOUND_on_every_route(string method, string path)
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());

        (await server.Client.SendJsonAsync(new HttpMethod(method), path)).ShouldBe((404, ErrorText(
            "JOB_NOT_FOUND", "Job 'k3m8xq2p' not found", """{"job_id":"k3m8xq2p"}""", ErrorCatalog.JobNotFound.Suggestion)));
    }

    [Fact]
    public async Task Health_tells_of_the_GPU_or_that_there_is_none()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());

        var health = await server.Client.AskAsync("/health");

        if (health.Status == 503)
            health.Body.ShouldBe("""{"status":"unhealthy","error":"GPU not initialized"}""");
        else
            Regex.IsMatch(health.Body, "^\\{\"status\":\"healthy\",\"gpu\":\\{\"name\":\"[^\"]+\",\"driver_version\":\"[^\"]+\",\"memory_total_gb\":[\\d.]+,\"memory_free_gb\":[\\d.]+,\"memory_used_gb\":[\\d.]+\\}\\}$").ShouldBeTrue(health.Body);
    }

    private static async Task<(int Status, string Body)> SubmitAsync(ApiServer server, MultipartFormDataContent form)
    {
        using var answer = await server.Client.PostAsync(new Uri("/jobs", UriKind.Relative), form);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static MultipartFormDataContent Form(string views = "views", string depths = "depth_renders", int viewCount = 6, int depthCount = 6, string? model = null)
    {
        var form = new MultipartFormDataContent();
        if (model is not null)
            form.Add(new StringContent(model), "model_type");
        for (var i = 1; i <= viewCount; i++)
            form.Add(new ByteArrayContent(Picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } }, views, $"view{i}.png");
        for (var i = 1; i <= depthCount; i++)
            form.Add(new ByteArrayContent(Picture), depths, $"depth{i}.png");
        return form;
    }

    private static JsonElement Error((int Status, string Body) answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("error");

    private static string ErrorText(string code, string message, string details, string suggestion) =>
        JsonSerializer.Serialize(JsonDocument.Parse($$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","details":{{{details}}},"suggestion":"{{{suggestion}}}"}}""").RootElement);

    // A PNG with a private chunk that brings it to a length.
    private static byte[] Padded(int length)
    {
        var data = new byte[length - Picture.Length - 12];
        var chunk = new byte[data.Length + 12];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes("paDd", chunk.AsSpan(4));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), GenAsset.Media.Codecs.Crc32.Append(0, chunk.AsSpan(4, data.Length + 4)));
        return [.. Picture[..33], .. chunk, .. Picture[33..]];
    }

    private static byte[] Png()
    {
        using var image = new ImageBuffer(16, 16, 3);
        return PngEncoder.Encode(image);
    }
}
