using GenAsset.Core.Errors;

namespace GenAsset.Core.Jobs;

/// <summary>Where a job comes from: what its edge knows and the caller does not say.</summary>
/// <param name="Id">The id that the job is to have; left out, a new one. An id that is taken is refused with <see cref="ErrorCatalog.JobIdTaken"/>.</param>
/// <param name="Owner">Whose job it is; left out, nobody's in particular.</param>
/// <param name="TraceParent">The W3C trace context that the request came with.</param>
/// <param name="Credits">What the job costs an owner who has credits; left out, one an item.</param>
/// <param name="AdmitAsync">Asked, with the number of items, once all of the job is found good and before it appears: an error refuses it.</param>
/// <param name="RequestKey">The caller's own name of this request, the Idempotency-Key: a server makes one job of however many requests of one name.</param>
public sealed record JobOrigin(
    string? Id = null, string? Owner = null, string? TraceParent = null, long? Credits = null, Func<int, CancellationToken, ValueTask<GenAssetError?>>? AdmitAsync = null,
    string? RequestKey = null);
