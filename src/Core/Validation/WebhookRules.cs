using GenAsset.Core.Jobs;
using GenAsset.Core.Webhooks;

namespace GenAsset.Core.Validation;

/// <summary>What a webhook may say.</summary>
internal static class WebhookRules
{
    public static void Check(WebhookSpec webhook, Func<Uri, string?>? addressFault, Action<string, string> fault)
    {
        // The address is not shown: some carry the receiver's secret in their path.
        if (!Uri.TryCreate(webhook.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            fault("webhook.url", "is not an http or https address.");
        else if (addressFault?.Invoke(uri) is { } reason)
            fault("webhook.url", $"is refused: {reason}.");
        if (webhook.Secret is { } secret && WebhookSignature.KeyOf(secret) is null)
            fault("webhook.secret", $"must be \"{WebhookSignature.SecretPrefix}\" and the base64 of {WebhookSignature.MinKeyBytes} to {WebhookSignature.MaxKeyBytes} random bytes.");
        foreach (var name in webhook.Events ?? [])
        {
            if (!WebhookEvents.All.Contains(name))
                fault("webhook.events", $"\"{Excerpt.Of(name)}\" is not an event; there are {string.Join(", ", WebhookEvents.All)}.");
        }
    }
}
