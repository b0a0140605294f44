using System.Net;

namespace GenAsset.Api.Tests.Security;

public sealed class KeyTests
{
    [Fact]
    public async Task With_the_first_key_the_server_closes_and_a_revoked_key_is_401_with_the_next_request()
    {
        await using var server = await ApiServer.StartAsync();
        (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (entry, secret) = server.Keys.Add("anna");
        (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        for (var round = 0; round < 20; round++)
        {
            var (again, fresh) = server.Keys.Add("ben");
            (await GetAsync(server, "x-api-key", fresh)).StatusCode.ShouldBe(HttpStatusCode.OK);
            server.Keys.Revoke(again.Id).ShouldBe(1);
            (await GetAsync(server, "x-api-key", fresh)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (await GetAsync(server, "Authorization", "Bearer " + secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(server, "Apikey", secret)).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Keys.Revoke("anna").ShouldBe(1);
        using var refused = await GetAsync(server, "Authorization", "Bearer " + secret);
        (refused.StatusCode, await refused.CodeAsync()).ShouldBe((HttpStatusCode.Unauthorized, "KEY_REFUSED"));
        refused.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
        // Every key is revoked now: the server does not fall open again.
        (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        server.Keys.Entries[0].Id.ShouldBe(entry.Id);
    }

    [Fact]
    public async Task A_key_ends_when_it_said()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(time: clock);
        var (_, secret) = server.Keys.Add("anna", expiresAt: clock.GetUtcNow().AddHours(1));
        (await GetAsync(server, "x-api-key", secret)).StatusCode.ShouldBe(HttpStatusCode.OK);

        clock.Advance(TimeSpan.FromHours(1));

        using var expired = await GetAsync(server, "x-api-key", secret);
        expired.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await expired.JsonAsync()).GetProperty("detail").GetString().ShouldBe("The key has expired.");
    }

    [Fact]
    public async Task No_key_is_in_any_file_log_or_answer()
    {
        await using var server = await ApiServer.StartAsync();
        var (_, secret) = server.Keys.Add("anna");
        using var client = new HttpClient { BaseAddress = server.Client.BaseAddress };
        client.DefaultRequestHeaders.Add("x-api-key", secret);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once");
        var id = await server.FinishEchoAsync(3, client);
        var said = "";
        foreach (var path in (string[])["/v1/jobs", $"/v1/jobs/{id}", $"/v1/jobs/{id}/events", $"/v1/jobs/{id}?api_key={secret}", $"/v1/nothing?api_key={secret}", "/v1/jobs?cursor=no"])
            said += await (await client.GetAsync(path)).Content.ReadAsStringAsync();
        using var wrong = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        wrong.Headers.Add("Authorization", "Bearer " + secret + "x");
        said += await (await server.Client.SendAsync(wrong)).Content.ReadAsStringAsync();

        (said + server.Log.Text).ShouldNotContain(secret);
        server.Log.Text.Length.ShouldBeGreaterThan(100);
        foreach (var file in Directory.EnumerateFiles(server.Home, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "lock" && Path.GetFileName(Path.GetDirectoryName(file)) != "holders")) // these are held open, and empty
            (await File.ReadAllTextAsync(file)).ShouldNotContain(secret, Case.Sensitive, file);
    }

    [Fact]
    public async Task A_damaged_key_file_lets_nobody_in()
    {
        await using var server = await ApiServer.StartAsync();
        var (_, secret) = server.Keys.Add("anna");
        await File.WriteAllTextAsync(Path.Combine(server.Home, "server", "keys.json"), "{ \"keys\": [");

        (await GetAsync(server, "x-api-key", secret)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    private static Task<HttpResponseMessage> GetAsync(ApiServer server, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/v1/jobs");
        request.Headers.TryAddWithoutValidation(header, value);
        return server.Client.SendAsync(request);
    }
}
