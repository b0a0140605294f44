using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Idempotency;

/// <summary>
/// Remembers, for a day and over restarts, what requests with an Idempotency-Key were answered. The job's id is drawn and written down before the job is made, and whoever
/// comes with the key makes the job of that id: so there is one, whoever crashed in between and however many servers are asked at once.
/// </summary>
public sealed class IdempotencyKeys
{
    /// <summary>The header.</summary>
    internal const string Header = "Idempotency-Key";

    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    private const int MaxLength = 255;

    private static readonly JsonTypeInfo<IdempotencyRecord> Record = (JsonTypeInfo<IdempotencyRecord>)new JsonSerializerOptions(GenAssetJson.Line.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(GenAssetJson.Line, IdempotencyJson.Default),
    }.GetTypeInfo(typeof(IdempotencyRecord));

    private readonly ConcurrentDictionary<string, byte> _atWork = new();
    private readonly IdempotencyShelf _shelf;
    private readonly TimeProvider _time;

    /// <summary>Keys whose records lie on a shelf.</summary>
    public IdempotencyKeys(IdempotencyShelf shelf, TimeProvider time) => (_shelf, _time) = (shelf, time);

    /// <summary>Takes a key for one request; the error says why it cannot be. What an earlier request left is in <see cref="Claim.Earlier"/>.</summary>
    internal async Task<Outcome<Claim>> TakeAsync(string? owner, string key, CancellationToken cancellationToken)
    {
        if (key.Length is 0 or > MaxLength)
            return GenAssetError.Of(ErrorCatalog.RequestInvalid, $"{Header} must have 1 to {MaxLength} characters.");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{key}")));
        if (!_atWork.TryAdd(name, 0))
            return AtWork();
        try
        {
            var earlier = await FindAsync(name, cancellationToken);
            if (earlier?.At < _time.GetUtcNow() - KeptFor)
            {
                await _shelf.RemoveAsync(name, cancellationToken);
                earlier = null;
            }

            return new Claim(this, name, earlier);
        }
        catch
        {
            _atWork.TryRemove(name, out _);
            throw;
        }
    }

    /// <summary>Another request with the key has not been answered yet.</summary>
    internal static GenAssetError AtWork() => GenAssetError.Of(ErrorCatalog.IdempotencyInProgress, "A request with this Idempotency-Key is still at work.");

    private async Task<IdempotencyRecord?> FindAsync(string name, CancellationToken cancellationToken) =>
        await _shelf.FindAsync(name, cancellationToken) is { } record ? JsonSerializer.Deserialize(record.Span, Record) : null;

    private static byte[] Bytes(IdempotencyRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, Record);

    /// <summary>One request's hold on its key.</summary>
    internal sealed class Claim(IdempotencyKeys keys, string name, IdempotencyRecord? earlier) : IAsyncDisposable
    {
        private bool _isOpen; // the record is ours, and says nothing yet but an id

        /// <summary>What an earlier request with the key left.</summary>
        public IdempotencyRecord? Earlier => earlier;

        /// <summary>The id that the job is to have: what was written down before, or is now.</summary>
        public async Task<string> BeginAsync(CancellationToken cancellationToken)
        {
            while (true)
            {
                if ((earlier ?? await keys.FindAsync(name, cancellationToken)) is { } known)
                    return known.JobId;
                var mine = new IdempotencyRecord(keys._time.GetUtcNow(), JobId.New(keys._time));
                if (await keys._shelf.TryAddAsync(name, Bytes(mine), cancellationToken))
                {
                    _isOpen = true;
                    return mine.JobId;
                }
            }
        }

        /// <summary>Writes down what was answered.</summary>
        public async Task EndAsync(string bodySha256, JobState answer)
        {
            await keys._shelf.ReplaceAsync(name, Bytes(new IdempotencyRecord(keys._time.GetUtcNow(), answer.Id, bodySha256, answer)), CancellationToken.None);
            _isOpen = false;
        }

        /// <summary>Leaves the record to another, who made the job of its id.</summary>
        public void Leave() => _isOpen = false;

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            try
            {
                if (_isOpen)
                    await keys._shelf.RemoveAsync(name, CancellationToken.None); // nothing was made: the key is as good as new
            }
            finally
            {
                keys._atWork.TryRemove(name, out _);
            }
        }
    }
}
