using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GenAsset.Core.Errors;

/// <summary>The one shape of every expected failure: what happened, to what, and what to do next.</summary>
/// <param name="Code">A name from <see cref="ErrorCatalog"/>.</param>
/// <param name="Message">What happened and to which input.</param>
/// <param name="Details">Facts for a program: fields, indexes, figures.</param>
/// <param name="Suggestion">What to do next.</param>
public sealed record GenAssetError(string Code, string Message, JsonObject? Details = null, string? Suggestion = null)
{
    /// <summary>An error of a catalogued code, with that code's suggestion unless another is given.</summary>
    public static GenAssetError Of(ErrorCode code, string message, JsonObject? details = null, string? suggestion = null) =>
        new(code.Name, message, details, suggestion ?? code.Suggestion);

    /// <summary>Whether running the same thing again may help: a property of the code.</summary>
    [JsonIgnore]
    public bool IsRetryable => ErrorCatalog.Find(Code).Retryable;

    /// <inheritdoc/>
    public override string ToString() => $"{Code}: {Message}";
}
