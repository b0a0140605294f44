using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GenAsset.Cmdlets.Tests;

/// <summary>A server that lies about the names of its files: what is saved lies inside the folder, and what each name became is told.</summary>
public sealed class HostileServerTests : IAsyncLifetime
{
    private const string JobId = "20260101-000000-hostile0";
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("the file");
    private static readonly (string Name, string Saved)[] Names =
    [
        ("image.png", "image.png"), ("../evil.png", "evil.png"), ("..\\x.png", "x.png"), ("..\\evil.png", "evil-2.png"), ("C:evil.png", "C-evil.png"), ("/etc/evil.png", "etc/evil.png"),
        ("CON", "_CON"), ("a/../../evil.png", "a/evil.png"), ("../IMAGE.png", "IMAGE-2.png"), ("😀 gnp\u202e.exe", "-- gnp-.exe"), (new string('l', 300) + ".png", new string('l', 76) + ".png"),
    ];


    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-hostile-");
    private readonly ConcurrentBag<string> _asked = [];
    private string? _more;
    private string? _unable;
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
            _asked.Add(context.Features.Get<IHttpRequestFeature>()!.RawTarget); // a server has one
            if (context.Request.Path.Value!.EndsWith($"/{_unable}", StringComparison.Ordinal)) // it has a path
                return Results.Text("""{"code":"STORE_DAMAGED","detail":"The file is damaged."}""", "application/problem+json", statusCode: 500);
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

        result.Errors.ShouldBeEmpty();
        result.As<SavedAsset>().Select(file => (file.Name, Path.GetRelativePath(Path.Combine(target, "0000-x"), file.Path).Replace('\\', '/'))).ShouldBe(Names);
        result.As<SavedAsset>().Select(file => file.IsRenamed).ShouldBe(Names.Select(name => name.Name != name.Saved));
        result.Warnings.ShouldHaveSingleItem().ShouldBe(
            $"Files of job {JobId} have names that are not safe, and lie under others: \"../evil.png\" is {Saved("evil.png")}, \"..\\x.png\" is {Saved("x.png")}, \"..\\evil.png\" is {Saved("evil-2.png")}, and 7 more. -PassThru and -Verbose tell each.");
        Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Order().ShouldBe(Names.Select(name => Saved(name.Saved)).Order());
        _asked.Order().ShouldBe(Names.Select(name => AskedFor(name.Name)).Order());

        string Saved(string name) => Path.Combine([target, "0000-x", .. name.Split('/')]);
    }

    [Fact]
    public void A_second_save_finds_what_the_first_renamed()
    {
        Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Urls.First())).Invoke().Terminating.ShouldBeNull();
        var target = Path.Combine(_folder.FullName, "assets");
        Pipeline.Of(JobId).To<SaveGenAssetResultCommand>(("Path", target)).Invoke().Errors.ShouldBeEmpty();

        var again = Pipeline.Of(JobId).To<SaveGenAssetResultCommand>(("Path", target), ("PassThru", true)).Invoke();

        again.As<SavedAsset>().ShouldAllBe(file => file.WasThere);
        again.As<SavedAsset>().Count.ShouldBe(Names.Length);
        _asked.Count.ShouldBe(Names.Length);
    }

    [Fact]
    public void A_name_that_no_address_can_have_is_an_error_and_the_rest_is_saved()
    {
        _more = "evil.png\0.txt";
        Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Urls.First())).Invoke().Terminating.ShouldBeNull();

        var result = Pipeline.Of(JobId).To<SaveGenAssetResultCommand>(("Path", Path.Combine(_folder.FullName, "assets")), ("PassThru", true)).Invoke();

        result.ErrorIds.ShouldBe(["INCOMPLETE_RESULTS"]);
        result.As<SavedAsset>().Count.ShouldBe(Names.Length);
    }

    [Fact]
    public void A_file_that_the_server_cannot_give_is_an_error_and_the_rest_is_saved()
    {
        _unable = "image.png";
        Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Urls.First())).Invoke().Terminating.ShouldBeNull();

        var result = Pipeline.Of(JobId).To<SaveGenAssetResultCommand>(("Path", Path.Combine(_folder.FullName, "assets")), ("PassThru", true)).Invoke();

        result.Terminating.ShouldBeNull();
        result.ErrorIds.ShouldBe(["STORE_DAMAGED"]);
        result.As<SavedAsset>().Select(file => file.Name).ShouldBe(Names.Skip(1).Select(name => name.Name));
    }

    // A good name as a path; any other as one word, no part of which climbs.
    private static string AskedFor(string name) => $"/v1/jobs/{JobId}/items/0/assets/{Uri.EscapeDataString(name)}";

    private string Item()
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Content));
        var assets = Names.Select(name => name.Name).Concat(_more is null ? [] : [_more]).Select(name => $$"""{"name":"{{System.Text.Json.JsonEncodedText.Encode(name)}}","bytes":{{Content.Length}},"sha256":"{{sha256}}","contentType":"image/png"}""");
        return $$"""{"index":0,"spec":{"kind":"image","prompt":"..\\x"},"state":"succeeded","assets":[{{string.Join(',', assets)}}]}""";
    }
}
