using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.Reconstruction;

/// <summary>The API's errors. The seventeen codes of its document are the first of our catalog; those that speak of its jobs mean our task here.</summary>
internal static class ServiceError
{
    private static readonly ErrorCode[] Shared =
    [
        ErrorCatalog.ValidationFailed, ErrorCatalog.FileTooLarge, ErrorCatalog.InvalidFileFormat, ErrorCatalog.InvalidFileCount, ErrorCatalog.ModelFailed, ErrorCatalog.ModelOutOfMemory,
        ErrorCatalog.ModelOutOfVram, ErrorCatalog.ModelConvergenceFailed, ErrorCatalog.QualityThresholdFailed, ErrorCatalog.IncompleteResults, ErrorCatalog.GpuUnavailable,
        ErrorCatalog.DiskFull, ErrorCatalog.MemoryExhausted, ErrorCatalog.UnknownError,
    ];

    /// <summary>What an answer's error code means; null where it has none that the document knows.</summary>
    public static ErrorCode? CodeOf(Reply reply) => reply.Text("error", "code") is { } name ? CodeOf(name) : null;

    /// <summary>Why a job failed: the document shows the field and not what is in it, so an object, a sentence and "CODE: sentence" are all read.</summary>
    public static GenAssetError OfFailedJob(Reply reply)
    {
        var words = reply.Text("error", "message") ?? reply.Text("error") ?? "it gives no reason";
        var code = CodeOf(reply);
        if (code is null && words.Split(": ", 2) is [var name, var sentence] && CodeOf(name) is { } named)
            (code, words) = (named, sentence);
        return GenAssetError.Of(code ?? ErrorCatalog.ModelFailed, $"could not reconstruct: {words}", suggestion: reply.Text("error", "suggestion"));
    }

    private static ErrorCode? CodeOf(string name) => name switch
    {
        "JOB_NOT_FOUND" or "JOB_EXPIRED" => ErrorCatalog.EngineTaskLost,
        "JOB_NOT_READY" => ErrorCatalog.EngineAnswerInvalid, // it said that the job is completed
        _ => Array.Find(Shared, code => code.Name == name),
    };
}
