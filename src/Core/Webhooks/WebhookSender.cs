using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Telemetry;

namespace GenAsset.Core.Webhooks;

/// <summary>Tells whoever asked that a job has ended, and goes on trying for days: at least once, always with the same id.</summary>
/// <param name="outbox">What is owed.</param>
/// <param name="jobs">The jobs.</param>
/// <param name="http">What receivers are reached with.</param>
/// <param name="time">The clock.</param>
/// <param name="notice">Told of what did not arrive: the host and the reason, never the address or the secret.</param>
public sealed class WebhookSender(WebhookOutbox outbox, IJobBackend jobs, GuardedHttp http, TimeProvider time, Action<string>? notice = null)
    : IDisposable
{
    private const int MaxInFlight = 64;
    private const int MaxInFlightPerHost = 8; // a receiver that hangs does not hold up the others
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly FetchBounds Patience = new(MaxBytes: 64 << 10, TotalSeconds: 20, FirstByteSeconds: 15);

    private readonly Channel<string> _found = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, Task> _following = new();
    private readonly SemaphoreSlim _sending = new(MaxInFlight);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _sendingTo = new();

    private enum Arrival
    {
        Delivered,
        Unwanted,
        Failed,
    }

    /// <summary>Delivers what is owed until the token fires; what is on its way then is gone on with by the next who runs.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        outbox.Added += Found;
        LookForOthers();
        var look = time.CreateTimer(_ => LookForOthers(), null, LookEvery, LookEvery);
        try
        {
            await foreach (var key in _found.Reader.ReadAllAsync(stopping).ConfigureAwait(false))
                _ = _following.GetOrAdd(key, FollowAsync, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await Task.WhenAll(_following.Values).ConfigureAwait(false);
        }
        finally
        {
            outbox.Added -= Found;
            await look.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sending.Dispose();
        foreach (var ofHost in _sendingTo.Values)
            ofHost.Dispose();
    }

    private void Found(string key) => _found.Writer.TryWrite(key);

    // At the start: what an earlier process left. Then: what other processes of this home accept.
    private void LookForOthers()
    {
        foreach (var key in outbox.Keys())
        {
            if (!_following.ContainsKey(key))
                Found(key);
        }
    }

    private async Task FollowAsync(string key, CancellationToken stopping)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding); // GetOrAdd has it before it can end
        try
        {
            if (outbox.Find(key) is { } owed && await MessageAsync(key, owed, stopping).ConfigureAwait(false) is { } ready)
                await DeliverAsync(key, ready, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next process goes on.
        }
        catch (Exception fault) // the edge of a background task: this one stays in the outbox and is tried again at the next look
        {
            notice?.Invoke($"The webhook {key} could not be handled: {IoFault.Explain(fault, "the outbox").Message}");
        }
        finally
        {
            _following.TryRemove(key, out _);
        }
    }

    // The delivery with its message, once the job has ended; null when nobody is to be told.
    private async Task<WebhookDelivery?> MessageAsync(string key, WebhookDelivery owed, CancellationToken stopping)
    {
        if (owed.Message is not null)
            return owed;
        var ended = await jobs.WaitAsync(owed.JobId, stopping).ConfigureAwait(false);
        if (!ended.Succeeded)
        {
            if (ended.Error.Code == ErrorCatalog.JobNotFound.Name)
                outbox.Remove(key); // deleted
            return null;
        }

        var name = WebhookEvents.Of(ended.Value);
        if (owed.Webhook.Events?.Contains(name) == false)
        {
            outbox.Remove(key);
            return null;
        }

        var endedAt = ended.Value.FinishedAt ?? time.GetUtcNow();
        var body = JsonSerializer.Serialize(new WebhookPayload(name, endedAt, ended.Value), GenAssetJson.Line.WebhookPayload);
        var ready = owed with { Message = new WebhookMessage($"msg_{owed.JobId}_{endedAt.ToUnixTimeMilliseconds()}", body, 0, time.GetUtcNow()) };
        outbox.Save(key, ready);
        return ready;
    }

    private async Task DeliverAsync(string key, WebhookDelivery delivery, CancellationToken stopping)
    {
        var address = new Uri(delivery.Webhook.Url);
        for (var message = delivery.Message!; ;) // MessageAsync made it
        {
            if (message.NextAt - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, time, stopping).ConfigureAwait(false);
            var (arrival, reason, asked) = await SendAsync(address, delivery.Webhook, message, stopping).ConfigureAwait(false);
            GenAssetTelemetry.WebhookTried(arrival.ToString().ToLowerInvariant());
            var attempts = message.Attempts + 1;
            var next = arrival == Arrival.Failed ? WebhookSchedule.WaitAfter(attempts, message.Id, asked) : null;
            if (arrival != Arrival.Delivered)
                notice?.Invoke($"Webhook of job {delivery.JobId}, try {attempts}: {address.Host} {reason}; {(next is { } pause ? $"the next in {pause:g}" : "there will be no other")}.");
            if (next is not { } until)
            {
                outbox.Remove(key);
                return;
            }

            message = message with { Attempts = attempts, NextAt = time.GetUtcNow() + until };
            outbox.Save(key, delivery with { Message = message });
        }
    }

    private async Task<(Arrival Arrival, string Reason, TimeSpan? Asked)> SendAsync(Uri address, WebhookSpec webhook, WebhookMessage message, CancellationToken stopping)
    {
        var ofHost = _sendingTo.GetOrAdd(address.Authority, _ => new SemaphoreSlim(MaxInFlightPerHost));
        await ofHost.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            await _sending.WaitAsync(stopping).ConfigureAwait(false);
            try
            {
                var answer = await http.SendAsync(RequestOf(address, webhook, message), stopping).ConfigureAwait(false);
                if (!answer.Succeeded)
                    return (Arrival.Failed, $"cannot be reached ({answer.Error.Code})", null);
                var response = answer.Value;
                await using var _ = response.ConfigureAwait(false);
                return response.Status switch
                {
                    >= 200 and < 300 => (Arrival.Delivered, "", null),
                    410 => (Arrival.Unwanted, "answers 410", null),
                    _ => (Arrival.Failed, $"answers {response.Status}", response.RetryAfter(time)),
                };
            }
            finally
            {
                _sending.Release();
            }
        }
        finally
        {
            ofHost.Release();
        }
    }

    private FetchRequest RequestOf(Uri address, WebhookSpec webhook, WebhookMessage message)
    {
        var body = Encoding.UTF8.GetBytes(message.Body);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var headers = new List<KeyValuePair<string, string>> { new("webhook-id", message.Id), new("webhook-timestamp", $"{now}") };
        if (webhook.Secret is { } secret && WebhookSignature.KeyOf(secret) is { } key)
            headers.Add(new("webhook-signature", WebhookSignature.Of(key, message.Id, now, body)));
        return new FetchRequest(address)
        {
            Method = HttpMethod.Post,
            Headers = headers,
            Bounds = Patience,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
    }
}
