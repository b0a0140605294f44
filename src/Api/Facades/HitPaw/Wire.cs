using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAsset.Api.Facades.HitPaw;

internal sealed record Accepted(string JobId, long ConsumeCoins);

// The fields of "data" stand at the top too: the document shows them there, and its sample clients read them here.
internal sealed record AcceptedAnswer(int Code, string Message, Accepted Data, string JobId, long ConsumeCoins)
{
    public AcceptedAnswer(Accepted data)
        : this(200, "OK", data, data.JobId, data.ConsumeCoins)
    {
    }
}

// Beyond the document: "error" says why, where the status is ERROR.
internal sealed record Standing(string JobId, string Status, string ResUrl, string OriginalUrl, string? Error);

internal sealed record StandingAnswer(int Code, string Message, Standing Data, string JobId, string Status, string ResUrl, string OriginalUrl, string? Error)
{
    public StandingAnswer(Standing data)
        : this(200, "OK", data, data.JobId, data.Status, data.ResUrl, data.OriginalUrl, data.Error)
    {
    }
}

// Beyond the document: "detail" says what of this request the message means.
internal sealed record ErrorBody(int ErrorCode, string Message, string Detail);

[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(StandingAnswer))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class HitPawJson : JsonSerializerContext
{
    /// <summary>As these clients read it; addresses and apostrophes as they are.</summary>
    public static HitPawJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
