using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines.Cog;

/// <summary>What a container's model takes, of its openapi.json: input is fitted to it before anything is sent.</summary>
internal sealed class CogSchema
{
    private static readonly TimeSpan PatternWithin = TimeSpan.FromMilliseconds(200);

    private readonly JsonObject _schemas;
    private readonly JsonObject _properties;
    private readonly List<string> _required;

    private CogSchema(JsonObject schemas, JsonObject properties, List<string> required) => (_schemas, _properties, _required) = (schemas, properties, required);

    /// <summary>The names of its inputs, in the order that the model gives them.</summary>
    public IReadOnlyList<string> Names =>
        [.. _properties.OrderBy(property => (property.Value as JsonObject)?["x-order"] is JsonValue order && order.TryGetValue(out int place) ? place : int.MaxValue).Select(property => property.Key)];

    /// <summary>The names that must be there.</summary>
    public IReadOnlyList<string> Required => _required;

    /// <summary>Reads a document; null where it describes no input.</summary>
    public static CogSchema? Read(JsonObject document)
    {
        if ((document["components"] as JsonObject)?["schemas"] is not JsonObject schemas || schemas["Input"] is not JsonObject input)
            return null;
        var required = (input["required"] as JsonArray)?.Select(name => name.Text()).OfType<string>().ToList() ?? [];
        return new CogSchema(schemas, input["properties"] as JsonObject ?? [], required);
    }

    /// <summary>
    /// The input as the model takes it: names that it does not know and nulls left out (one family drops unknown names, another refuses them), defaults of
    /// what must be there filled in, numbers in the type that it asks for. Every fault is told in one error.
    /// </summary>
    public Outcome<JsonObject> Fit(JsonObject input, List<string> dropped)
    {
        var (fitted, faults) = (new JsonObject(), new List<string>());
        foreach (var (name, value) in input)
        {
            if (value is null)
                continue;
            if (_properties[name] is not JsonObject property)
                dropped.Add(name);
            else
                fitted[name] = FitValue(name, value.DeepClone(), Resolved(property), faults);
        }

        foreach (var name in _required.Where(name => !fitted.ContainsKey(name)))
        {
            if ((_properties[name] as JsonObject)?["default"] is { } given)
                fitted[name] = given.DeepClone();
            else
                faults.Add($"{name} is missing");
        }

        return faults.Count == 0
            ? fitted
            : GenAssetError.Of(
                ErrorCatalog.ValidationFailed, $"The model does not take this input: {string.Join("; ", faults)}.", new JsonObject { ["faults"] = new JsonArray([.. faults.Select(fault => JsonValue.Create(fault))]) },
                "Change the item, or the engine's input in engines.json.");
    }

    // Choices stand in a component of their own, which "allOf" refers to; unions take anything here and are the server's to check.
    private JsonObject Resolved(JsonObject property)
    {
        var reference = ((property["allOf"] as JsonArray)?.FirstOrDefault() as JsonObject).Text("$ref") ?? property.Text("$ref");
        return reference is not null && _schemas[reference[(reference.LastIndexOf('/') + 1)..]] is JsonObject target ? target : property;
    }

    private static JsonNode? FitValue(string name, JsonNode value, JsonObject property, List<string> faults)
    {
        var type = property.Text("type");
        var fitted = Converted(value, type);
        if (fitted is null)
        {
            faults.Add($"{name} must be of type {type}, is {Excerpt.Of(value.ToJsonString())}");
            return value;
        }

        if (property["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, fitted)))
            faults.Add($"{name} must be one of {string.Join(", ", choices.Select(choice => choice?.ToJsonString()))}, is {Excerpt.Of(fitted.ToJsonString())}");
        if (fitted.GetValueKind() == JsonValueKind.Number)
            CheckNumber(name, NumberOf(fitted) ?? 0, property, faults);
        else if (fitted.GetValueKind() == JsonValueKind.String && property.Text("format") != "uri")
            CheckText(name, (string)fitted!, property, faults); // a string
        return fitted;
    }

    private static JsonNode? Converted(JsonNode value, string? type) => (type, value.GetValueKind()) switch
    {
        ("integer", JsonValueKind.Number) => NumberOf(value) is { } number && decimal.Truncate(number) == number ? JsonValue.Create((long)number) : null,
        ("integer", JsonValueKind.String) => long.TryParse((string?)value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        ("number", JsonValueKind.Number) => value,
        ("number", JsonValueKind.String) => decimal.TryParse((string?)value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => value,
        ("boolean", _) => null,
        ("string", JsonValueKind.String) => value,
        ("string", JsonValueKind.Number) => JsonValue.Create(value.ToJsonString()),
        ("array", JsonValueKind.Array) => value,
        ("array", _) => new JsonArray(value.DeepClone()),
        ("object", JsonValueKind.Object) => value,
        ("integer" or "number" or "string" or "object", _) => null,
        _ => value,
    };

    private static void CheckNumber(string name, decimal value, JsonObject property, List<string> faults)
    {
        if (NumberOf(property["minimum"]) is { } least && value < least)
            faults.Add($"{name} must be at least {least}, is {value}");
        if (NumberOf(property["maximum"]) is { } most && value > most)
            faults.Add($"{name} must be at most {most}, is {value}");
    }

    private static void CheckText(string name, string value, JsonObject property, List<string> faults)
    {
        if (NumberOf(property["minLength"]) is { } least && value.Length < least)
            faults.Add($"{name} must have at least {least} characters, has {value.Length}");
        if (NumberOf(property["maxLength"]) is { } most && value.Length > most)
            faults.Add($"{name} must have at most {most} characters, has {value.Length}");
        if (property.Text("pattern") is { } pattern && !Matches(value, pattern))
            faults.Add($"{name} must match {Excerpt.Of(pattern)}");
    }

    // A pattern that .NET does not read, or not in time, is the server's to check.
    private static bool Matches(string value, string pattern)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.None, PatternWithin);
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static decimal? NumberOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
