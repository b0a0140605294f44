using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Cmdlets;

/// <summary>Makes an item of whatever came down the pipeline: a prompt, a row of Import-Csv, a hashtable, an object with item fields, a photo's file.</summary>
/// <param name="defaults">What rows that do not say for themselves are given.</param>
/// <param name="isKindSaid">Whether somebody chose their kind: a file is a photo to enhance, and a folder a capture, where nobody did.</param>
/// <param name="resolvePath">Makes a path absolute; PowerShell's location is not the process's.</param>
internal sealed class PipelineRow(ItemDefaults defaults, bool isKindSaid, Func<string, string> resolvePath)
{
    private const string Separator = ";"; // between the parts of a list field
    private static readonly HashSet<string> SingleInputs = new(["image", "cameras"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> ListedInputs = new(["views", "depths"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The item, or every fault that keeps the object from being one.</summary>
    public ItemEntry Read(object? input, int index)
    {
        var row = PSObject.AsPSObject(input ?? "");
        return row.BaseObject switch
        {
            string text => Parse([new(defaults.Kind == ItemKind.Enhancement ? "image" : "prompt", text)], index),
            FileInfo file when !isKindSaid || defaults.Kind is ItemKind.Enhancement or ItemKind.Model => Photo(file, index),
            DirectoryInfo folder when !isKindSaid || defaults.Kind == ItemKind.Reconstruction => Parse(CaptureFolder.Find(folder.FullName, null, null, null), index),
            Outcome<ReconstructionItem> capture => Parse(capture, index),
            IDictionary table => Parse([.. table.Cast<DictionaryEntry>().Select(entry => Member(entry.Key.ToString() ?? "", entry.Value))], index),
            PSCustomObject => Parse(Members(row, _ => true), index),
            // Something that has a type of its own has other members too; those that are item fields are meant.
            var typed => Members(row, FieldText.IsKnown) is { Count: > 0 } known ? Parse(known, index) : ItemEntry.Faulty(null, NotAnItem(typed)),
        };
    }

    // A list in a text is split at separators; one that is a list has its parts already, and what is in their names separates nothing.
    private ItemEntry Parse(List<KeyValuePair<string, object?>> members, int index)
    {
        var entry = FieldText.Parse(members.Select(member => Resolved(new KeyValuePair<string, string?>(member.Key, Text(member.Value)))), line: null, defaults, index);
        return entry.Spec is ReconstructionItem capture
            ? ItemEntry.Of(capture with { Views = ListOf(members, "views") ?? capture.Views, Depths = ListOf(members, "depths") ?? capture.Depths }, entry.Line)
            : entry;
    }

    private List<InputRef>? ListOf(List<KeyValuePair<string, object?>> members, string name)
    {
        if (members.Find(member => member.Key.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)).Value is not IEnumerable list || list is string)
            return null;
        var places = list.Cast<object?>().Select(Text).OfType<string>().Select(place => place.Trim()).Where(place => place.Length > 0).ToList();
        return places.Count == 0 ? null : [.. places.Select(place => FieldText.IsAddress(place) ? new InputRef(Uri: place) : new InputRef(Path: Resolved(place)))];
    }

    private ItemEntry Parse(Outcome<ReconstructionItem> capture, int index) => capture.Succeeded
        ? Given(new JsonObject
        {
            ["kind"] = ItemKind.Reconstruction.Word(),
            ["views"] = Inputs(capture.Value.Views),
            ["depths"] = Inputs(capture.Value.Depths),
            ["cameras"] = Input(capture.Value.Cameras?.Path),
        }, index)
        : ItemEntry.Faulty(null, new Fault($"{capture.Error.Message} {capture.Error.Suggestion}"));

    private ItemEntry Photo(FileInfo file, int index) =>
        Given(new JsonObject { ["kind"] = (isKindSaid ? defaults.Kind : ItemKind.Enhancement).Word(), ["image"] = Input(file.FullName) }, index);

    // Files that are known go as JSON: a comma in a path separates nothing.
    private ItemEntry Given(JsonObject item, int index) => ItemParser.Parse(Encoding.UTF8.GetBytes(item.ToJsonString()), line: null, defaults, index);

    private static JsonArray Inputs(IReadOnlyList<InputRef>? inputs) => [.. (inputs ?? []).Select(input => Input(input.Path))];

    private static JsonObject? Input(string? path) => path is null ? null : new JsonObject { ["path"] = path };

    private KeyValuePair<string, string?> Resolved(KeyValuePair<string, string?> field) =>
        string.IsNullOrWhiteSpace(field.Value) ? field
        : SingleInputs.Contains(field.Key.Trim()) ? new(field.Key, Resolved(field.Value.Trim()))
        : ListedInputs.Contains(field.Key.Trim()) ? new(field.Key, string.Join(Separator, FieldText.Split(field.Value).Select(Resolved)))
        : field;

    private string Resolved(string place) => place.Contains("://", StringComparison.Ordinal) ? place : resolvePath(place);

    private static List<KeyValuePair<string, object?>> Members(PSObject row, Func<string, bool> isMeant) =>
        [.. row.Properties.Where(property => property.IsGettable && isMeant(property.Name)).Select(property => Member(property.Name, property.Value))];

    private static KeyValuePair<string, object?> Member(string name, object? value) => new(name, value is PSObject wrapped ? wrapped.BaseObject : value);

    private static string? Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => text,
        FileSystemInfo file => file.FullName,
        IEnumerable list => string.Join(Separator, list.Cast<object?>().Select(Text)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private static Fault NotAnItem(object input) =>
        new($"a {input.GetType().Name} is neither a prompt nor a row: pipe texts, or objects whose properties are item fields ({string.Join(", ", FieldText.Names)}).");
}
