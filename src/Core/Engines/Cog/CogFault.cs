using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines.Cog;

/// <summary>A container's errors in our codes, its own words kept.</summary>
internal static class CogFault
{
    private static readonly string[] VramWords = ["cuda out of memory", "hip out of memory", "outofmemoryerror", "cublas_status_alloc_failed", "cudaerrormemoryallocation", "out of memory on device", "vram"];
    private static readonly string[] MemoryWords = ["out of memory", "memoryerror", "cannot allocate memory", "bad_alloc"];

    /// <summary>Why a prediction failed, by what it says itself.</summary>
    public static GenAssetError Failed(string engine, Uri server, string error, string logs)
    {
        var both = (error + "\n" + logs).ToLowerInvariant();
        var code = VramWords.Any(both.Contains) ? ErrorCatalog.ModelOutOfVram
            : MemoryWords.Any(word => error.Contains(word, StringComparison.OrdinalIgnoreCase)) ? ErrorCatalog.ModelOutOfMemory
            : ErrorCatalog.ModelFailed;
        return GenAssetError.Of(code, $"{engine}: {(error.Length > 0 ? CogLogs.Tail(error) : "the model failed and does not say why")}", Details(engine, server, logs));
    }

    /// <summary>Why a request was refused for good.</summary>
    public static GenAssetError Refused(string engine, Uri server, EngineAnswer answer)
    {
        var words = answer.Status == 422 && answer.Json() is JsonObject body ? Unprocessable(body) : answer.Excerpt;
        var code = answer.Status switch
        {
            413 => ErrorCatalog.FileTooLarge,
            401 or 403 => ErrorCatalog.EngineKeyRefused,
            400 or 406 or 415 or 422 => ErrorCatalog.ValidationFailed,
            404 or 405 => ErrorCatalog.ConfigurationInvalid, // a server whose model could not even be imported has no such route
            _ => ErrorCatalog.EngineAnswerInvalid,
        };
        var details = Details(engine, server, "");
        details["status"] = answer.Status;
        details["original"] = answer.Json() ?? JsonValue.Create(answer.Excerpt);
        return GenAssetError.Of(code, $"{engine} refuses the request (HTTP {answer.Status}): {words}", details);
    }

    /// <summary>The facts of an error for a program.</summary>
    public static JsonObject Details(string engine, Uri server, string logs)
    {
        var details = new JsonObject { ["engine"] = engine, ["server"] = server.AbsoluteUri };
        if (logs.Trim().Length > 0)
            details["logs"] = CogLogs.Tail(logs);
        return details;
    }

    // Texts and types differ between families and versions: the message is shown and never matched. What stands past the second place of "loc" is the input.
    private static string Unprocessable(JsonObject body)
    {
        if (body["detail"] is not JsonArray faults)
            return Excerpt.Of((body["detail"] ?? body["error"] ?? body).ToJsonString());
        return string.Join("; ", faults.OfType<JsonObject>().Select(fault =>
        {
            var place = string.Join(".", (fault["loc"] as JsonArray ?? []).Skip(2).Select(step => step?.GetValueKind() == JsonValueKind.String ? (string?)step : step?.ToJsonString()));
            return $"{(place.Length > 0 ? place + ": " : "")}{fault["msg"]}";
        }));
    }
}
