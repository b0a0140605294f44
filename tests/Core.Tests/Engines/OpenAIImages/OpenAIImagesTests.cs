using GenAsset.Core.Jobs;
using GenAsset.Doubles;

namespace GenAsset.Core.Tests.Engines.OpenAIImages;

public sealed class OpenAIImagesTests
{
    private static readonly ImageItem Chair = new("a chair", 8, 8) { Model = "draw-1" };

    private static RunningDouble Start(string by = "b64") => RunningDouble.Start("openai-images", "by=" + by, "file=" + RemoteHome.Picture());

    private static RemoteHome Home(RunningDouble service, string key = "DOUBLE_KEY") => new(
        $$"""{"engines":[{"name":"draw","type":"openai-images","endpoint":"{{service.Address}}","keyVariable":"{{key}}","price":4,"timeouts":{"pollSeconds":0.05,"answerSeconds":5} }]}""");

    [Theory]
    [InlineData("b64")]
    [InlineData("url")]
    public async Task A_picture_comes_in_the_answer_or_from_its_address(string by)
    {
        using var service = Start(by);
        await using var home = Home(service);

        var result = await home.TryAsync(Chair with { Formats = ["png", "jpg"] });

        result.Error.ShouldBeNull();
        result.Value!.Cost.ShouldBe(4);
        result.Value.Notes!.ShouldContain("draw drew: a kinder prompt");
        home.Last!.Files.Select(file => file.Name).Order().ShouldBe(["image.jpg", "image.png"]);
    }

    [Fact]
    public async Task A_missing_key_names_its_variable()
    {
        using var service = Start();
        await using var home = Home(service, "NO_SUCH_KEY");

        var result = await home.TryAsync(Chair);

        (result.Error!.Code, result.Error.Message.Contains("NO_SUCH_KEY")).ShouldBe(("CONFIGURATION_INVALID", true));
    }

    [Theory]
    [InlineData("""{"do":"status","status":429,"retryAfter":"0","body":"{\"error\":{\"message\":\"slow down\",\"code\":\"rate_limit_exceeded\"}}","times":2,"after":false}""", null, 3, 1)]
    [InlineData("""{"do":"status","status":500,"times":3,"after":false}""", null, 4, 1)]
    [InlineData("""{"do":"status","status":429,"body":"{\"error\":{\"message\":\"no money\",\"code\":\"insufficient_quota\"}}","after":false}""", "ENGINE_CREDITS_EXHAUSTED", 1, 0)]
    [InlineData("""{"do":"status","status":400,"body":"{\"error\":{\"message\":\"not that\",\"code\":\"content_policy_violation\"}}","after":false}""", "VALIDATION_FAILED", 1, 0)]
    [InlineData("""{"do":"cut"}""", "OUTCOME_UNKNOWN", 1, 1)]
    [InlineData("""{"do":"half"}""", "OUTCOME_UNKNOWN", 1, 1)]
    [InlineData("""{"do":"longer"}""", "OUTCOME_UNKNOWN", 1, 1)]
    [InlineData("""{"do":"junk"}""", "OUTCOME_UNKNOWN", 1, 1)]
    public async Task Every_fault_ends_in_its_state_and_nothing_is_paid_twice(string fault, string? code, int posts, int paid)
    {
        using var service = Start();
        await service.FaultAsync($"[{fault.Replace("{\"do\"", "{\"on\":\"POST\",\"do\"")}]");
        await using var home = Home(service);

        var result = await home.TryAsync(Chair);

        (result.Error?.Code).ShouldBe(code, result.Error?.Message);
        (await service.CountAsync("POST")).ShouldBe(posts);
        (await PaidAsync(service)).ShouldBe(paid);
    }

    [Fact]
    public async Task A_download_that_fails_is_gone_on_with_by_the_next_try_and_not_paid_for_again()
    {
        using var service = Start("url");
        await service.FaultAsync("""[{"on":"GET /pictures","do":"half","times":4}]""");
        await using var home = Home(service);

        var first = await home.TryAsync(Chair);
        var second = await home.TryAsync(Chair);

        first.Error!.IsRetryable.ShouldBeTrue();
        second.Error.ShouldBeNull();
        (await PaidAsync(service)).ShouldBe(1);
        second.Value!.Cost.ShouldBe(4);
    }

    private static async Task<int> PaidAsync(RunningDouble service)
    {
        using var client = new HttpClient();
        return (int)System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync(new Uri(service.Address, "/paid")))!["paid"]!;
    }
}
