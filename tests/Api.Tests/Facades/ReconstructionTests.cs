// Past 300 lines: the document has eight routes and seventeen codes, and each is asked for here.
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenAsset.Api.Facades.Reconstruction;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Imaging;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task Health_gives_nvidia_smis_facts_in_gigabytes_with_their_fraction()
    {
        if (OperatingSystem.IsWindows())
            return; // the stand-in is a shell script
        var folder = Directory.CreateTempSubdirectory("genasset-smi-");
        try
        {
            var program = Path.Combine(folder.FullName, "nvidia-smi");
            await File.WriteAllTextAsync(program, "#!/bin/sh\necho 'NVIDIA GeForce RTX 4090, 535.129.03, 24576, 18944, 5632'\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            await using var server = await ApiServer.StartAsync(services: services => services.AddSingleton(new GpuHealth(TimeProvider.System, program)));

            (await server.Client.AskAsync("/health")).ShouldBe((200,
                """{"status":"healthy","gpu":{"name":"NVIDIA GeForce RTX 4090","driver_version":"535.129.03","memory_total_gb":24.0,"memory_free_gb":18.5,"memory_used_gb":5.5}}"""));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_nvidia_smi_health_is_the_documents_503()
    {
        await using var server = await ApiServer.StartAsync(services: services => services.AddSingleton(new GpuHealth(TimeProvider.System, "no-such-program")));

        (await server.Client.AskAsync("/health")).ShouldBe((503, """{"status":"unhealthy","error":"GPU not initialized"}"""));
    }

    [Theory]
    [InlineData("ITEM_TIMEOUT")]
    [InlineData("INPUT_NOT_READABLE")]
    public async Task Work_that_failed_for_a_reason_the_document_has_no_code_for_is_MODEL_FAILED_with_its_cause(string code)
    {
        var known = ErrorCatalog.Find(code);
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(new CaptureEngine { Failure = GenAssetError.Of(known, "It went wrong.") }, time: clock);
        using var form = Form();
        var id = (await SubmitAsync(server, form)).Field("job_id");

        var bodies = await FacadeClient.PollAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(20));
                return (await server.Client.AskAsync($"/jobs/{id}")).Body;
            },
            body => (200, body).Field("status") == "failed");

        (200, bodies[^1]).Field("error").ShouldBe("MODEL_FAILED: It went wrong.");
        (await server.Client.AskAsync($"/jobs/{id}/download")).ShouldBe(
            (500, ErrorText("MODEL_FAILED", "It went wrong.", $$"""{"job_id":"{{id}}","cause":"{{code}}"}""", ErrorCatalog.ModelFailed.Suggestion)));
        (await server.Client.TellAsync($"/jobs/{id}/cancel", "")).ShouldBe((400, ErrorText(
            "JOB_NOT_READY", "Cannot cancel job in state 'FAILURE'", $$"""{"job_id":"{{id}}","current_state":"FAILURE"}""", ErrorCatalog.JobNotReady.Suggestion)));
    }

    [Fact]
    public async Task A_queued_job_is_PENDING_and_a_cancelled_one_REVOKED_in_the_details()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine { Gate = new TaskCompletionSource() }, workers: 1);
        using (var before = Form())
            await SubmitAsync(server, before);
        using var form = Form();
        var id = (await SubmitAsync(server, form)).Field("job_id");

        (await server.Client.AskAsync($"/jobs/{id}")).Body.ShouldMatch(
            $"^\\{{\"job_id\":\"{id}\",\"status\":\"queued\",\"progress\":0,\"current_model\":null,\"created_at\":\"[^\"]+Z\",\"updated_at\":\"[^\"]+Z\",\"error\":null\\}}$");
        (await server.Client.AskAsync($"/jobs/{id}/download")).ShouldBe((409, ErrorText(
            "JOB_NOT_READY", $"Job '{id}' is still processing (0% complete)", $$"""{"job_id":"{{id}}","progress":0,"state":"PENDING"}""", ErrorCatalog.JobNotReady.Suggestion)));
        await server.Client.TellAsync($"/jobs/{id}/cancel", "");
        (await server.Client.TellAsync($"/jobs/{id}/cancel", """{"confirm": true}""")).Field("status").ShouldBe("cancelled");

        (await server.Client.AskAsync($"/jobs/{id}")).Body.ShouldMatch($"^\\{{\"job_id\":\"{id}\",\"status\":\"cancelled\",\"progress\":0,\"current_model\":null,.+,\"error\":null\\}}$");
        (await server.Client.AskAsync($"/jobs/{id}/download")).ShouldBe((410, ErrorText(
            "JOB_EXPIRED", $"Job '{id}' results have expired or been cleaned up", $$"""{"job_id":"{{id}}"}""", ErrorCatalog.JobExpired.Suggestion)));
        (await server.Client.TellAsync($"/jobs/{id}/cancel", "")).ShouldBe((400, ErrorText(
            "JOB_NOT_READY", "Cannot cancel job in state 'REVOKED'", $$"""{"job_id":"{{id}}","current_state":"REVOKED"}""", ErrorCatalog.JobNotReady.Suggestion)));
    }

    [Theory]
    [InlineData("views")]
    [InlineData("cameras")]
    public async Task A_form_that_breaks_off_is_the_clients_fault_and_not_the_disks(string field)
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        var text = $"--b\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"a.png\"\r\n\r\n";
        using var body = new ByteArrayContent([.. Encoding.ASCII.GetBytes(text), .. Picture]);
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using var answer = await server.Client.PostAsync(new Uri("/jobs", UriKind.Relative), body);

        var refused = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        (refused.Item1, Error(refused).GetProperty("code").GetString()).ShouldBe((422, "VALIDATION_FAILED"));
        Error(refused).GetProperty("details").GetProperty("fields")[0].GetProperty("field").GetString().ShouldBe("body");
    }

    [Theory]
    [InlineData("DISK_FULL")]
    [InlineData("MEMORY_EXHAUSTED")]
    [InlineData("UNKNOWN_ERROR")]
    public async Task A_server_out_of_disk_or_memory_says_so_at_submit(string code)
    {
        Exception fault = code switch
        {
            "DISK_FULL" => new IOException("No space left on device", 28),
            "MEMORY_EXHAUSTED" => new InsufficientMemoryException(),
            _ => new InvalidOperationException("a fault that nobody foresaw"),
        };
        await using var server = await ApiServer.StartAsync(new CaptureEngine(), services: services => services.AddSingleton<IUploadStore>(new FaultyUploads(fault)));
        using var form = Form();

        var refused = await SubmitAsync(server, form);

        refused.Status.ShouldBe(code == "UNKNOWN_ERROR" ? 500 : 503, refused.Body);
        refused.Body.ShouldMatch($"^\\{{\"error\":\\{{\"code\":\"{code}\",\"message\":\"[^\"]+\",\"details\":\\{{\\}},\"suggestion\":\"{Regex.Escape(ErrorCatalog.Find(code).Suggestion)}\"\\}}\\}}$");
        refused.Body.ShouldNotContain("nobody foresaw");
    }

    [Fact]
    public async Task With_keys_a_job_is_its_owners_and_health_is_everybodys()
    {
        await using var server = await ApiServer.StartAsync(new CaptureEngine());
        using var anna = server.ClientOf("anna");
        using var ben = server.ClientOf("ben");
        using var form = Form();
        using var answer = await anna.PostAsync(new Uri("/jobs", UriKind.Relative), form);
        var id = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()).Field("job_id");

        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, $"/jobs/{id}"), (HttpMethod.Get, $"/jobs/{id}/download"), (HttpMethod.Post, $"/jobs/{id}/cancel")])
        {
            var missing = await server.Client.SendJsonAsync(method, path);
            missing.Status.ShouldBe(401);
            missing.Body.ShouldStartWith("{\"error\":{\"code\":\"KEY_REFUSED\",\"message\":");
            var other = await ben.SendJsonAsync(method, path);
            (other.Status, Error(other).GetProperty("code").GetString()).ShouldBe((404, "JOB_NOT_FOUND"));
        }

        (await anna.AskAsync($"/jobs/{id}")).Status.ShouldBe(200);
        (await server.Client.AskAsync("/health")).Status.ShouldBeOneOf(200, 503);
    }

    private sealed class FaultyUploads(Exception fault) : IUploadStore
    {
        public Task<Outcome<Upload>> AddAsync(Stream content, string? owner, string? name, CancellationToken cancellationToken) =>
            fault is IOException ? Task.FromResult<Outcome<Upload>>(IoFault.Explain(fault, "the home folder")) : throw fault;

        public Task<Upload?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult<Upload?>(null);

        public Task<Outcome<Stream>> OpenAsync(string id, CancellationToken cancellationToken) => throw fault;
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
        $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","details":{{{details}}},"suggestion":"{{{suggestion}}}"}}""";

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
