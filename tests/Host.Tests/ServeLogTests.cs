using System.Net;
using System.Text;
using System.Text.Json;

namespace GenAsset.Host.Tests;

/// <summary>What the server says while it serves.</summary>
public sealed class ServeLogTests
{
    private const string NoKeys = "While there are no keys";

    [Fact]
    public async Task The_JSON_log_is_an_object_a_line_and_has_no_secret_in_it()
    {
        using var genasset = new Genasset();
        var secret = genasset.Run("keys", "add", "anna").Output.Trim();
        const string Webhook = "whsec_bm90IGZvciBhbnkgbG9nIGF0IGFsbCwgZXZlcg==";
        string said;
        using (var server = Serving.Start(genasset, "--log-json", "--dev-cert", "--https-port", "0"))
        {
            server.Client.DefaultRequestHeaders.Add("x-api-key", secret);
            using var made = await server.Client.PostAsync("/v1/jobs", Json(
                $$$$"""{"items":[{"kind":"image","prompt":"x","engine":"builtin/echo"}],"options":{"webhook":{"url":"https://nowhere.invalid/","secret":"{{{{Webhook}}}}"}}}"""));
            made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
            await server.Client.GetAsync($"/api/status?job_uuid=00000000000000000000000000000000&api_key={secret}");
            await server.Client.PostAsync("/api/txt2img", Json($$"""{"prompt":1,"api_key":"{{secret}}"}"""));
            await server.Client.PostAsync("/v1/jobs", Json("{\"secret\":\"" + secret));
            Directory.CreateDirectory(Path.Combine(genasset.Home, "jobs", "20200101-000000-damaged0"));
            File.WriteAllText(Path.Combine(genasset.Home, "jobs", "20200101-000000-damaged0", "job.json"), "{}\n");
            (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);
            server.Terminate().ShouldBe(0);
            said = server.Said;
        }

        var lines = Genasset.Lines(said.ReplaceLineEndings("\n")); // throws where one is not JSON
        lines.ShouldAllBe(line => line.ValueKind == JsonValueKind.Object && line.GetProperty("Timestamp").GetString()!.EndsWith('Z'));
        var told = lines.Select(line => line.GetProperty("Message").GetString()!).ToList();
        told.ShouldContain(message => message.Contains("damaged0"));
        told.ShouldContain(message => message.StartsWith("the certificate is self-signed"));
        told.ShouldContain(message => message.StartsWith("stopping"));
        said.ShouldNotContain(secret);
        said.ShouldNotContain(Webhook);
    }

    [Fact]
    public void Says_that_everything_is_open_only_while_there_are_no_keys()
    {
        using var genasset = new Genasset();
        SaidBy(genasset).ShouldContain(NoKeys);
        genasset.Run("keys", "add", "anna").Code.ShouldBe(0);
        SaidBy(genasset).ShouldNotContain(NoKeys);
        genasset.Run("keys", "revoke", "anna").Code.ShouldBe(0);
        SaidBy(genasset).ShouldContain(NoKeys);
    }

    private static string SaidBy(Genasset genasset)
    {
        using var server = Serving.Start(genasset);
        server.Terminate().ShouldBe(0);
        return server.Said;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
