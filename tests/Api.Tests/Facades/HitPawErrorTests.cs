using GenAsset.Api.Facades.HitPaw;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using GenAsset.Core.Uploads;
using GenAsset.Media.Enhancement;
using Microsoft.Extensions.DependencyInjection;
using static GenAsset.Api.Tests.Facades.HitPawTests;

namespace GenAsset.Api.Tests.Facades;

public sealed class HitPawErrorTests(HitPawTests.Shared shared) : IClassFixture<HitPawTests.Shared>
{
    private const string Enhance = "/api/photo-enhancer";
    private const string Status = "/api/task-status";

    [Theory]
    [InlineData(Enhance, "", 400, 100400002, "Bad Request")]
    [InlineData(Enhance, "{", 400, 100400002, "Bad Request")]
    [InlineData(Enhance, "[]", 400, 100400002, "Bad Request")]
    [InlineData(Enhance, "{}", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"img_url":"URL/16x16.jpg","extension":".jpg"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","extension":".jpg"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":2,"img_url":"URL/16x16.jpg","extension":".jpg"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"\ud800","img_url":"URL/16x16.jpg","extension":".jpg"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":["URL/16x16.jpg"],"extension":".jpg"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":true}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":".jpg","exif":"true"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":".jpg","DPI":"300"}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":".jpg","DPI":72.5}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":".jpg","DPI":0}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Enhance, """{"model_name":"enhanced_v2","img_url":"URL/16x16.jpg","extension":".jpg"}""", 400, 110400005, "The model is not supported, please try again")]
    [InlineData(Enhance, """{"model_name":"General_2x","img_url":"URL/16x16.jpg","extension":".jpg"}""", 400, 110400005, "The model is not supported, please try again")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":".gif"}""", 400, 110400007, "The extension is not valid")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":"..jpg"}""", 400, 110400007, "The extension is not valid")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":"heif"}""", 400, 110400007, "The extension is not valid")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/16x16.jpg","extension":""}""", 400, 110400007, "The extension is not valid")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"photo.jpg","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"file:///etc/passwd","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"http://127.0.0.1:9/x.jpg","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"https://user:secret@127.0.0.1/x.jpg","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/missing.jpg","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/inside.jpg","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/page.html","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/cut.jpg","extension":".jpg"}""", 400, 100400001, "Invalid URL")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/endless.jpg","extension":".jpg"}""", 400, 110400009, "The input resolution is over limit")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/declared-8193x8192.jpg","extension":".jpg"}""", 400, 110400009, "The input resolution is over limit")]
    [InlineData(Enhance, """{"model_name":"general_2x","img_url":"URL/deep-8193x8192.jpg","extension":".jpg"}""", 400, 110400009, "The input resolution is over limit")]
    [InlineData(Enhance, """{"model_name":"generative","img_url":"URL/declared-30000x20001.jpg","extension":".jpg"}""", 400, 110400009, "The input resolution is over limit")]
    [InlineData(Enhance, """{"model_name":"general_4x","img_url":"URL/declared-6124x6124.jpg","extension":".jpg"}""", 400, 110400010, "The target resolution is over limit")]
    [InlineData(Status, "", 400, 100400002, "Bad Request")]
    [InlineData(Status, "nonsense", 400, 100400002, "Bad Request")]
    [InlineData(Status, "{}", 403, 100403000, "Invalid request parameters")]
    [InlineData(Status, """{"job_id":7}""", 403, 100403000, "Invalid request parameters")]
    [InlineData(Status, """{"job_id":"f5007c0b-e902-4070-8c75-f337d896168f"}""", 400, 110400002, "The task does not exist")]
    [InlineData(Status, """{"job_id":"../../etc"}""", 400, 110400002, "The task does not exist")]
    [InlineData("/api/video-enhancer", """{"model_name":"x"}""", 404, 100400002, "Bad Request")]
    [InlineData("/api/task-status/nothing", "{}", 404, 100400002, "Bad Request")]
    public async Task What_cannot_be_has_its_code_and_message(string path, string body, int status, int code, string message)
    {
        var (web, server) = (shared.Web, shared.Server);

        var answer = await server.Client.TellAsync(path, body.Replace("URL", web.Of("").TrimEnd('/'), StringComparison.Ordinal));

        ShouldBeError(answer, status, code, message);
        answer.Body.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_method_that_is_not_taken_keeps_its_HTTP_status()
    {
        var server = shared.Server;

        ShouldBeError(await server.Client.AskAsync(Enhance), 405, 100400002, "Bad Request");
        ShouldBeError(await server.Client.AskAsync(Status), 405, 100400002, "Bad Request");
        ShouldBeError(await server.Client.AskAsync("/api/video-enhancer"), 404, 100400002, "Bad Request");
    }

    [Fact]
    public async Task A_key_that_is_missing_wrong_expired_or_of_another_role_has_each_its_code()
    {
        await using var server = await ApiServer.StartAsync();
        var worker = server.Keys.Add("machine", KeyRole.Worker).Secret;
        var expired = server.Keys.Add("anna", expiresAt: DateTimeOffset.UnixEpoch).Secret;

        foreach (var path in (string[])[Enhance, Status])
        {
            ShouldBeError(await server.Client.TellAsync(path, "{}"), 400, 110400000, "api_key is not valid");
            ShouldBeError(await server.Client.TellAsync(path, "{}", ("Apikey", "wrong")), 400, 110400000, "api_key is not valid");
            ShouldBeError(await server.Client.TellAsync(path, "{}", ("Apikey", expired)), 401, 100401000, "Token is expired");
            ShouldBeError(await server.Client.TellAsync(path, "{}", ("Apikey", worker)), 403, 100403002, "You don't have permission to access this resource");
        }
    }

    [Fact]
    public async Task A_page_of_another_origin_is_denied_while_there_are_no_keys()
    {
        var server = shared.Server;

        ShouldBeError(await server.Client.TellAsync(Enhance, "{}", ("Origin", "https://elsewhere.example")), 403, 100403001, "Access denied");
    }

    [Fact]
    public async Task More_than_a_key_allows_is_429_and_says_when_to_come_back()
    {
        await using var web = new PictureServer();
        var release = new TaskCompletionSource();
        var engine = new ScriptedEngine(async (_, context, token) =>
        {
            await release.Task.WaitAsync(token);
            return ScriptedEngine.Succeed(context);
        });
        await using var server = await ApiServer.StartAsync(engine, fetching: web.Rules);

        using var slow = server.ClientOf("anna", rate: 1);
        (await slow.TellAsync(Status, "{}")).Status.ShouldBe(403);
        await ShouldBeLimitedAsync(slow, Status, "{}");

        using var busy = server.ClientOf("ben", queue: 1);
        (await busy.TellAsync(Enhance, Photo(web.Of("16x16.jpg")))).Status.ShouldBe(200);
        await ShouldBeLimitedAsync(busy, Enhance, Photo(web.Of("16x16.jpg")));
        release.SetResult();

        static async Task ShouldBeLimitedAsync(HttpClient client, string path, string body)
        {
            using var answer = await client.PostAsync(path, new StringContent(body));
            ShouldBeError(((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()), 429, 100429000, "Too many requests, please try again later");
            answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        }
    }

    [Fact]
    public async Task Coins_that_another_request_took_meanwhile_are_not_enough_either()
    {
        await using var web = new PictureServer();
        CreditLedger? ledger = null;
        await using var server = await ApiServer.StartAsync(
            fetching: web.Rules, services: services => Decorate(services, uploads => new Uploads(uploads, () => ledger!.TryCharge("anna", "another", 5, 1, 0, out _))));
        ledger = new CreditLedger(Path.Combine(server.Home, "server", "credits.jsonl"), TimeProvider.System);
        ledger.Grant("anna", 10);

        ShouldBeError(await server.Client.TellAsync(Enhance, Photo(web.Of("16x16.jpg")), ("Apikey", server.Keys.Add("anna").Secret)), 402, 110402001, "The coins are not enough");
        ledger.BalanceOf("anna").ShouldBe(5);
    }

    [Theory]
    [InlineData("DISK_FULL", 100500003, "Failed to create file")]
    [InlineData("HOME_NOT_WRITABLE", 100500003, "Failed to create file")]
    [InlineData("CONFIGURATION_INVALID", 100500005, "Configuration error")]
    [InlineData("STORE_DAMAGED", 100500001, "Database error")]
    [InlineData("UPLOAD_NOT_FOUND", 100500002, "Cache error")]
    [InlineData("ITEM_TIMEOUT", 100500007, "Operation timeout")]
    [InlineData("UNKNOWN_ERROR", 100500006, "Unknown error")]
    [InlineData("MEMORY_EXHAUSTED", 100500000, "Internal error")]
    [InlineData("SOME_NEWER_CODE", 100500000, "Internal error")]
    public async Task What_the_server_itself_fails_at_has_the_5xx_that_says_it(string ours, int code, string message)
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(
            fetching: web.Rules, services: services => Decorate(services, uploads => new Uploads(uploads, () => new GenAssetError(ours, "It went wrong."))));

        (await server.Client.TellAsync(Enhance, Photo(web.Of("16x16.jpg")))).ShouldBe((500, Error(code, message, "It went wrong.")));
    }

    [Theory]
    [InlineData("keys.json", 100500005, "Configuration error")]
    [InlineData("credits.jsonl", 100500001, "Database error")]
    [InlineData("links.key", 100500005, "Configuration error")]
    public async Task A_damaged_file_of_the_server_is_told_in_this_APIs_shape(string file, int code, string message)
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(fetching: web.Rules);
        var key = ("Apikey", server.Keys.Add("anna").Secret);
        var id = (await server.Client.TellAsync(Enhance, Photo(web.Of("16x16.jpg")), key)).Field("job_id")!;

        await File.WriteAllTextAsync(Path.Combine(server.Home, "server", file), "nonsense\n");

        ShouldBeError(file == "credits.jsonl" ? await server.Client.TellAsync(Enhance, Photo(web.Of("16x16.jpg")), key) : await StatusAsync(server, id, key), 500, code, message);
    }

    [Fact]
    public async Task A_picture_that_does_not_come_ends_after_a_minute()
    {
        var clock = new FakeClock();
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(time: clock, fetching: web.Rules);

        var posting = server.Client.TellAsync(Enhance, Photo(web.Of("slow.jpg")));
        await web.SlowWasAsked.Task;
        clock.Advance(PictureFetch.Patience);

        ShouldBeError(await posting, 500, 100500007, "Operation timeout");
    }

    [Fact]
    public void The_tables_are_the_documents_less_the_rows_of_video()
    {
        ErrorRow.All.Select(row => row.Number).ShouldBeUnique();
        ErrorRow.All.Count.ShouldBe(16 + 12 - 2);
        ErrorRow.All.ShouldAllBe(row => row.Number / 1000 % 1000 == row.Status);
        foreach (var code in ErrorCatalog.All)
            ErrorRow.All.ShouldContain(ErrorRow.Of(GenAssetError.Of(code, "x")));
    }

    [Fact]
    public void Every_model_has_a_price_that_never_falls_with_the_size()
    {
        foreach (var recipe in EnhancementRecipes.All)
            ((long?[])[1, 2_000_001, 8_000_001, 24_000_001, null]).Select(pixels => PriceTable.CoinsOf(recipe.Name, pixels)).ShouldBeInOrder();
    }

    private static void Decorate(IServiceCollection services, Func<IUploadStore, IUploadStore> decorate)
    {
        var inner = (IUploadStore)services.Last(service => service.ServiceType == typeof(IUploadStore)).ImplementationInstance!; // ApiServer registers one
        services.AddSingleton(decorate(inner));
    }

    /// <summary>A store where something happens before a file is added, which may refuse it.</summary>
    private sealed class Uploads(IUploadStore inner, Func<GenAssetError?> before) : IUploadStore
    {
        public async Task<Outcome<Upload>> AddAsync(Stream content, string? owner, string? name, CancellationToken cancellationToken) =>
            before() is { } fault ? fault : await inner.AddAsync(content, owner, name, cancellationToken);

        public Task<Upload?> FindAsync(string id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public Task<Stream?> OpenAsync(string id, CancellationToken cancellationToken) => inner.OpenAsync(id, cancellationToken);
    }
}
