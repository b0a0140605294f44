using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAsset.Core.Jobs;

/// <summary>Enums travel as lower-camel words, never as numbers.</summary>
public sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
