using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using GenAsset.Azure.Accounts;
using GenAsset.Core.Jobs;
using GenAsset.Core.Scheduling;

namespace GenAsset.Functions.Timers;

/// <summary>Schedules as blobs: schedules/NAME.json, put there by hand or by a deployment, and schedules/state/NAME.json, whose lease says who looks after it now.</summary>
/// <param name="account">Where blobs are.</param>
/// <param name="notice">Told of a schedule that cannot be read.</param>
public sealed class BlobScheduleShelf(StorageAccount account, Action<string> notice) : ScheduleShelf
{
    private const string Folder = "schedules/";
    private const string Ending = ".json";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public override async IAsyncEnumerable<Schedule> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in account.Container.GetBlobsAsync(prefix: Folder, cancellationToken: cancellationToken))
        {
            var name = blob.Name[Folder.Length..];
            if (!name.Contains('/', StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal) && await ReadAsync(blob.Name, cancellationToken) is { } schedule)
                yield return schedule.Name is { Length: > 0 } ? schedule : schedule with { Name = name[..^Ending.Length] };
        }
    }

    /// <inheritdoc/>
    public override async Task<HeldMark?> TryHoldAsync(string name, CancellationToken cancellationToken)
    {
        var blob = account.Container.GetBlobClient($"{Folder}state/{name.ToLowerInvariant()}{Ending}");
        try
        {
            await MakeAsync(blob, cancellationToken);
            var lease = blob.GetBlobLeaseClient();
            await lease.AcquireAsync(Lease, cancellationToken: cancellationToken);
            return new LeasedMark(blob, lease, MarkOf(blob.Name, (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToMemory()));
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            return null; // another instance has it
        }
    }

    private async Task<Schedule?> ReadAsync(string blob, CancellationToken cancellationToken)
    {
        try
        {
            var content = await account.Container.GetBlobClient(blob).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content.ToMemory().Span, GenAssetJson.Line.Schedule);
        }
        catch (JsonException fault)
        {
            notice($"{blob} cannot be read at {fault.Path}: {fault.Message}");
            return null;
        }
        catch (RequestFailedException fault) when (StorageFault.IsGone(fault))
        {
            return null; // removed in this moment
        }
    }

    // A mark that cannot be read would hold its schedule up for ever; without one the schedule begins anew from now.
    private ScheduleMark? MarkOf(string blob, ReadOnlyMemory<byte> json)
    {
        try
        {
            return json.Length == 0 ? null : JsonSerializer.Deserialize(json.Span, GenAssetJson.Line.ScheduleMark);
        }
        catch (JsonException fault)
        {
            notice($"{blob} cannot be read at {fault.Path}: {fault.Message} Its schedule begins anew.");
            return null;
        }
    }

    private static async Task MakeAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(new BinaryData(Array.Empty<byte>()), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException fault) when (StorageFault.IsConflict(fault))
        {
            // It is there.
        }
    }

    private sealed class LeasedMark(BlobClient blob, BlobLeaseClient lease, ScheduleMark? mark) : HeldMark
    {
        public override ScheduleMark? Mark => mark;

        public override Task WriteAsync(ScheduleMark mark, CancellationToken cancellationToken) => blob.UploadAsync(
            new BinaryData(JsonSerializer.SerializeToUtf8Bytes(mark, GenAssetJson.Line.ScheduleMark)),
            new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } }, cancellationToken);

        public override async ValueTask DisposeAsync()
        {
            try
            {
                await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
            }
            catch (RequestFailedException fault) when (StorageFault.IsConflict(fault) || StorageFault.IsGone(fault))
            {
                // It had run out, and may be another's.
            }
        }
    }
}
