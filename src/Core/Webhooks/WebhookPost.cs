using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Telemetry;

namespace GenAsset.Core.Webhooks;

/// <summary>Writes the message of a job's end, and sends it once, signed as Standard Webhooks has it. When it is sent again is for whoever owes it.</summary>
/// <param name="http">What receivers are reached with.</param>
/// <param name="time">The clock.</param>
public sealed class WebhookPost(GuardedHttp http, TimeProvider time)
{
    private static readonly FetchBounds Patience = new(MaxBytes: 64 << 10, TotalSeconds: 20, FirstByteSeconds: 15);

    /// <summary>The message of a job's end, the same however often it is written; null where the receiver does not want this end.</summary>
    public WebhookMessage? MessageOf(WebhookSpec webhook, JobState ended)
    {
        var name = WebhookEvents.Of(ended);
        if (webhook.Events?.Contains(name) == false)
            return null;
        var endedAt = ended.FinishedAt ?? time.GetUtcNow();
        var body = JsonSerializer.Serialize(new WebhookPayload(name, endedAt, ended), GenAssetJson.Line.WebhookPayload);
        return new WebhookMessage($"msg_{ended.Id}_{endedAt.ToUnixTimeMilliseconds()}", body, 0, time.GetUtcNow());
    }

    /// <summary>Sends a message, and says what came of it.</summary>
    public async Task<WebhookAnswer> SendAsync(WebhookSpec webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(webhook, message, cancellationToken).ConfigureAwait(false);
        GenAssetTelemetry.WebhookTried(answer.Arrival.ToString().ToLowerInvariant());
        return answer;
    }

    private async Task<WebhookAnswer> AskAsync(WebhookSpec webhook, WebhookMessage message, CancellationToken cancellationToken)
    {
        var answer = await http.SendAsync(RequestOf(webhook, message), cancellationToken).ConfigureAwait(false);
        if (!answer.Succeeded)
            return new WebhookAnswer(WebhookArrival.Failed, $"cannot be reached ({answer.Error.Code})");
        var response = answer.Value;
        await using var _ = response.ConfigureAwait(false);
        return response.Status switch
        {
            >= 200 and < 300 => new WebhookAnswer(WebhookArrival.Delivered),
            410 => new WebhookAnswer(WebhookArrival.Unwanted, "answers 410"),
            _ => new WebhookAnswer(WebhookArrival.Failed, $"answers {response.Status}", response.RetryAfter(time)),
        };
    }

    private FetchRequest RequestOf(WebhookSpec webhook, WebhookMessage message)
    {
        var body = Encoding.UTF8.GetBytes(message.Body);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var headers = new List<KeyValuePair<string, string>> { new("webhook-id", message.Id), new("webhook-timestamp", $"{now}") };
        if (webhook.Secret is { } secret && WebhookSignature.KeyOf(secret) is { } key)
            headers.Add(new("webhook-signature", WebhookSignature.Of(key, message.Id, now, body)));
        return new FetchRequest(new Uri(webhook.Url))
        {
            Method = HttpMethod.Post,
            Headers = headers,
            Bounds = Patience,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }
}

/// <summary>What came of a message that was sent.</summary>
/// <param name="Arrival">Whether it arrived.</param>
/// <param name="Reason">Why not, in words that follow the receiver's host; neither its address nor the secret.</param>
/// <param name="RetryAfter">How long the receiver asks to be left alone.</param>
public readonly record struct WebhookAnswer(WebhookArrival Arrival, string Reason = "", TimeSpan? RetryAfter = null);

/// <summary>Whether a message arrived.</summary>
public enum WebhookArrival
{
    /// <summary>It did.</summary>
    Delivered,

    /// <summary>The receiver wants no more of them.</summary>
    Unwanted,

    /// <summary>It may be sent again.</summary>
    Failed,
}
