using System.Threading.Channels;
using GenAsset.Core.Leasing;

namespace GenAsset.Core.Client;

/// <summary>
/// How leases ended, on its way to the server: what gathers while two calls are under way goes with the next. A server that does not answer is asked
/// again until it does; it knows by the token what it has taken already.
/// </summary>
internal sealed class LeaseEndings : IDisposable
{
    private const int Senders = 2;
    private const int MaxItems = 512;
    private const int MaxBytes = 4 << 20;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly LeaseClient _client;
    private readonly TimeProvider _time;
    private readonly Action<string>? _notice;
    private readonly Channel<Pending> _pending = Channel.CreateUnbounded<Pending>();
    private readonly CancellationTokenSource _givingUp = new();
    private readonly Task _sending;

    public LeaseEndings(LeaseClient client, TimeProvider time, Action<string>? notice)
    {
        (_client, _time, _notice) = (client, time, notice);
        _sending = Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync)));
    }

    /// <summary>Tells the server how a lease ended, and what the server made of it.</summary>
    public Task<SettlementAnswer> EndAsync(TakenLease taken, Settlement ending)
    {
        taken.IsEnding = true;
        var pending = new Pending(ending);
        return _pending.Writer.TryWrite(pending) ? pending.Answer.Task : Task.FromResult(Lost(ending));
    }

    /// <summary>Sends what is left; after <paramref name="bound"/> it is given up.</summary>
    public async Task FinishAsync(TimeSpan bound)
    {
        if (!_pending.Writer.TryComplete() && _sending.IsCompleted)
            return;
        _givingUp.CancelAfter(bound);
        await _sending.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _givingUp.Dispose();

    private static SettlementAnswer Lost(Settlement ending) => new(ending.Token, SettlementResult.Lost);

    private async Task SendAsync()
    {
        var batch = new List<Pending>();
        while (await _pending.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            var bytes = 0L;
            while (batch.Count < MaxItems && bytes < MaxBytes && _pending.Reader.TryRead(out var next))
            {
                batch.Add(next);
                bytes += next.Ending.Assets?.Sum(asset => asset.Content?.Length ?? 0) ?? 0;
            }

            await SendAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task SendAsync(List<Pending> batch)
    {
        if (batch.Count == 0)
            return; // the other sender was faster
        for (var pause = FirstPause; !_givingUp.IsCancellationRequested; pause = pause * 2 > LongestPause ? LongestPause : pause * 2)
        {
            try
            {
                var answer = await _client.SettleAsync(new Settlements([.. batch.Select(pending => pending.Ending)]), _givingUp.Token).ConfigureAwait(false);
                if (answer.Succeeded && answer.Value.Leases.Count == batch.Count)
                {
                    for (var i = 0; i < batch.Count; i++)
                        batch[i].Answer.TrySetResult(answer.Value.Leases[i]);
                    if (answer.Value.Leases.Count(lease => lease.Result == SettlementResult.Lost) is > 0 and var late)
                        _notice?.Invoke($"{(late == 1 ? "a result comes" : $"{late} results come")} too late and will be dropped: the server has given the items out again, or they have ended.");
                    return;
                }

                if (answer.Error is { IsRetryable: false } refused)
                {
                    _notice?.Invoke($"{batch.Count} results were not taken: {refused.Message}");
                    break;
                }

                await Task.Delay(pause, _time, _givingUp.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_givingUp.IsCancellationRequested)
            {
                break;
            }
        }

        foreach (var pending in batch)
            pending.Answer.TrySetResult(Lost(pending.Ending));
    }

    private sealed class Pending(Settlement ending)
    {
        public Settlement Ending => ending;

        public TaskCompletionSource<SettlementAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
