using GenAsset.Core.Running;
using GenAsset.Core.Webhooks;

namespace GenAsset.Cmdlets;

/// <summary>Sends the webhooks of a home; what is owed when the session ends is sent by the next who runs the home.</summary>
internal sealed class Delivery : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly WebhookSender _sender;
    private readonly Task _work;

    public Delivery(EmbeddedBackend home, Action<string> notice)
    {
        _sender = new WebhookSender(home.Webhooks, home, home.Http, TimeProvider.System, notice);
        _work = _sender.RunAsync(_stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        _sender.Dispose();
        _stop.Dispose();
    }
}
