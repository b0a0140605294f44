using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAsset.Api.State;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Idempotency;

/// <summary>
/// Remembers, for a day and over restarts, what requests with an Idempotency-Key were answered. The job's id is drawn and written down before the job is made, so that
/// even a crash between the two leaves no doubt whether it was.
/// </summary>
internal sealed class IdempotencyKeys(ApiOptions options, TimeProvider time)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxLength = 255;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private static readonly JsonTypeInfo<IdempotencyRecord> Record = (JsonTypeInfo<IdempotencyRecord>)new JsonSerializerOptions(GenAssetJson.Line.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(GenAssetJson.Line, IdempotencyJson.Default),
    }.GetTypeInfo(typeof(IdempotencyRecord));

    private readonly ConcurrentDictionary<string, byte> _atWork = new();
    private readonly string _folder = Path.Combine(options.StateFolder, "idempotency");
    private readonly TimeProvider _time = time;
    private DateTimeOffset _sweptAt;

    /// <summary>Takes a key for one request; the error says why it cannot be. What an earlier request left is in <see cref="Claim.Earlier"/>.</summary>
    public Outcome<Claim> Take(string? owner, string key)
    {
        if (key.Length is 0 or > MaxLength)
            return GenAssetError.Of(ErrorCatalog.RequestInvalid, $"{Header} must have 1 to {MaxLength} characters.");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}\n{key}")));
        if (!_atWork.TryAdd(name, 0))
            return GenAssetError.Of(ErrorCatalog.IdempotencyInProgress, "A request with this Idempotency-Key is still at work.");
        try
        {
            Sweep();
            var path = Path.Combine(_folder, name + ".json");
            var earlier = File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), Record) : null;
            return new Claim(this, name, path, earlier?.At < _time.GetUtcNow() - KeptFor ? null : earlier);
        }
        catch
        {
            _atWork.TryRemove(name, out _);
            throw;
        }
    }

    private void Sweep()
    {
        var now = _time.GetUtcNow();
        if (now - _sweptAt < SweepEvery)
            return;
        _sweptAt = now;
        PrivateFile.CreateFolder(_folder);
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles())
        {
            if (now - file.LastWriteTimeUtc > KeptFor)
                file.Delete();
        }
    }

    /// <summary>One request's hold on its key.</summary>
    internal sealed class Claim(IdempotencyKeys keys, string name, string path, IdempotencyRecord? earlier) : IDisposable
    {
        private bool _isKept = earlier is not null;

        /// <summary>What an earlier request with the key left.</summary>
        public IdempotencyRecord? Earlier => earlier;

        /// <summary>Writes down which id the job will have.</summary>
        public string Begin()
        {
            var id = JobId.New(keys._time);
            PrivateFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new IdempotencyRecord(keys._time.GetUtcNow(), id), Record));
            _isKept = false;
            return id;
        }

        /// <summary>Writes down what was answered.</summary>
        public void End(string bodySha256, JobState answer)
        {
            PrivateFile.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new IdempotencyRecord(keys._time.GetUtcNow(), answer.Id, bodySha256, answer), Record));
            _isKept = true;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!_isKept)
                File.Delete(path); // nothing was made: the key is as good as new
            keys._atWork.TryRemove(name, out _);
        }
    }
}
