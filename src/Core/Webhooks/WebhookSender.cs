using System.Collections.Concurrent;
using System.Threading.Channels;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

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

    private readonly WebhookPost _post = new(http, time);
    private readonly TimeProvider _time = time;
    private readonly Channel<string> _found = Channel.CreateUnbounded<string>();
    private readonly ConcurrentDictionary<string, Task> _following = new();
    private readonly SemaphoreSlim _sending = new(MaxInFlight);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _sendingTo = new();

    /// <summary>Delivers what is owed until the token fires; what is on its way then is gone on with by the next who runs.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        outbox.Added += Found;
        LookForOthers();
        var look = _time.CreateTimer(_ => LookForOthers(), null, LookEvery, LookEvery);
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

        if (_post.MessageOf(owed.Webhook, ended.Value) is not { } message)
        {
            outbox.Remove(key);
            return null;
        }

        var ready = owed with { Message = message };
        outbox.Save(key, ready);
        return ready;
    }

    private async Task DeliverAsync(string key, WebhookDelivery delivery, CancellationToken stopping)
    {
        var address = new Uri(delivery.Webhook.Url);
        for (var message = delivery.Message!; ;) // MessageAsync made it
        {
            if (message.NextAt - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, _time, stopping).ConfigureAwait(false);
            var (arrival, reason, asked) = await SendAsync(address, delivery.Webhook, message, stopping).ConfigureAwait(false);
            var attempts = message.Attempts + 1;
            var next = arrival == WebhookArrival.Failed ? WebhookSchedule.WaitAfter(attempts, message.Id, asked) : null;
            if (arrival != WebhookArrival.Delivered)
                notice?.Invoke($"Webhook of job {delivery.JobId}, try {attempts}: {address.Host} {reason}; {(next is { } pause ? $"the next in {pause:g}" : "there will be no other")}.");
            if (next is not { } until)
            {
                outbox.Remove(key);
                return;
            }

            message = message with { Attempts = attempts, NextAt = _time.GetUtcNow() + until };
            outbox.Save(key, delivery with { Message = message });
        }
    }

    private async Task<WebhookAnswer> SendAsync(Uri address, WebhookSpec webhook, WebhookMessage message, CancellationToken stopping)
    {
        var ofHost = _sendingTo.GetOrAdd(address.Authority, _ => new SemaphoreSlim(MaxInFlightPerHost));
        await ofHost.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            await _sending.WaitAsync(stopping).ConfigureAwait(false);
            try
            {
                return await _post.SendAsync(webhook, message, stopping).ConfigureAwait(false);
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
}
