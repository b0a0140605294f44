using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using GenAsset.Media.Codecs;
using GenAsset.Media.Imaging;

namespace GenAsset.Api.Tests.V1;

public sealed class UploadTests
{
    [Fact]
    public async Task A_photo_that_is_uploaded_is_enhanced()
    {
        await using var server = await ApiServer.StartAsync();
        var photo = Photo(24, 16);

        using var sent = await server.Client.PostAsync("/v1/uploads", new ByteArrayContent(photo));
        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        var upload = await sent.Content.ReadFromJsonAsync<JsonElement>();
        upload.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(photo)));
        (upload.GetProperty("contentType").GetString(), upload.GetProperty("width").GetInt32(), upload.GetProperty("height").GetInt32()).ShouldBe(("image/png", 24, 16));
        (await server.Client.GetFromJsonAsync<JsonElement>(sent.Headers.Location)).GetProperty("id").GetString().ShouldBe(upload.GetProperty("id").GetString());

        var id = await CreateAsync(server, new { upload = upload.GetProperty("id").GetString() });
        var ended = await server.Backend.WaitAsync(id);
        ended.Value!.Counts.Succeeded.ShouldBe(1);
        await using var result = (await server.Backend.OpenAssetAsync(id, 0, "image.png"))!;
        ImageProbe.Read(result).Width.ShouldBe(48);
    }

    [Fact]
    public async Task A_form_brings_several_files_at_once()
    {
        await using var server = await ApiServer.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("not a file"), "note" },
            { new ByteArrayContent(Photo(8, 8)), "views", "../../front.png" },
            { new ByteArrayContent(Photo(9, 8)), "views", "back.png" },
        };

        using var sent = await server.Client.PostAsync("/v1/uploads", form);

        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        var uploads = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("uploads").EnumerateArray().ToList();
        uploads.Select(upload => upload.GetProperty("name").GetString()).ShouldBe(["front.png", "back.png"]);
        uploads.Select(upload => upload.GetProperty("width").GetInt32()).ShouldBe([8, 9]);
    }

    [Theory]
    [InlineData("<html>hello</html>", "INVALID_FILE_FORMAT")]
    [InlineData("", "INVALID_FILE_FORMAT")]
    [InlineData("#!/bin/sh\nrm -rf /", "INVALID_FILE_FORMAT")]
    public async Task What_is_no_input_is_refused_whatever_it_is_called(string content, string code)
    {
        await using var server = await ApiServer.StartAsync();
        using var body = new StringContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");

        using var refused = await server.Client.PostAsync("/v1/uploads", body);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(code);
        Directory.GetFileSystemEntries(Path.Combine(server.Home, "uploads")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=", "x")]
    [InlineData("multipart/form-data; boundary=b", "no boundary in here")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.png\"\r\n\r\ncut off")]
    public async Task A_broken_form_is_a_problem_and_leaves_nothing(string type, string content)
    {
        await using var server = await ApiServer.StartAsync();
        using var body = new StringContent(content);
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", type);

        using var refused = await server.Client.PostAsync("/v1/uploads", body);

        ((int)refused.StatusCode).ShouldBeInRange(400, 422);
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        Directory.GetFileSystemEntries(Path.Combine(server.Home, "uploads")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"upload":"0123456789abcdefghjkmnpqrs"}""")]
    [InlineData("""{"upload":"../../../etc"}""")]
    [InlineData("""{"path":"/etc/passwd"}""")]
    [InlineData("""{"uri":"http://169.254.169.254/latest/meta-data/"}""")]
    [InlineData("""{"uri":"https://127.1/"}""")]
    [InlineData("""{"uri":"file:///etc/passwd"}""")]
    public async Task A_job_with_an_input_that_may_not_be_used_is_refused_at_once(string image)
    {
        await using var server = await ApiServer.StartAsync();

        using var refused = await server.Client.PostAsync("/v1/jobs", new StringContent(
            "{\"items\":[{\"kind\":\"enhancement\",\"image\":" + image + "}]}", null, "application/json"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<string> CreateAsync(ApiServer server, object image)
    {
        using var created = await server.Client.PostAsJsonAsync("/v1/jobs", new { items = new[] { new { kind = "enhancement", image, model = "general_2x" } } });
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static byte[] Photo(int width, int height)
    {
        using var pixels = new ImageBuffer(width, height, 3);
        using var file = new MemoryStream();
        ImageCodec.Encode(pixels, file, ImageFormat.Png);
        return file.ToArray();
    }
}
