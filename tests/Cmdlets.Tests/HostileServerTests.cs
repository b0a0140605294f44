using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Cmdlets.Tests;

/// <summary>A server that lies about the names of its files: what is saved lies inside the folder, or is not saved.</summary>
public sealed class HostileServerTests : IAsyncLifetime
{
    private const string JobId = "20260101-000000-hostile0";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("the file");
    private static readonly string[] Names = ["image.png", "../evil.png", "..\\evil.png", "C:evil.png", "/etc/evil.png", "CON", "a/../../evil.png", "evil.png\u0000.txt"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-hostile-");
    private WebApplication _server = null!; // InitializeAsync

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _server = builder.Build();
        _server.UseRouting();
        _server.MapGet("/v1/engines", () => Results.Text("[]", "application/json"));
        _server.MapGet($"/v1/jobs/{JobId}", () => Results.Text($$"""{"id":"{{JobId}}","state":"completed","counts":{"total":1,"succeeded":1},"createdAt":"2026-01-01T00:00:00Z"}""", "application/json"));
        _server.MapGet($"/v1/jobs/{JobId}/items", () => Results.Text(Item() + "\n", "application/jsonl"));
        _server.MapGet($"/v1/jobs/{JobId}/items/0/assets/{{**name}}", (HttpContext context) =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=\"../../evil.png\"; filename*=UTF-8''..%2F..%2Fevil.png";
            return Results.Bytes(Content, "image/png");
        });
        await _server.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Session.CloseAsync();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_hostile_Content_Disposition_and_hostile_names_lead_nowhere()
    {
        Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Urls.First())).Invoke().Terminating.ShouldBeNull();
        var target = Path.Combine(_folder.FullName, "assets");

        var result = Pipeline.Of(JobId).To<SaveGenAssetResultCommand>(("Path", target), ("PassThru", true)).Invoke();

        result.As<SavedAsset>().Single().Path.ShouldBe(Path.Combine(target, "0000-x", "image.png"));
        result.ErrorIds.ShouldBe(Enumerable.Repeat("OUTPUT_NOT_WRITABLE", Names.Length - 1));
        Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).ShouldBe([Path.Combine(target, "0000-x", "image.png")]);
    }

    private static string Item()
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));
        var assets = Names.Select(name => $$"""{"name":"{{System.Text.Json.JsonEncodedText.Encode(name)}}","bytes":{{Content.Length}},"sha256":"{{sha256}}","contentType":"image/png"}""");
        return $$"""{"index":0,"spec":{"kind":"image","prompt":"..\\x"},"state":"succeeded","assets":[{{string.Join(',', assets)}}]}""";
    }
}
