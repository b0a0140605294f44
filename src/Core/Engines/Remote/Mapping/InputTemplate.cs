using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines.Remote.Mapping;

/// <summary>
/// What is sent to a service, with an item's fields in it. A string that is one name in braces ("{width}") becomes that field's own value, number or
/// text; among other text ("{width}x{height}") it is written out. What names a field that the item does not have is left out. "{{" is a brace.
/// </summary>
internal static class InputTemplate
{
    private const int MaxDepth = 16;

    /// <summary>Tells every mistake of a template: the place in it, and what is wrong there.</summary>
    public static void Check(JsonObject template, IReadOnlyList<ItemKind> kinds, Action<string, string> fault) => CheckNode(template, "", kinds, fault, 0);

    /// <summary>The template with an item's fields in it.</summary>
    public static async Task<Outcome<JsonObject>> FillAsync(JsonObject template, ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var filled = await FillNodeAsync(template, item, context, cancellationToken).ConfigureAwait(false);
        return filled.Error is { } error ? error : (JsonObject)filled.Value!; // an object becomes one
    }

    private static void CheckNode(JsonNode? node, string place, IReadOnlyList<ItemKind> kinds, Action<string, string> fault, int depth)
    {
        if (depth > MaxDepth)
        {
            fault(place, "is nested too deep.");
            return;
        }

        switch (node)
        {
            case JsonObject children:
                foreach (var (name, child) in children)
                    CheckNode(child, $"{place}.{name}", kinds, fault, depth + 1);
                break;
            case JsonArray children:
                for (var i = 0; i < children.Count; i++)
                    CheckNode(children[i], $"{place}[{i}]", kinds, fault, depth + 1);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                CheckText((string)value!, place, kinds, fault); // a string
                break;
        }
    }

    private static void CheckText(string text, string place, IReadOnlyList<ItemKind> kinds, Action<string, string> fault)
    {
        if (Split(text) is not { } parts)
        {
            fault(place, $"\"{Excerpt.Of(text)}\" has a brace without its other half; a brace that is meant as one is written twice.");
            return;
        }

        foreach (var name in parts.Where(part => part.IsName).Select(part => part.Text))
        {
            var known = kinds.SelectMany(ItemFields.Of).Distinct().ToList();
            if (!known.Contains(ItemFields.Plain(name)))
                fault(place, $"\"{{{Excerpt.Of(name)}}}\" names no field of {string.Join(" or ", kinds.Select(kind => kind.Word()))}; there are {string.Join(", ", known)}.");
        }
    }

    private static async Task<Outcome<JsonNode?>> FillNodeAsync(JsonNode? node, ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        switch (node)
        {
            case JsonObject children:
                var filled = new JsonObject();
                foreach (var (name, child) in children)
                {
                    var value = await FillNodeAsync(child, item, context, cancellationToken).ConfigureAwait(false);
                    if (value.Error is not null)
                        return value;
                    if (value.Value is not null || child is null) // a null that stands in the template is meant
                        filled[name] = value.Value;
                }

                return Of(filled);
            case JsonArray children:
                var list = new JsonArray();
                foreach (var child in children)
                {
                    var value = await FillNodeAsync(child, item, context, cancellationToken).ConfigureAwait(false);
                    if (value.Error is not null)
                        return value;
                    if (value.Value is not null)
                        list.Add(value.Value);
                }

                return Of(list);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return await FillTextAsync((string)value!, item, context, cancellationToken).ConfigureAwait(false); // a string
            default:
                return Of(node?.DeepClone());
        }
    }

    private static async Task<Outcome<JsonNode?>> FillTextAsync(string template, ItemSpec item, EngineContext context, CancellationToken cancellationToken)
    {
        var parts = Split(template)!; // checked when the file was read
        if (parts is [{ IsName: true } only])
            return await ItemFields.ValueAsync(only.Text, item, context, cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (!part.IsName)
            {
                text.Append(part.Text);
                continue;
            }

            var value = await ItemFields.ValueAsync(part.Text, item, context, cancellationToken).ConfigureAwait(false);
            if (value.Error is not null || value.Value is null)
                return value;
            text.Append(value.Value);
        }

        return Of(text.ToString());
    }

    private static Outcome<JsonNode?> Of(JsonNode? node) => node;

    // The pieces of a text, names and what stands between them; null where the braces do not fit.
    private static List<(string Text, bool IsName)>? Split(string text)
    {
        var parts = new List<(string, bool)>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}'))
            {
                plain.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == text[i])
            {
                plain.Append(text[i++]);
            }
            else
            {
                var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
                if (end < 0)
                    return null;
                if (plain.Length > 0)
                    parts.Add((plain.ToString(), false));
                plain.Clear();
                parts.Add((text[(i + 1)..end], true));
                i = end;
            }
        }

        if (plain.Length > 0 || parts.Count == 0)
            parts.Add((plain.ToString(), false));
        return parts;
    }
}
