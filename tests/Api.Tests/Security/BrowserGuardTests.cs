using System.Net;

namespace GenAsset.Api.Tests.Security;

public sealed class BrowserGuardTests
{
    [Theory]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)] // a name that was rebound to the loopback address
    [InlineData("127.0.0.1.evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("localhost", null, HttpStatusCode.Created)]
    [InlineData("127.0.0.1", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "null", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1", "http://127.0.0.1", HttpStatusCode.Created)]
    [InlineData("127.0.0.1", "http://127.0.0.1:1", HttpStatusCode.Forbidden)] // another server of this machine
    [InlineData("127.0.0.1", "https://page.example", HttpStatusCode.Created)] // allowed by --cors
    public async Task Without_keys_only_pages_of_its_own_may_change_anything(string host, string? origin, HttpStatusCode expected)
    {
        await using var server = await ApiServer.StartAsync(options: asked => asked with { CorsOrigins = ["https://page.example"] });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = ApiServer.EchoLines(1) };
        request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        using var answer = await server.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Only_allowed_origins_may_read()
    {
        await using var server = await ApiServer.StartAsync(options: asked => asked with { CorsOrigins = ["https://page.example"] });

        foreach (var (origin, allowed) in ((string, bool)[])[("https://page.example", true), ("https://evil.example", false)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
            request.Headers.Add("Origin", origin);
            (await server.Client.SendAsync(request)).Headers.Contains("Access-Control-Allow-Origin").ShouldBe(allowed, origin);
        }
    }
}
