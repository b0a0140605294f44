using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAsset.Api.Security;

/// <summary>How the API's own files are written.</summary>
[JsonSerializable(typeof(KeyDocument))]
[JsonSerializable(typeof(CreditLine))]
internal sealed partial class SecurityJson : JsonSerializerContext
{
    /// <summary>Indented, for people.</summary>
    public static SecurityJson Pretty { get; } = Create(isIndented: true);

    /// <summary>One line a value.</summary>
    public static SecurityJson Line { get; } = Create(isIndented: false);

    private static SecurityJson Create(bool isIndented) => new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = isIndented,
    });
}
