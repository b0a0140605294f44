using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GenAsset.Api.Facades.Reconstruction;

internal sealed record Healthy(string Status, GpuFacts Gpu);

internal sealed record Unhealthy(string Status, string Error);

internal sealed record GpuFacts(string Name, string DriverVersion, decimal MemoryTotalGb, decimal MemoryFreeGb, decimal MemoryUsedGb);

internal sealed record Submitted(string JobId, string Status, string ModelType, string CreatedAt);

internal sealed record Status(
    string JobId, [property: JsonPropertyName("status")] string State, int Progress, string? CurrentModel, string CreatedAt, string UpdatedAt, string? Error);

internal sealed record CancelAnswer(string JobId, string Status, string Message);

internal sealed record ErrorBody(ErrorFields Error);

internal sealed record ErrorFields(string Code, string Message, JsonObject Details, string Suggestion);

// Nulls are written: the document's status shows "error": null.
[JsonSerializable(typeof(Healthy))]
[JsonSerializable(typeof(Unhealthy))]
[JsonSerializable(typeof(Submitted))]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(CancelAnswer))]
[JsonSerializable(typeof(ErrorBody))]
internal sealed partial class ReconstructionJson : JsonSerializerContext
{
    /// <summary>As these clients read it; letters and apostrophes as they are.</summary>
    public static ReconstructionJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
