using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Errors;

namespace GenAsset.Core.Engines.Remote;

/// <summary>Says in our codes what a service refused; its own words are the message, its whole answer is kept in the details.</summary>
internal sealed class RemoteFault(EngineSetup setup, RemoteApi api, string key)
{
    private static readonly string[] OfTheAccount =
        [ErrorCatalog.EngineKeyRefused.Name, ErrorCatalog.EngineCreditsExhausted.Name, ErrorCatalog.AddressRefused.Name, ErrorCatalog.ConfigurationInvalid.Name];

    /// <summary>What an answer that is no good one says; <paramref name="doing"/> is what was asked for: "took no task".</summary>
    public GenAssetError Of(Reply reply, string doing, string? taskId = null)
    {
        if (reply.Broken is { } broken)
            return Of(CodeOf(broken), $"{doing}: {broken.Message}", taskId, reply);
        var words = api.WordsOf(reply);
        if (words is not null && key.Length > 0)
            words = words.Replace(key, "…", StringComparison.Ordinal);
        return Of(api.CodeOf(reply) ?? CodeOf(reply.Status), $"{doing}: {words ?? "it gives no reason"} (HTTP {reply.Status}).", taskId, reply);
    }

    /// <summary>An error about a task of this service.</summary>
    public GenAssetError Of(ErrorCode code, string message, string? taskId = null, Reply? reply = null, string? suggestion = null)
    {
        var details = Details(setup.Info.Name, reply, key);
        if (taskId is not null)
            details["taskId"] = taskId;
        return GenAssetError.Of(code, $"{setup.Info.Name} {message}", details, suggestion);
    }

    /// <summary>The facts of a service's answer for a program: its status, the wait that it asks for, and its own words, without the <paramref name="key"/>.</summary>
    public static JsonObject Details(string engine, Reply? reply, string key)
    {
        var details = new JsonObject { ["engine"] = engine };
        if (reply?.Answer is { } answer)
            details["status"] = answer.Status;
        if (reply?.Answer?.RetryAfter is { } wait && wait > TimeSpan.Zero)
            details["retryAfterSeconds"] = Math.Ceiling(wait.TotalSeconds);
        if (reply?.Original(key) is { } original)
            details["original"] = original;
        return details;
    }

    /// <summary>Whether a task has ended with an error, so that another try needs a new one; what concerns the account or the settings leaves the task as it is.</summary>
    public static bool EndsTask(GenAssetError error) => !error.IsRetryable && !OfTheAccount.Contains(error.Code);

    private static ErrorCode CodeOf(GenAssetError broken) =>
        broken.Code == ErrorCatalog.AddressUnreachable.Name ? ErrorCatalog.EngineUnavailable : ErrorCatalog.Find(broken.Code);

    private static ErrorCode CodeOf(int status) => status switch
    {
        401 or 403 => ErrorCatalog.EngineKeyRefused,
        402 => ErrorCatalog.EngineCreditsExhausted,
        404 or 410 => ErrorCatalog.EngineTaskLost,
        413 => ErrorCatalog.FileTooLarge,
        400 or 409 or 422 => ErrorCatalog.ValidationFailed,
        425 or 429 => ErrorCatalog.RateLimited,
        408 or >= 500 => ErrorCatalog.EngineUnavailable,
        405 or (>= 300 and < 400) => ErrorCatalog.ConfigurationInvalid, // not the API that it should be, or at another address
        _ => ErrorCatalog.EngineAnswerInvalid,
    };
}
