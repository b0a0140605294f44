using System.Text.Json.Serialization;
using GenAsset.Core.Errors;

namespace GenAsset.Functions.Storage;

/// <summary>Errors as columns keep them.</summary>
[JsonSerializable(typeof(GenAssetError))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ErrorJson : JsonSerializerContext;
