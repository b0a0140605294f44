using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using GenAsset.Api.V1.Streaming;
using GenAsset.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace GenAsset.Api.V1.Events;

/// <summary>Writes a job's events as server-sent events: the id is the event's number, the event its kind, the data its JSON. What is ready goes out together.</summary>
internal sealed class EventStream(IAsyncEnumerable<JobEvent> events, TimeProvider time) : IResult
{
    private const int FlushAt = 32 << 10;
    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy that gathered events would make them late
        using var patience = Patience.Of(httpContext);
        var output = response.BodyWriter;
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = GenAssetJson.Line.Options.Encoder, SkipValidation = true });
        var source = events.GetAsyncEnumerator(patience.Token);
        await response.StartAsync(patience.Token);
        try
        {
            while (true)
            {
                var next = source.MoveNextAsync().AsTask();
                if (!next.IsCompleted || output.UnflushedBytes >= FlushAt)
                    await output.FlushAsync(patience.Token);
                await BeatUntilAsync(next, output, patience.Token);
                if (!await next)
                    return;
                Write(source.Current, output, json);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // The client went, or the server stops: it comes back with the last id that it saw.
        }
        finally
        {
            await source.DisposeAsync();
        }
    }

    // A comment now and then, so that nothing on the way takes the silence for death.
    private async Task BeatUntilAsync(Task next, PipeWriter output, CancellationToken cancellationToken)
    {
        while (!next.IsCompleted && await Task.WhenAny(next, Task.Delay(HeartbeatEvery, time, cancellationToken)) != next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            output.Write(":\n\n"u8);
            await output.FlushAsync(cancellationToken);
        }
    }

    private static void Write(JobEvent entry, PipeWriter output, Utf8JsonWriter json)
    {
        var kind = JsonNamingPolicy.CamelCase.ConvertName(entry.Kind.ToString());
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {entry.Seq}\nevent: {kind}\ndata: "), output);
        json.Reset();
        JsonSerializer.Serialize(json, entry, GenAssetJson.Line.JobEvent);
        json.Flush();
        output.Write("\n\n"u8);
    }
}
