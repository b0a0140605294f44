using System.Text.RegularExpressions;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Zstd;

namespace GenAsset.Api.Tests.Facades;

public sealed class Gateway404Tests
{
    [Fact]
    public async Task A_task_goes_from_NoResult_over_InProgress_to_Success_and_its_result_opens()
    {
        var engine = new StagedEngine(isStepped: true);
        await using var server = await ApiServer.StartAsync(engine, workers: 1);

        var added = await server.Client.TellAsync("/add_task", """{"prompt": "mechanic robot"}""");
        added.Status.ShouldBe(200);
        added.Body.ShouldMatch("^\\{\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"\\}$");
        var waiting = await server.Client.TellAsync("/add_task", """{"prompt": "another"}""");
        var id = added.Field("id");
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/get_status?id={id}")).Body, body => body == """{"status":"InProgress"}""");
        (await server.Client.AskAsync($"/get_status?id={waiting.Field("id")}")).Body.ShouldBe("""{"status":"NoResult"}""");
        (await server.Client.AskAsync($"/get_result?id={id}")).Status.ShouldBe(409);
        engine.Step();
        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/get_status?id={id}")).Body, body => body == """{"status":"Success"}""");

        var result = await server.Client.GetByteArrayAsync($"/get_result?id={id}");
        ZstdFrame.IsFrame(result).ShouldBeTrue();
        SpzReader.Read(result).Count.ShouldBe(StagedEngine.SplatsOf("mechanic robot"));
        var niantic = await server.Client.GetByteArrayAsync($"/get_result?id={id}&flavor=niantic");
        niantic[..2].ShouldBe([0x1F, 0x8B]);
        SpzReader.Read(niantic).Count.ShouldBe(StagedEngine.SplatsOf("mechanic robot"));
        engine.Step();
    }

    [Fact]
    public async Task The_id_may_stand_in_the_JSON_body_of_a_GET()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/add_task", """{"prompt": "a cup"}""")).Field("id");

        await FacadeClient.PollAsync(
            async () => (await server.Client.SendJsonAsync(HttpMethod.Get, "/get_status", $$"""{"id": "{{id}}"}""")).Body, body => body == """{"status":"Success"}""");
        (await server.Client.SendJsonAsync(HttpMethod.Get, "/get_result", $$"""{"id": "{{id}}"}""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_failed_task_says_Failure_and_why()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var id = (await server.Client.TellAsync("/add_task", $$"""{"prompt": "{{StagedEngine.Failing}}"}""")).Field("id");

        await FacadeClient.PollAsync(
            async () => (await server.Client.AskAsync($"/get_status?id={id}")).Body, body => body == """{"status":"Failure","reason":"The model would not make that."}""");
        var result = await server.Client.AskAsync($"/get_result?id={id}");
        result.ShouldBe((500, """{"error":"The task failed: The model would not make that."}"""));
    }

    [Fact]
    public async Task An_unknown_id_has_NoResult_in_get_status_and_is_404_in_get_result()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());

        foreach (var id in (string[])["123e4567-e89b-12d3-a456-426614174000", "..%2F..%2Fetc", "x"])
        {
            (await server.Client.AskAsync($"/get_status?id={id}")).ShouldBe((200, """{"status":"NoResult"}"""));
            (await server.Client.AskAsync($"/get_result?id={id}")).Status.ShouldBe(404);
        }
    }

    [Fact]
    public async Task With_keys_every_route_wants_one_in_x_api_key()
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());
        var secret = server.Keys.Add("anna").Secret;
        var id = (await server.Client.TellAsync("/add_task", """{"prompt": "a cup"}""", ("x-api-key", secret))).Field("id");

        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Post, "/add_task"), (HttpMethod.Get, $"/get_status?id={id}"), (HttpMethod.Get, $"/get_result?id={id}")])
        {
            var missing = await server.Client.SendJsonAsync(method, path, """{"prompt": "a cup"}""");
            missing.ShouldBe((401, """{"error":"This server wants a key: Authorization: Bearer KEY, or x-api-key."}"""), path);
            var wrong = await server.Client.SendJsonAsync(method, path, """{"prompt": "a cup"}""", ("x-api-key", secret + "x"));
            wrong.ShouldBe((401, """{"error":"The key is none of this server's, or was revoked."}"""), path);
        }

        await FacadeClient.PollAsync(async () => (await server.Client.AskAsync($"/get_status?id={id}", ("x-api-key", secret))).Body, body => body == """{"status":"Success"}""");
        (await server.Client.AskAsync($"/get_result?id={id}", ("x-api-key", secret))).Status.ShouldBe(200);
        var other = server.Keys.Add("ben").Secret;
        (await server.Client.AskAsync($"/get_status?id={id}", ("x-api-key", other))).Body.ShouldBe("""{"status":"NoResult"}""");
        (await server.Client.AskAsync($"/get_result?id={id}", ("x-api-key", other))).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("POST", "/add_task", "", 400)]
    [InlineData("POST", "/add_task", "{", 400)]
    [InlineData("POST", "/add_task", "[]", 400)]
    [InlineData("POST", "/add_task", """{"prompt": 7}""", 400)]
    [InlineData("POST", "/add_task", """{"prompt": "\ud800"}""", 400)]
    [InlineData("POST", "/add_task", """{"prompt": "  "}""", 400)]
    [InlineData("GET", "/add_task", "", 405)]
    [InlineData("GET", "/get_status", "", 400)]
    [InlineData("GET", "/get_result", "", 400)]
    [InlineData("POST", "/get_result?id=x", "", 405)]
    public async Task What_cannot_be_has_an_error_sentence(string method, string path, string body, int status)
    {
        await using var server = await ApiServer.StartAsync(new StagedEngine());

        var answer = await server.Client.SendJsonAsync(new HttpMethod(method), path, body);

        answer.Status.ShouldBe(status);
        Regex.IsMatch(answer.Body, "^\\{\"error\":\"[^\"]+").ShouldBeTrue(answer.Body);
    }
}
