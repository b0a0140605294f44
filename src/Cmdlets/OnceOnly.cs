using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Running;

namespace GenAsset.Cmdlets;

/// <summary>Makes a job of a home once, however often it is asked for under one key: the key gives the job's id. A server does this by itself.</summary>
internal static class OnceOnly
{
    private const int IdBytes = 16;

    /// <summary>The new job, or the one that was made under the key before; an error where that one had other items.</summary>
    public static async Task<Outcome<JobState>> CreateAsync(
        EmbeddedBackend home, string key, JobSpec spec, Func<IAsyncEnumerable<ItemEntry>> items, CancellationToken cancellationToken)
    {
        var id = "once-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, IdBytes));
        var created = await home.CreateAsync(spec, items(), new JobOrigin(id), cancellationToken).ConfigureAwait(false);
        if (created.Succeeded || created.Error.Code != ErrorCatalog.JobIdTaken.Name || await home.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } before)
            return created;
        return before.IsExpired || await IsSameAsync(home.ItemsAsync(id, cancellationToken: cancellationToken), items(), cancellationToken).ConfigureAwait(false)
            ? before
            : GenAssetError.Of(ErrorCatalog.IdempotencyMismatch, $"The idempotency key made job {id} of other items before.", suggestion: "Use a new key for a new job.");
    }

    private static async Task<bool> IsSameAsync(IAsyncEnumerable<ItemState> made, IAsyncEnumerable<ItemEntry> asked, CancellationToken cancellationToken)
    {
        var left = made.GetAsyncEnumerator(cancellationToken);
        var right = asked.GetAsyncEnumerator(cancellationToken);
        await using var closeLeft = left.ConfigureAwait(false);
        await using var closeRight = right.ConfigureAwait(false);
        while (await left.MoveNextAsync().ConfigureAwait(false))
        {
            if (!await right.MoveNextAsync().ConfigureAwait(false) || Json(left.Current.Spec) != Json(right.Current.Spec))
                return false;
        }

        return !await right.MoveNextAsync().ConfigureAwait(false);
    }

    private static string? Json(ItemSpec? spec) => spec is null ? null : JsonSerializer.Serialize(spec, spec.GetType(), GenAssetJson.Line.Options);
}
