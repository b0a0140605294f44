using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace GenAsset.Azure.Accounts;

/// <summary>How the SDK's clients ask: a call that fails is repeated for some ten seconds by the client itself; what lasts longer is its caller's to wait out.</summary>
internal static class ClientTerms
{
    private const int MaxRetries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(40); // of a connection, while a block is on its way

    public static BlobClientOptions Blobs() => With(new BlobClientOptions());

    public static QueueClientOptions Queues() => With(new QueueClientOptions());

    // Distributed tracing and diagnostics of the SDK name addresses, and an address may carry a signature.
    private static T With<T>(T options)
        where T : ClientOptions
    {
        (options.Retry.Mode, options.Retry.MaxRetries, options.Retry.Delay, options.Retry.MaxDelay, options.Retry.NetworkTimeout) = (RetryMode.Exponential, MaxRetries, FirstPause, LongestPause, Silence);
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }
}
