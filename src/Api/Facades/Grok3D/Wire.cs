using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAsset.Api.Facades.Grok3D;

internal sealed record Generation(string JobId, string Status);

internal sealed record Example(string JobId, string Name, string Description, string ImageUrl);

internal sealed record ExampleList(IReadOnlyList<Example> Examples);

internal sealed record Refusal(string Error);

// Nulls are written: the document's clients read "error": null.
[JsonSerializable(typeof(Generation))]
[JsonSerializable(typeof(PipelineStatus))]
[JsonSerializable(typeof(ExampleList))]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class Grok3DJson : JsonSerializerContext
{
    /// <summary>As these clients read it; letters and apostrophes as they are.</summary>
    public static Grok3DJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
