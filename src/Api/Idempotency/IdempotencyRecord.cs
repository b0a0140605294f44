using System.Text.Json.Serialization;
using GenAsset.Core.Jobs;

namespace GenAsset.Api.Idempotency;

/// <summary>What is kept of a request with an idempotency key.</summary>
/// <param name="At">When it came.</param>
/// <param name="JobId">The id that its job has, or was to have.</param>
/// <param name="BodySha256">The digest of its body; none while it was not read to its end.</param>
/// <param name="Answer">What it was answered.</param>
internal sealed record IdempotencyRecord(DateTimeOffset At, string JobId, string? BodySha256 = null, JobState? Answer = null);

/// <summary>How records are written; the job in them as everywhere.</summary>
[JsonSerializable(typeof(IdempotencyRecord))]
internal sealed partial class IdempotencyJson : JsonSerializerContext;
