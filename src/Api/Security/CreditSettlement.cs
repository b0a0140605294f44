using GenAsset.Core.Errors;
using GenAsset.Core.Ports;
using Microsoft.Extensions.Hosting;

namespace GenAsset.Api.Security;

/// <summary>Waits for charged jobs to end, those of before a restart too, and gives back what their failed items had cost.</summary>
internal sealed class CreditSettlement(IJobBackend backend, Admission admission, CreditLedger ledger) : BackgroundService
{
    private CancellationToken _stopping;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _stopping = stoppingToken;
        admission.Charged += charge => _ = SettleAsync(charge);
        return Task.WhenAll(ledger.OpenCharges.Select(SettleAsync));
    }

    private async Task SettleAsync(OpenCharge charge)
    {
        try
        {
            var ended = await backend.WaitAsync(charge.Job, _stopping);
            if (ended.Succeeded)
                ledger.Settle(charge, ended.Value.Counts.Succeeded);
            else if (ended.Error.Code == ErrorCatalog.JobNotFound.Name)
                ledger.Settle(charge, charge.SucceededBefore); // it never came to be, or was deleted before it ended
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The charge stays open; the next start waits on.
        }
    }
}
