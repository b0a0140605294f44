using System.Text.Json;

namespace GenAsset.Media.Formats.Glb;

/// <summary>Optional members of JSON objects; a member of the wrong kind is a typed error.</summary>
internal static class JsonRead
{
    public static int? Int(this JsonElement item, string name)
    {
        if (!Member(item, name, out var value))
            return null;
        // Some writers put 12.0 where an integer belongs.
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw GlbDocument.Fault(0, $"'{name}' is no integer");
    }

    public static float? Float(this JsonElement item, string name)
    {
        if (!Member(item, name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && float.IsFinite(number)
            ? number
            : throw GlbDocument.Fault(0, $"'{name}' is no number");
    }

    public static string? Text(this JsonElement item, string name)
    {
        if (!Member(item, name, out var value))
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw GlbDocument.Fault(0, $"'{name}' is no text");
    }

    public static bool True(this JsonElement item, string name) => Member(item, name, out var value) && value.ValueKind == JsonValueKind.True;

    public static JsonElement? Object(this JsonElement item, string name) =>
        Member(item, name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    public static IEnumerable<JsonElement> List(this JsonElement item, string name) =>
        Member(item, name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static float[]? Floats(this JsonElement item, string name, int count)
    {
        if (!Member(item, name, out var value))
            return null;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != count)
            throw GlbDocument.Fault(0, $"'{name}' is no list of {count} numbers");
        var numbers = new float[count];
        for (var i = 0; i < count; i++)
            numbers[i] = value[i].ValueKind == JsonValueKind.Number && value[i].TryGetSingle(out var number) && float.IsFinite(number)
                ? number
                : throw GlbDocument.Fault(0, $"'{name}' holds something else than numbers");
        return numbers;
    }

    private static bool Member(JsonElement item, string name, out JsonElement value)
    {
        value = default;
        return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }
}
