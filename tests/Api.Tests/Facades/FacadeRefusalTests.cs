using System.Text.RegularExpressions;

namespace GenAsset.Api.Tests.Facades;

/// <summary>What every API must put into its own words: files that are gone, a server that fails, routes that are not there.</summary>
public sealed class FacadeRefusalTests
{
    private const string Error = "^\\{\"error\":\"[^\"]+\"\\}$";
    private const string Detail = "^\\{\"detail\":\"[^\"]+\"\\}$";
    private const string Structure = "^\\{\"error\":\\{\"code\":\"[A-Z_]+\",\"message\":\"[^\"]+\",\"details\":\\{.*\\},\"suggestion\":\"[^\"]+\"\\}\\}$";

    [Theory]
    [InlineData("GET", "/get_status?id=x", Error)]
    [InlineData("POST", "/api/generate", Error)]
    [InlineData("GET", "/api/status/6cb6d335", Error)]
    [InlineData("GET", "/api/asset/6cb6d335?asset_type=glb", Error)]
    [InlineData("GET", "/api/status?job_uuid=f988ff3ffa4b4145bd746c804cf39575", Detail)]
    [InlineData("GET", "/jobs/k3m8xq2p", Structure)]
    public async Task A_server_that_fails_says_500_in_the_APIs_shape(string method, string path, string shape)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        server.Keys.Add("anna");
        await File.WriteAllTextAsync(Path.Combine(server.Home, "server", "keys.json"), "{ \"keys\": [");

        var answer = await server.Client.SendJsonAsync(new HttpMethod(method), path, """{"prompt":"x"}""", ("x-api-key", "any"));

        answer.Status.ShouldBe(500);
        Regex.IsMatch(answer.Body, shape).ShouldBeTrue(answer.Body);
    }

    [Theory]
    [InlineData("PUT", "/add_task", 405, Error)]
    [InlineData("GET", "/get_status/x", 404, Error)]
    [InlineData("DELETE", "/api/examples", 405, Error)]
    [InlineData("GET", "/api/unknown", 404, Error)]
    [InlineData("DELETE", "/api/basemodels", 405, Detail)]
    [InlineData("POST", "/api/status?job_uuid=x", 405, Detail)]
    [InlineData("DELETE", "/jobs", 405, Structure)]
    [InlineData("GET", "/jobs/k3m8xq2p/files", 404, Structure)]
    public async Task A_route_or_a_method_that_is_not_there_is_refused_in_the_APIs_shape(string method, string path, int status, string shape)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());

        var answer = await server.Client.SendJsonAsync(new HttpMethod(method), path);

        answer.Status.ShouldBe(status);
        Regex.IsMatch(answer.Body, shape).ShouldBeTrue(answer.Body);
    }

    [Fact]
    public async Task A_result_that_is_no_longer_kept_is_410()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(new StagedEngine(), time: clock);
        var task = (await server.Client.TellAsync("/add_task", """{"prompt":"a cup"}""")).Field("id")!;
        var picture = (await server.Client.TellAsync("/api/txt2img", """{"prompt":"a cup"}""")).Field("job_uuid")!;
        var model = (await server.Client.TellAsync("/api/generate", """{"prompt":"a cup"}""")).Field("job_id")!;
        foreach (var id in (string[])[task, picture, model])
            (await server.Backend.WaitAsync(id)).Succeeded.ShouldBeTrue();

        clock.Advance(TimeSpan.FromHours(25));
        await server.Backend.ExpireAsync();

        (await server.Client.AskAsync($"/get_status?id={task}")).ShouldBe((200, """{"status":"Failure","reason":"The job's results are no longer kept."}"""));
        (await server.Client.AskAsync($"/get_result?id={task}")).ShouldBe((410, """{"error":"The task's result is no longer kept."}"""));
        (await server.Client.AskAsync($"/api/getAsset?job_uuid={picture}")).ShouldBe((410, """{"detail":"The job has no picture: The job's results are no longer kept."}"""));
        // "Persisted until manually deleted": this API's stay.
        (await server.Client.AskAsync($"/api/asset/{model}?asset_type=glb")).Status.ShouldBe(200);
    }
}
