using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Imaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenAsset.Api.Tests.Facades;

/// <summary>Many clients of all kinds on one server, each with a key of one of five owners: every job ends with its own asset, and nobody sees another's.</summary>
public sealed class FacadeLoadTests
{
    private const int Clients = 50;
    private static readonly string[] Owners = ["anna", "ben", "cleo", "dora", "emil"];

    private static TimeSpan Length => Environment.GetEnvironmentVariable("GENASSET_SOAK") == "1" ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Fifty_clients_of_all_kinds_at_once_each_get_their_own_and_nothing_else()
    {
        await using var web = new PictureServer();
        await using var server = await ApiServer.StartAsync(
            new StagedEngine(), workers: 4, fetching: web.Rules, services: services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Warning))); // minutes of traces fill the memory
        var keys = Owners.Select(owner => server.Keys.Add(owner).Secret).ToArray();
        Func<HttpClient, string, string, string, Task>[] kinds = [GatewayAsync, PipelineAsync, AlgoveraAsync, ReconstructionAsync, NativeAsync, (http, key, other, prompt) => HitPawAsync(http, key, other, prompt, web)];
        var done = new int[kinds.Length];
        using var end = new CancellationTokenSource(Length, TimeProvider.System);

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            var kind = client % kinds.Length;
            var mine = client / kinds.Length % Owners.Length; // every owner has clients of every kind
            using var http = new HttpClient { BaseAddress = server.Client.BaseAddress };
            for (var round = 0; round == 0 || !end.IsCancellationRequested; round++)
            {
                await kinds[kind](http, keys[mine], keys[(mine + 1) % Owners.Length], $"client {client} of {Owners[mine]}, round {round}");
                Interlocked.Increment(ref done[kind]);
            }
        }));

        done.ShouldAllBe(count => count >= Clients / kinds.Length);
        server.Log.Text.ShouldNotContain("Error GenAsset.Api:");
    }

    private static async Task GatewayAsync(HttpClient http, string key, string other, string prompt)
    {
        var header = ("x-api-key", key);
        var id = (await http.TellAsync("/add_task", $$"""{"prompt":"{{prompt}}"}""", header)).Field("id");
        await FacadeClient.PollAsync(async () => (await http.AskAsync($"/get_status?id={id}", header)).Field("status")!, word => Ended(word, "Success", "Failure"));
        (await http.AskAsync($"/get_status?id={id}", ("x-api-key", other))).Field("status").ShouldBe("NoResult");
        (await http.AskAsync($"/get_result?id={id}", ("x-api-key", other))).Status.ShouldBe(404);
        var cloud = SpzReader.Read(await BytesAsync(http, $"/get_result?id={id}", key));
        (cloud.Count, cloud.Positions[^3]).ShouldBe((StagedEngine.SplatsOf(prompt), StagedEngine.SumOf(prompt)));
    }

    private static async Task PipelineAsync(HttpClient http, string key, string other, string prompt)
    {
        var header = ("Authorization", "Bearer " + key);
        var id = (await http.TellAsync("/api/generate", $$"""{"prompt":"{{prompt}}"}""", header)).Field("job_id");
        await FacadeClient.PollAsync(async () => (await http.AskAsync($"/api/status/{id}", header)).Field("status")!, word => Ended(word, "complete", "error"));
        (await http.AskAsync($"/api/status/{id}", header)).Field("prompt").ShouldBe(prompt);
        (await http.AskAsync($"/api/status/{id}", ("x-api-key", other))).Status.ShouldBe(404);
        (await http.AskAsync($"/api/asset/{id}?asset_type=glb", ("x-api-key", other))).Status.ShouldBe(404);
        (await BytesAsync(http, $"/api/asset/{id}?asset_type=glb", key)).ShouldBe(StagedEngine.Content("glTF"u8, prompt));
        (await BytesAsync(http, $"/api/asset/{id}?asset_type=image", key)).ShouldBe(StagedEngine.Content([0xFF, 0xD8], prompt));
    }

    private static async Task AlgoveraAsync(HttpClient http, string key, string other, string prompt)
    {
        var id = (await http.TellAsync("/api/txt2img", $$"""{"prompt":"{{prompt}}","api_key":"{{key}}"}""")).Field("job_uuid");
        await FacadeClient.PollAsync(async () => (await http.AskAsync($"/api/status?job_uuid={id}&api_key={key}")).Field("job_status")!, word => Ended(word, "done", "failed"));
        (await http.AskAsync($"/api/status?job_uuid={id}&api_key={other}")).Status.ShouldBe(404);
        (await http.AskAsync($"/api/getAsset?job_uuid={id}&api_key={other}")).Status.ShouldBe(404);
        (await BytesAsync(http, $"/api/getAsset?job_uuid={id}", key)).ShouldBe(StagedEngine.Content([0x89, 0x50, 0x4E, 0x47], prompt));
    }

    private static async Task ReconstructionAsync(HttpClient http, string key, string other, string prompt)
    {
        var view = View(prompt);
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 12; i++)
            form.Add(new ByteArrayContent(view), i < 6 ? "views" : "depth_renders", $"{i}.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/jobs") { Content = form, Headers = { { "x-api-key", key } } };
        using var submitted = await http.SendAsync(request);
        var id = ((int)submitted.StatusCode, await submitted.Content.ReadAsStringAsync()).Field("job_id");
        await FacadeClient.PollAsync(async () => (await http.AskAsync($"/jobs/{id}", ("x-api-key", key))).Field("status")!, word => Ended(word, "completed", "failed"));
        (await http.AskAsync($"/jobs/{id}", ("x-api-key", other))).Status.ShouldBe(404);
        (await http.AskAsync($"/jobs/{id}/download", ("x-api-key", other))).Status.ShouldBe(404);
        using var archive = new ZipArchive(new MemoryStream(await BytesAsync(http, $"/jobs/{id}/download", key)));
        await using var texture = archive.Entries.ShouldHaveSingleItem().Open();
        using var copy = new MemoryStream();
        await texture.CopyToAsync(copy);
        copy.ToArray().ShouldBe(view);
    }

    // The picture that is sent has a size of its client and round, and the result twice that.
    private static async Task HitPawAsync(HttpClient http, string key, string other, string prompt, PictureServer web)
    {
        var numbers = Regex.Matches(prompt, "\\d+").Select(match => int.Parse(match.Value)).ToArray();
        var (width, height) = (16 + numbers[0], 16 + numbers[1] % 64);
        var body = $$"""{"model_name":"general_2x","img_url":"{{web.Of($"{width}x{height}.jpg")}}","extension":".png"}""";
        var id = (await http.TellAsync("/api/photo-enhancer", body, ("Apikey", key))).Field("job_id");
        var asked = $$"""{"job_id":"{{id}}"}""";
        await FacadeClient.PollAsync(async () => (await http.TellAsync("/api/task-status", asked, ("Apikey", key))).Field("status")!, word => Ended(word, "COMPLETED", "ERROR"));
        (await http.TellAsync("/api/task-status", asked, ("Apikey", other))).Field("error_code").ShouldBe("110400002");
        var link = (await http.TellAsync("/api/task-status", asked, ("Apikey", key))).Field("res_url")!;
        using var decoded = ImageCodec.Decode(await http.GetByteArrayAsync(link));
        (decoded.Format, decoded.Pixels.Width, decoded.Pixels.Height).ShouldBe((ImageFormat.Png, 2 * width, 2 * height));
    }

    private static async Task NativeAsync(HttpClient http, string key, string other, string prompt)
    {
        var body = $$"""{"items":[{"kind":"image","prompt":"{{prompt}}","engine":"test/staged"}]}""";
        var id = (await http.TellAsync("/v1/jobs", body, ("x-api-key", key))).Field("id");
        var ended = await http.AskAsync($"/v1/jobs/{id}", ("x-api-key", key), ("Prefer", "wait=60"));
        ended.Field("state").ShouldBe("completed");
        (await http.AskAsync($"/v1/jobs/{id}", ("x-api-key", other))).Status.ShouldBe(404);
        (await BytesAsync(http, $"/v1/jobs/{id}/items/0/assets/image.png", key)).ShouldBe(StagedEngine.Content([0x89, 0x50, 0x4E, 0x47], prompt));
    }

    // A word of failure ends the waiting too: the test says so instead of running out of time.
    private static bool Ended(string word, string good, string bad)
    {
        word.ShouldNotBe(bad);
        return word == good;
    }

    private static async Task<byte[]> BytesAsync(HttpClient http, string path, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "x-api-key", key } } };
        using var answer = await http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(200, path);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // A picture of its prompt's bytes: no two prompts have the same.
    private static byte[] View(string prompt)
    {
        var text = Encoding.UTF8.GetBytes(prompt);
        using var image = new ImageBuffer(text.Length, 1, 3);
        var row = image.Row<byte>(0);
        for (var i = 0; i < text.Length; i++)
            row[3 * i] = text[i];
        return PngEncoder.Encode(image);
    }
}
