using System.Globalization;
using System.Text.Json.Nodes;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Reading;

/// <summary>Makes an item of names and texts: a CSV row, a pipeline object's properties.</summary>
public static class FieldText
{
    private static readonly char[] ListSeparators = [',', ';', '|'];

    /// <summary>Every field that an item of some kind has.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetValues<ItemKind>().SelectMany(kind => ItemSpecJson.TypeOf(kind, GenAssetJson.Line.Options).Properties).Where(p => p.Get is not null).Select(p => p.Name).Distinct()];

    /// <summary>Whether an item of some kind has a field of this name, whatever its case.</summary>
    public static bool IsKnown(string name) => Names.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The item, or every fault that keeps it from being one. Names are matched whatever their case; empty texts count as left out.</summary>
    public static ItemEntry Parse(IEnumerable<KeyValuePair<string, string?>> fields, int? line, ItemDefaults defaults, int index)
    {
        var given = fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToList();
        var kindWord = given.FirstOrDefault(f => f.Key.Equals("kind", StringComparison.OrdinalIgnoreCase)).Value;
        if (kindWord is not null && ItemKinds.Parse(kindWord.Trim()) is null)
            return ItemEntry.Faulty(line, ItemParser.UnknownKind(kindWord));
        var kind = kindWord is null ? defaults.Kind : ItemKinds.Parse(kindWord.Trim())!.Value; // checked above
        var type = ItemSpecJson.TypeOf(kind, GenAssetJson.Line.Options);
        var faults = new List<Fault>();
        var json = new JsonObject();
        foreach (var (name, text) in given)
        {
            if (type.Properties.FirstOrDefault(p => p.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase)) is not { } known)
                faults.Add(ItemParser.UnknownField(name, type, kind));
            else if (Convert(text!.Trim(), known.PropertyType, defaults.Folder) is not { } value) // empty texts were left out above
                faults.Add(new Fault($"must be {Describe(known.PropertyType)}, is \"{Excerpt.Of(text)}\".", known.Name));
            else if (!json.TryAdd(known.Name, value))
                faults.Add(new Fault("is given twice.", known.Name));
        }

        if (faults.Count > 0)
            return ItemEntry.Faulty(line, faults);
        json["kind"] = kind.Word();
        return ItemParser.Parse(System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(GenAssetJson.Line.Options)), line, defaults, index);
    }

    /// <summary>A field's type in words.</summary>
    internal static string Describe(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(int) || t == typeof(long) => "a whole number",
        var t when t == typeof(double) => "a number",
        var t when t == typeof(bool) => "true or false",
        var t when t == typeof(IReadOnlyList<string>) => "a list of words",
        var t when t == typeof(InputRef) => "an input: an object with one of uri, upload and path",
        var t when t == typeof(IReadOnlyList<InputRef>) => "a list of inputs",
        _ => "a text",
    };

    /// <summary>A text as a field of this type, or null where it is none.</summary>
    internal static JsonNode? Convert(string text, Type type, string? folder = null) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(int) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null,
        var t when t == typeof(long) => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : null,
        var t when t == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) ? x : null,
        var t when t == typeof(bool) => bool.TryParse(text, out var b) ? b : null,
        var t when t == typeof(IReadOnlyList<string>) => new JsonArray([.. Split(text).Select(part => (JsonNode)part)]),
        var t when t == typeof(InputRef) => Input(text, folder),
        var t when t == typeof(IReadOnlyList<InputRef>) => new JsonArray([.. Split(text).Select(part => (JsonNode)Input(part, folder))]),
        _ => text,
    };

    /// <summary>Whether an input's text is an address; any other is the path of a file.</summary>
    public static bool IsAddress(string text) => text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <summary>The parts of a list that is written as a text.</summary>
    public static string[] Split(string text) => text.Split(ListSeparators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static JsonObject Input(string text, string? folder) =>
        IsAddress(text)
            ? new JsonObject { ["uri"] = text }
            : new JsonObject { ["path"] = folder is null ? Path.GetFullPath(text) : Path.GetFullPath(text, folder) };
}
