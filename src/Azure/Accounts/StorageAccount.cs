using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using GenAsset.Core.Errors;

namespace GenAsset.Azure.Accounts;

/// <summary>
/// One storage account and the names that we use in it. It is opened by its URL, with the identity of the process, or by a connection string, whose key then stays
/// in here: nothing that this type says of itself contains it.
/// </summary>
public sealed class StorageAccount
{
    /// <summary>The environment variable that names the account.</summary>
    public const string Variable = "GENASSET_STORAGE";

    /// <summary>What containers and queues are named after, unless something else is said.</summary>
    public const string DefaultPrefix = "genasset";

    private const string EmulatorName = "devstoreaccount1";
    private readonly QueueServiceClient _queues;
    private readonly string _prefix;

    private StorageAccount(BlobServiceClient blobs, QueueServiceClient queues, string prefix, bool isEmulator, bool hasKey)
    {
        (Blobs, _queues, _prefix, IsEmulator, HasKey) = (blobs, queues, prefix, isEmulator, hasKey);
        Container = blobs.GetBlobContainerClient(prefix);
    }

    /// <summary>The account's name, for people.</summary>
    public string Name => Blobs.AccountName;

    /// <summary>Whether it is the emulator: its key is no secret.</summary>
    public bool IsEmulator { get; }

    /// <summary>Whether it was opened with a key instead of an identity.</summary>
    public bool HasKey { get; }

    /// <summary>The container of everything.</summary>
    public BlobContainerClient Container { get; }

    internal BlobServiceClient Blobs { get; }

    /// <summary>
    /// Opens an account by its URL (https://NAME.blob.core.windows.net, with the process's identity) or by a connection string. Nothing is asked of it yet. The
    /// error does not repeat what was given.
    /// </summary>
    public static Outcome<StorageAccount> Open(string address, string prefix = DefaultPrefix)
    {
        try
        {
            return address.Contains('=', StringComparison.Ordinal)
                ? OfConnection(address, prefix)
                : OfUrl(address, prefix, new DefaultAzureCredential());
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or UriFormatException)
        {
            return Unreadable(); // the fault's own words repeat parts of it
        }
    }

    /// <summary>Opens an account by its URL with the identity that is given.</summary>
    public static Outcome<StorageAccount> OfUrl(string url, string prefix, TokenCredential identity, BlobClientOptions? blobs = null, QueueClientOptions? queues = null)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var blobUrl) || blobUrl is not { Scheme: "https", Query: "", UserInfo: "" } || QueueUrlOf(blobUrl) is not { } queueUrl)
            return Unreadable();
        return new StorageAccount(
            new BlobServiceClient(blobUrl, identity, blobs ?? ClientTerms.Blobs()), new QueueServiceClient(queueUrl, identity, queues ?? ClientTerms.Queues()), prefix, isEmulator: false, hasKey: false);
    }

    /// <summary>Opens an account by a connection string; what asks it may be changed by <paramref name="configure"/>.</summary>
    internal static StorageAccount OfConnection(string connection, string prefix, Action<ClientOptions>? configure = null)
    {
        var (forBlobs, forQueues) = (ClientTerms.Blobs(), ClientTerms.Queues());
        configure?.Invoke(forBlobs);
        configure?.Invoke(forQueues);
        var blobs = new BlobServiceClient(connection, forBlobs);
        return new StorageAccount(blobs, new QueueServiceClient(connection, forQueues), prefix, isEmulator: blobs.AccountName == EmulatorName, hasKey: true);
    }

    /// <summary>A queue of this account, by its name behind the prefix.</summary>
    public QueueClient Queue(string name) => _queues.GetQueueClient($"{_prefix}-{name}");

    /// <summary>Makes the container where it is new; null when it is there, else why the account cannot be used.</summary>
    public async Task<GenAssetError?> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await Container.ExistsAsync(cancellationToken).ConfigureAwait(false)) // asked first: a worker may not make one
                await Container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (StorageFault.IsOne(fault) && !cancellationToken.IsCancellationRequested)
        {
            return StorageFault.Explain(fault, $"the container {Container.Name} of {Name}");
        }
    }

    /// <summary>The account's name; never how it was opened.</summary>
    public override string ToString() => Name;

    // Queues lie beside blobs, under a name that differs in one word.
    private static Uri? QueueUrlOf(Uri blobs)
    {
        if (blobs.IsLoopback)
            return new UriBuilder(blobs) { Port = blobs.Port + 1 }.Uri; // the emulator's ports follow each other
        return blobs.Host.Contains(".blob.", StringComparison.OrdinalIgnoreCase)
            ? new UriBuilder(blobs) { Host = blobs.Host.Replace(".blob.", ".queue.", StringComparison.OrdinalIgnoreCase) }.Uri
            : null;
    }

    private static GenAssetError Unreadable() => GenAssetError.Of(
        ErrorCatalog.ConfigurationInvalid, "The storage account is named neither by its URL nor by a connection string that can be read.",
        suggestion: $"Write https://NAME.blob.core.windows.net, or put a connection string into {Variable} (UseDevelopmentStorage=true for the emulator).");
}
