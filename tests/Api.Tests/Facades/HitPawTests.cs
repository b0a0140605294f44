// Past 300 lines: the document has two tables of errors, and each row is asked for here.
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using GenAsset.Api.Security;
using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Media.Codecs;

namespace GenAsset.Api.Tests.Facades;

public sealed class HitPawTests(HitPawTests.Shared shared) : IClassFixture<HitPawTests.Shared>
{
    private const string Uuid = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private const string NoSuchJob = "f5007c0b-e902-4070-8c75-f337d896168f";

    [Fact]
    public async Task A_photo_goes_from_CONVERTING_to_COMPLETED_and_both_of_its_links_download_without_a_key()
    {
        await using var web = new PictureServer();
        var go = new TaskCompletionSource();
        var enhance = new GenAsset.Core.Engines.BuiltIn.EnhanceEngine();
        var engine = new ScriptedEngine(async (item, context, token) =>
        {
            await go.Task;
            return await enhance.RunAsync(item, context, token);
        });
        await using var server = await ApiServer.StartAsync(engine, fetching: web.Rules);
        var key = ("Apikey", server.Keys.Add("anna").Secret);

        var posted = await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("40x30.jpg"), "enhanced_v1", ".jpg", ""","exif":true,"DPI":300"""), key);
        posted.Status.ShouldBe(200);
        posted.Body.ShouldMatch($$"""^{"code":200,"message":"OK","data":{"job_id":"({{Uuid}})","consume_coins":10},"job_id":"\1","consume_coins":10}$""");
        var id = posted.Field("job_id")!;
        var origin = server.Client.BaseAddress!.ToString().TrimEnd('/');
        var link = $"{origin}/api/photo-enhancer/{id}/[0-9]+-[0-9a-f]{{64}}";
        (await StatusAsync(server, id, key)).Body.ShouldMatch(Standing("CONVERTING", "", link + "/original.jpg"));
        go.SetResult();
        var done = await EndAsync(server, id, key);
        done.Body.ShouldMatch(Standing("COMPLETED", link + "/result.jpg", link + "/original.jpg"));

        using var anybody = new HttpClient();
        var result = ImageCodec.Decode(await anybody.GetByteArrayAsync(done.Field("res_url")));
        (result.Format, result.Pixels.Width, result.Pixels.Height).ShouldBe((ImageFormat.Jpeg, 80, 60));
        result.Metadata.DpiX!.Value.ShouldBe(300, 0.5);
        result.Metadata.Exif.ShouldNotBeNull();
        (await anybody.GetByteArrayAsync(done.Field("original_url"))).ShouldBe(PictureServer.Photo(40, 30));
        web.Asked.ShouldBe(1); // the job took the copy

        string Standing(string status, string result, string original) => "^" + $$"""
            {"code":200,"message":"OK","data":{"job_id":"{{id}}","status":"{{status}}","res_url":"({{result}})","original_url":"({{original}})"},"job_id":"{{id}}","status":"{{status}}","res_url":"\1","original_url":"\2"}
            """.Trim() + "$";
    }

    [Theory]
    [InlineData("face_2x", 15)]
    [InlineData("face_4x", 30)]
    [InlineData("face_v2_2x", 15)]
    [InlineData("face_v2_4x", 30)]
    [InlineData("general_2x", 10)]
    [InlineData("general_4x", 20)]
    [InlineData("high_fidelity_2x", 10)]
    [InlineData("high_fidelity_4x", 20)]
    [InlineData("sharpen_denoise", 5)]
    [InlineData("detail_denoise", 5)]
    [InlineData("generative_portrait", 75)]
    [InlineData("generative", 75)]
    [InlineData("enhanced_v1", 10)]
    public async Task Every_model_is_taken_and_run_at_its_price(string model, int coins)
    {
        var (web, server) = (shared.Web, shared.Server);

        var posted = await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg"), model));

        (posted.Status, posted.Field("consume_coins")).ShouldBe((200, $"{coins}"));
        (await EndAsync(server, posted.Field("job_id")!)).Field("status").ShouldBe("COMPLETED");
    }

    [Theory]
    [InlineData("general_2x", "declared-1000x2000.jpg", 10)]
    [InlineData("general_2x", "declared-2001x1000.jpg", 20)]
    [InlineData("general_2x", "declared-4000x6000.jpg", 40)]
    [InlineData("general_2x", "declared-8192x8192.jpg", 80)]
    [InlineData("general_2x", "deep-8192x8192.jpg", 80)]
    [InlineData("generative", "declared-20000x30000.jpg", 180)]
    public async Task A_price_rises_with_the_megapixels(string model, string picture, int coins)
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context))), fetching: web.Rules);

        (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of(picture), model))).Field("consume_coins").ShouldBe($"{coins}");
    }

    [Theory]
    [InlineData(".jpg", "image/jpeg")]
    [InlineData("jpg", "image/jpeg")]
    [InlineData(".JPG", "image/jpeg")]
    [InlineData("jpeg", "image/jpeg")]
    [InlineData(".jfif", "image/jpeg")]
    [InlineData("png", "image/png")]
    [InlineData(".bmp", "image/bmp")]
    [InlineData(".tga", "image/x-tga")]
    [InlineData(".tiff", "image/tiff")]
    public async Task The_result_has_the_extension_that_was_asked_for_and_no_EXIF_unless_asked(string extension, string type)
    {
        var (web, server) = (shared.Web, shared.Server);
        var id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg"), "high_fidelity_2x", extension))).Field("job_id")!;

        using var answer = await server.Client.GetAsync((await EndAsync(server, id)).Field("res_url"));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.RequestMessage!.RequestUri!.AbsolutePath.ShouldEndWith("/result." + extension.TrimStart('.').ToLowerInvariant());
        ImageCodec.Decode(await answer.Content.ReadAsByteArrayAsync()).Metadata.Exif.ShouldBeNull();
    }

    [Fact]
    public async Task A_failed_job_has_the_status_ERROR_with_HTTP_200()
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(Failing(GenAssetError.Of(ErrorCatalog.ModelFailed, "The model would not.")), fetching: web.Rules);
        var id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")))).Field("job_id")!;

        var ended = await EndAsync(server, id);

        ended.Status.ShouldBe(200);
        (ended.Field("status"), ended.Field("res_url"), ended.Field("error")).ShouldBe(("ERROR", "", "The model would not."));
        (await server.Client.GetAsync(ended.Field("original_url"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("input", 110400009, "The input resolution is over limit")]
    [InlineData("output", 110400010, "The target resolution is over limit")]
    public async Task A_size_that_only_the_engine_could_tell_is_refused_at_status(string limit, int code, string message)
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(Failing(GenAssetError.Of(ErrorCatalog.FileTooLarge, "Too large.", new() { ["limit"] = limit })), fetching: web.Rules);
        var id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")))).Field("job_id")!;

        (await EndAsync(server, id)).ShouldBe((400, Error(code, message, "Too large.")));
    }

    [Fact]
    public async Task A_task_whose_files_are_no_longer_kept_has_failed()
    {
        var clock = new FakeClock();
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(time: clock, fetching: web.Rules);
        var id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")))).Field("job_id")!;
        await EndAsync(server, id);

        clock.Advance(TimeSpan.FromHours(25));
        await server.Backend.ExpireAsync();

        ShouldBeError(await StatusAsync(server, id), 400, 110400003, "The task failed, please try again");
    }

    [Fact]
    public async Task Anothers_task_and_another_APIs_are_none()
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(new ScriptedEngine((_, context, _) => Task.FromResult(ScriptedEngine.Succeed(context))), fetching: web.Rules);
        var (anna, ben) = (("Apikey", server.Keys.Add("anna").Secret), ("Apikey", server.Keys.Add("ben").Secret));
        var id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")), anna)).Field("job_id")!;
        var picture = (await server.Client.TellAsync("/api/txt2img", """{"prompt":"a cup"}""", anna)).Field("job_uuid")!;

        (await StatusAsync(server, id, anna)).Status.ShouldBe(200);
        ShouldBeError(await StatusAsync(server, id, ben), 400, 110400002, "The task does not exist");
        ShouldBeError(await StatusAsync(server, picture, anna), 400, 110400002, "The task does not exist");
    }

    [Fact]
    public async Task Coins_are_taken_once_a_task_and_come_back_when_it_fails()
    {
        await using var web = new PictureServer();
        var engine = new ScriptedEngine((item, context, _) => Task.FromResult(
            item.Model == "sharpen_denoise" ? GenAssetError.Of(ErrorCatalog.ModelFailed, "no") : ScriptedEngine.Succeed(context)));
        await using var server = await ApiServer.StartAsync(engine, fetching: web.Rules);
        var key = ("Apikey", server.Keys.Add("anna").Secret);
        var ledger = new CreditLedger(Path.Combine(server.Home, "server", "credits.jsonl"), TimeProvider.System);
        ledger.Grant("anna", 25);

        (await PostAsync("general_2x")).Field("consume_coins").ShouldBe("10");
        ledger.BalanceOf("anna").ShouldBe(15);
        var failing = (await PostAsync("sharpen_denoise")).Field("job_id")!;
        await server.Backend.WaitAsync(failing);
        await FacadeClient.PollAsync(() => Task.FromResult($"{ledger.BalanceOf("anna")} {ledger.OpenCharges.Count}"), seen => seen == "15 0");
        (await StatusAsync(server, failing, key)).Field("status").ShouldBe("ERROR");
        (await PostAsync("general_2x")).Status.ShouldBe(200);
        ledger.BalanceOf("anna").ShouldBe(5);
        var asked = web.Asked;
        ShouldBeError(await PostAsync("general_2x"), 402, 110402000, "The coins are not enough");
        ShouldBeError(await PostAsync("no_such"), 400, 110400005, "The model is not supported, please try again");
        ledger.BalanceOf("anna").ShouldBe(5);
        web.Asked.ShouldBe(asked + 1);

        Task<(int Status, string Body)> PostAsync(string model) => server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg"), model), key);
    }

    [Fact]
    public async Task A_key_without_credits_has_its_demo_tries_and_a_refused_request_takes_none()
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(options: asked => asked with { DemoTries = 2 }, fetching: web.Rules);
        var (anna, ben) = (("Apikey", server.Keys.Add("anna").Secret), ("Apikey", server.Keys.Add("ben").Secret));

        (await PostAsync(anna)).Status.ShouldBe(200);
        (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("page.html")), anna)).Status.ShouldBe(400);
        (await PostAsync(anna)).Status.ShouldBe(200);
        ShouldBeError(await PostAsync(anna), 402, 110402004, "The Demo try times exceeded");
        (await PostAsync(ben)).Status.ShouldBe(200);
        new CreditLedger(Path.Combine(server.Home, "server", "credits.jsonl"), TimeProvider.System).Grant("anna", 10);
        (await PostAsync(anna)).Status.ShouldBe(200);

        Task<(int Status, string Body)> PostAsync((string, string) key) => server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")), key);
    }

    [Fact]
    public async Task A_link_gives_ranges_and_not_modified_and_takes_HEAD()
    {
        var (web, server) = (shared.Web, shared.Server);
        var id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")))).Field("job_id")!;
        var done = await EndAsync(server, id);

        foreach (var link in (string[])[done.Field("res_url")!, done.Field("original_url")!])
        {
            using var whole = await server.Client.GetAsync(link);
            var bytes = await whole.Content.ReadAsByteArrayAsync();
            using var part = await AskAsync(link, request => request.Headers.Range = new RangeHeaderValue(2, 9));
            part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
            (await part.Content.ReadAsByteArrayAsync()).ShouldBe(bytes[2..10]);
            using var same = await AskAsync(link, request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag!));
            same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            using var head = await AskAsync(link, request => request.Method = HttpMethod.Head);
            (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, bytes.Length));
        }

        async Task<HttpResponseMessage> AskAsync(string link, Action<HttpRequestMessage> change)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            change(request);
            return await server.Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_link_opens_its_own_file_for_a_day_also_over_a_restart_and_no_other()
    {
        var clock = new FakeClock();
        var home = Directory.CreateTempSubdirectory("genasset-hitpaw-").FullName;
        await using var web = new PictureServer();
        (int Status, string Body) done;
        string id;
        await using (var server = await ApiServer.StartAsync(time: clock, fetching: web.Rules, home: home))
        {
            id = (await server.Client.TellAsync("/api/photo-enhancer", Photo(web.Of("16x16.jpg")))).Field("job_id")!;
            done = await EndAsync(server, id);
        }

        await using (var server = await ApiServer.StartAsync(time: clock, fetching: web.Rules, home: home))
        {
            var link = new Uri(done.Field("res_url")!).AbsolutePath;
            (await server.Client.AskAsync(link)).Status.ShouldBe(200);
            var token = link.Split('/')[4];
            var forged = token[..^1] + (token[^1] == '0' ? '1' : '0');
            ShouldBeError(await server.Client.AskAsync(link.Replace(token, forged)), 500, 100500004, "Signature verification failed");
            ShouldBeError(await server.Client.AskAsync(link.Replace("result.jpg", "original.jpg")), 500, 100500004, "Signature verification failed");
            ShouldBeError(await server.Client.AskAsync(link.Replace(id, NoSuchJob)), 500, 100500004, "Signature verification failed");
            ShouldBeError(await server.Client.AskAsync(link.Replace(token, "9" + token)), 500, 100500004, "Signature verification failed");
            ShouldBeError(await server.Client.AskAsync(link.Replace(token, token[..20])), 400, 100400000, "No access");
            ShouldBeError(await server.Client.AskAsync(link.Replace(token, "-")), 400, 100400000, "No access");
            clock.Advance(TimeSpan.FromHours(24));
            ShouldBeError(await server.Client.AskAsync(link), 401, 100401000, "Token is expired");
            var fresh = (await StatusAsync(server, id)).Field("res_url")!;
            Directory.Delete(Path.Combine(home, "jobs", id, "assets"), recursive: true);
            ShouldBeError(await server.Client.AskAsync(fresh), 500, 100500002, "Cache error");
            await server.Backend.DeleteAsync(id);
            ShouldBeError(await server.Client.AskAsync(fresh), 400, 110400002, "The task does not exist");
        }

        Directory.Delete(home, recursive: true);
    }

    internal static string Photo(string url, string model = "general_2x", string extension = ".jpg", string more = "") =>
        $$"""{"model_name":"{{model}}","img_url":"{{url}}","extension":"{{extension}}"{{more}}}""";

    internal static Task<(int Status, string Body)> StatusAsync(ApiServer server, string id, params (string Name, string Value)[] headers) =>
        server.Client.TellAsync("/api/task-status", $$"""{"job_id":"{{id}}"}""", headers);

    internal static async Task<(int Status, string Body)> EndAsync(ApiServer server, string id, params (string Name, string Value)[] headers)
    {
        (await server.Backend.WaitAsync(id)).Succeeded.ShouldBeTrue();
        return await StatusAsync(server, id, headers);
    }

    internal static string Error(int code, string message, string detail) => $$"""{"error_code":{{code}},"message":"{{message}}","detail":"{{detail}}"}""";

    internal static void ShouldBeError((int Status, string Body) answer, int status, int code, string message)
    {
        answer.Status.ShouldBe(status, answer.Body);
        answer.Body.ShouldStartWith($$"""{"error_code":{{code}},"message":"{{message}}","detail":""" + "\"");
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    /// <summary>An open server and a web with pictures, for the tests that leave nothing behind which another would see.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal PictureServer Web { get; } = new();

        internal ApiServer Server { get; private set; } = null!; // InitializeAsync comes before any test

        public async Task InitializeAsync() => Server = await ApiServer.StartAsync(fetching: Web.Rules);

        public async Task DisposeAsync()
        {
            await Server.DisposeAsync();
            await Web.DisposeAsync();
        }
    }

    private static ScriptedEngine Failing(GenAssetError error) => new((_, _, _) => Task.FromResult<Outcome<EngineResult>>(error));
}
