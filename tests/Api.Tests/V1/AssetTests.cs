using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace GenAsset.Api.Tests.V1;

public sealed class AssetTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 31))];

    private static ScriptedEngine Painter() => new((_, context, _) =>
    {
        context.Scratch.Write("picture.png", Content);
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
