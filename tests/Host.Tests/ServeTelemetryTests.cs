using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GenAsset.Host.Tests;

public sealed class ServeTelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Figures = "/v1/metrics application/x-protobuf";

    [Fact]
    public async Task Spans_and_figures_go_to_the_collector_that_the_environment_names()
    {
        using var genasset = new Genasset();
        using var collector = new Collector();
        string id;
        using (var server = Serving.Start(
            genasset,
            [("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "200")]))
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs")
            {
                Content = new StringContent("""{"items":[{"kind":"image","prompt":"x","engine":"builtin/echo"}]}""", Encoding.UTF8, "application/json"),
            };
            post.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
            using var made = await server.Client.SendAsync(post);
            id = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
            using var wait = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}");
            wait.Headers.Add("Prefer", "wait=60");
            using var ended = await server.Client.SendAsync(wait);
            SpinWait.SpinUntil(() => collector.Received(Figures).Contains("genasset.queue.depth"), TimeSpan.FromMinutes(1)).ShouldBeTrue(); // read while there is a queue
            server.Terminate().ShouldBe(0); // what was gathered is sent at the latest now
        }

        var spans = collector.Received("/v1/traces application/x-protobuf");
        foreach (var expected in (string[])["genasset", "genasset.job.id", id, "genasset.item.index", "builtin/echo"])
            spans.ShouldContain(expected);
        var figures = collector.Received(Figures);
        foreach (var expected in (string[])["genasset.jobs", "accepted", "completed", "genasset.item.duration", "http.server.request.duration"])
            figures.ShouldContain(expected);
    }
}
