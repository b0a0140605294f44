using System.Text.Json;
using System.Text.Json.Nodes;
using GenAsset.Core.Storage;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Engines.Remote.Mapping;

/// <summary>One file that an answer holds, and the asset that it becomes.</summary>
/// <param name="Name">The asset's name as engines.json gives it: may hold "{ext}" and "{n}"; null for the kind's usual name.</param>
/// <param name="Number">Its place among those of the same name, from 1.</param>
/// <param name="Text">Where or what it is: an address or a data URI.</param>
internal sealed record MappedOutput(string? Name, int Number, string Text);

/// <summary>Finds the files in an answer: by paths ("$", "$.mesh", "$[0]", "$.views[*]"), or, without any, every string that is a file.</summary>
internal static class OutputMap
{
    private const int MaxFiles = 1000;

    /// <summary>Tells every mistake in a map: the asset's name, and what is wrong.</summary>
    public static void Check(IReadOnlyDictionary<string, string> map, Action<string, string> fault)
    {
        if (map.Count == 0)
            fault("", "is empty: leave it out, and every file becomes an asset.");
        foreach (var (name, path) in map)
        {
            if (!AssetName.IsValid(Named(name, 1, "bin")))
                fault($".{name}", "is not a name that an asset may have.");
            if (path is null || Steps(path) is not { } steps)
                fault($".{name}", $"\"{Excerpt.Of(path ?? "")}\" is not a path: \"$\", then .name, [0] or [*].");
            else if (steps.Contains("*") && !name.Contains("{n}", StringComparison.Ordinal))
                fault($".{name}", "stands for several files: its name needs {n}, their number.");
        }
    }

    /// <summary>The files of an answer, and the paths at which there is none.</summary>
    public static (IReadOnlyList<MappedOutput> Files, IReadOnlyList<string> Missing) Find(JsonNode? output, IReadOnlyDictionary<string, string>? map)
    {
        var files = new List<MappedOutput>();
        if (map is null)
        {
            foreach (var text in Strings(output).Where(IsFile).Take(MaxFiles))
                files.Add(new MappedOutput(null, files.Count + 1, text));
            return (files, []);
        }

        var missing = new List<string>();
        foreach (var (name, path) in map)
        {
            var found = Walk(output, Steps(path)!).SelectMany(Strings).Where(IsFile).Take(MaxFiles).ToList(); // checked when the file was read
            files.AddRange(found.Select((text, i) => new MappedOutput(name, i + 1, text)));
            if (found.Count == 0)
                missing.Add($"{name} ({path})");
        }

        return (files, missing);
    }

    /// <summary>An asset's name with its number and its ending in it.</summary>
    public static string Named(string template, int number, string ending) =>
        template.Replace("{n}", number.ToString(), StringComparison.Ordinal).Replace("{ext}", ending, StringComparison.Ordinal);

    private static bool IsFile(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith('/') || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject children => children.SelectMany(child => Strings(child.Value)),
        JsonArray children => children.SelectMany(Strings),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(string)value!], // a string
        _ => [],
    };

    private static IEnumerable<JsonNode?> Walk(JsonNode? node, ReadOnlyMemory<string> steps)
    {
        if (steps.Length == 0)
            return [node];
        var (step, rest) = (steps.Span[0], steps[1..]);
        return (node, step) switch
        {
            (JsonArray children, "*") => children.SelectMany(child => Walk(child, rest)),
            (JsonArray children, _) when int.TryParse(step, out var i) && i < children.Count => Walk(children[i], rest),
            (JsonObject children, _) when children.TryGetPropertyValue(step, out var child) => Walk(child, rest),
            _ => [],
        };
    }

    private static string[]? Steps(string path)
    {
        if (!path.StartsWith('$'))
            return null;
        var steps = new List<string>();
        for (var i = 1; i < path.Length;)
        {
            var end = path[i] == '[' ? path.IndexOf(']', i) : path.AsSpan(i + 1).IndexOfAny('.', '[') is var next and >= 0 ? i + 1 + next : path.Length;
            if (path[i] is not ('.' or '[') || end < 0 || end == i + 1)
                return null;
            var step = path[(i + 1)..end];
            if (path[i] == '[' && step != "*" && !step.All(char.IsAsciiDigit))
                return null;
            steps.Add(step);
            i = path[i] == '[' ? end + 1 : end;
        }

        return [.. steps];
    }
}
