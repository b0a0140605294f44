using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Api.Tests.V1;

public sealed class AssetTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    private static ScriptedEngine Painter(byte[]? picture = null) => new((_, context, _) =>
    {
        context.Scratch.Write("picture.png", picture ?? Content);
        return Task.FromResult<Core.Errors.Outcome<Core.Engines.EngineResult>>(new Core.Engines.EngineResult());
    });

    [Fact]
    public async Task Ranges_tags_and_heads_are_those_of_the_file()
    {
        await using var server = await ApiServer.StartAsync(Painter());
        var path = await PictureAsync(server, "a castle");

        using var whole = await server.Client.GetAsync(path);
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(Content);
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
        whole.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        whole.Headers.ETag!.Tag.ShouldBe($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content))}\"");
        whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);

        using var part = await server.Client.SendAsync(Request(path, request => request.Headers.Range = new RangeHeaderValue(99_990, null)));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(Content[99_990..]);
        part.Content.Headers.ContentRange!.Length.ShouldBe(100_000);

        using var beyond = await server.Client.SendAsync(Request(path, request => request.Headers.Range = new RangeHeaderValue(200_000, null)));
        beyond.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        using var known = await server.Client.SendAsync(Request(path, request => request.Headers.IfNoneMatch.Add(whole.Headers.ETag)));
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        (head.StatusCode, head.Content.Headers.ContentLength).ShouldBe((HttpStatusCode.OK, 100_000));
        using var download = await server.Client.GetAsync(path + "?download=true");
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task A_picture_comes_small_where_a_size_is_asked_for()
    {
        using var castle = new ImageBuffer(640, 320, 3);
        castle.Clear();
        await using var server = await ApiServer.StartAsync(Painter(ImageCodec.Encode(castle, ImageFormat.Png)));
        var path = await PictureAsync(server, "a castle");

        using var answer = await server.Client.GetAsync(path + "?size=64");
        using var small = ImageCodec.Decode(await answer.Content.ReadAsByteArrayAsync());
        (small.Pixels.Width, small.Pixels.Height, answer.Content.Headers.ContentType!.MediaType).ShouldBe((64, 32, "image/jpeg"));
        using var known = await server.Client.SendAsync(Request(path + "?size=64", request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!)));
        known.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var other = await server.Client.SendAsync(Request(path + "?size=65", request => request.Headers.IfNoneMatch.Add(answer.Headers.ETag!)));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(15, HttpStatusCode.BadRequest)]
    [InlineData(1025, HttpStatusCode.BadRequest)]
    [InlineData(64, HttpStatusCode.UnprocessableEntity)] // the engine wrote no picture
    public async Task A_size_that_cannot_be_says_why(int size, HttpStatusCode status)
    {
        await using var server = await ApiServer.StartAsync(Painter());
        var path = await PictureAsync(server, "a castle");

        using var answer = await server.Client.GetAsync($"{path}?size={size}");

        answer.StatusCode.ShouldBe(status);
        (await answer.JsonAsync()).GetProperty("detail").GetString()!.ShouldContain(status == HttpStatusCode.BadRequest ? $"is {size}" : "picture.png is neither an image nor a shape");
    }

    [Fact]
    public async Task The_archive_holds_every_result_and_the_list_of_items()
    {
        await using var server = await ApiServer.StartAsync(Painter());
        var path = await PictureAsync(server, "ein Röboter/..\\evil");

        await using var archive = await server.Client.GetStreamAsync(path[..path.IndexOf("/items", StringComparison.Ordinal)] + "/results.zip");
        using var copy = new MemoryStream();
        await archive.CopyToAsync(copy);
        using var zip = new ZipArchive(copy);

        zip.Entries.Select(entry => entry.FullName).ShouldBe(["0000-ein-röboter-evil/picture.png", "results.jsonl"]);
        using var picture = new MemoryStream();
        await zip.Entries[0].Open().CopyToAsync(picture);
        picture.ToArray().ShouldBe(Content);
        Json.Lines(await new StreamReader(zip.Entries[1].Open()).ReadToEndAsync()).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("succeeded");
    }

    private static async Task<string> PictureAsync(ApiServer server, string prompt)
    {
        using var created = await server.Client.PostAsync("/v1/jobs", new StringContent("{}\n" + System.Text.Json.JsonSerializer.Serialize(new { kind = "image", prompt }) + "\n", null, "application/jsonl"));
        await server.Backend.WaitAsync((await created.JsonAsync()).GetProperty("id").GetString()!);
        return $"{created.Headers.Location}/items/0/assets/picture.png";
    }

    private static HttpRequestMessage Request(string path, Action<HttpRequestMessage> set)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        set(request);
        return request;
    }
}
