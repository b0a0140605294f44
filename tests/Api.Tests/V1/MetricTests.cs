using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace GenAsset.Api.Tests.V1;

public sealed partial class MetricTests
{
    [Fact]
    public async Task Tells_what_ran_in_Prometheus_text_format()
    {
        await using var server = await ApiServer.StartAsync();
        await server.FinishEchoAsync(20);

        using var answer = await server.Client.GetAsync("/v1/metrics");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldStartWith("text/plain; version=0.0.4");
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Line().IsMatch(line).ShouldBeTrue(line);
        text.Split('\n').Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).ShouldBeUnique();
        Value(text, "genasset_item_tries_total{engine=\"builtin/echo\",kind=\"image\",outcome=\"succeeded\"}").ShouldBeGreaterThanOrEqualTo(20);
        Value(text, "genasset_jobs_total{state=\"completed\"}").ShouldBeGreaterThanOrEqualTo(1);
        Value(text, "genasset_item_duration_seconds_bucket{engine=\"builtin/echo\",kind=\"image\",outcome=\"succeeded\",le=\"+Inf\"}")
            .ShouldBe(Value(text, "genasset_item_duration_seconds_count{engine=\"builtin/echo\",kind=\"image\",outcome=\"succeeded\"}"));
        text.ShouldContain("genasset_queue_depth ");
    }

    [Fact]
    public async Task Says_nothing_of_any_job_owner_or_prompt()
    {
        await using var server = await ApiServer.StartAsync();
        var id = await server.FinishEchoAsync(2);

        var text = await server.Client.GetStringAsync("/v1/metrics");

        text.ShouldNotContain(id);
        text.ShouldNotContain("prompt");
    }

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .*|[a-z_]+(\{[a-z_]+="([^"\\\n]|\\.)*"(,[a-z_]+="([^"\\\n]|\\.)*")*\})? -?[0-9.eE+-]+)$""")]
    private static partial Regex Line();

    private static double Value(string text, string series) => double.Parse(
        text.Split('\n').Single(line => line.StartsWith(series + " ", StringComparison.Ordinal))[(series.Length + 1)..], CultureInfo.InvariantCulture);
}
