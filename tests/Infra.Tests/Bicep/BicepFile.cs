using System.Text.RegularExpressions;

namespace GenAsset.Infra.Tests.Bicep;

/// <summary>One declaration of a Bicep file.</summary>
/// <param name="Kind">param, var, resource, module, output, type, func, import or using.</param>
/// <param name="Name">Its symbolic name.</param>
/// <param name="Text">All of it, without comments.</param>
/// <param name="Blank">The same, with the letters of its strings taken out: names in it are names.</param>
internal sealed record Declaration(string Kind, string Name, string Text, string Blank);

/// <summary>A Bicep file, read as far as these tests look: comments and strings are told from code, and declarations from each other.</summary>
internal sealed partial class BicepFile
{
    private BicepFile(string path, string text)
    {
        Path = path;
        (Text, Blank) = BicepText.Split(text);
        Declarations = [.. Find(Text, Blank)];
    }

    public string Path { get; }

    /// <summary>Its text, without comments.</summary>
    public string Text { get; }

    /// <summary>Its text, without comments and without the letters of its strings; what is interpolated into a string is code.</summary>
    public string Blank { get; }

    public IReadOnlyList<Declaration> Declarations { get; }

    public static IReadOnlyList<BicepFile> All { get; } = In(Repository.Bicep);

    /// <summary>All of a folder and those within it.</summary>
    public static IReadOnlyList<BicepFile> In(string folder) =>
        [.. Directory.GetFiles(folder, "*.bicep*", SearchOption.AllDirectories).Where(path => path.EndsWith(".bicep", StringComparison.Ordinal) || path.EndsWith(".bicepparam", StringComparison.Ordinal)).Order().Select(Read)];

    public static BicepFile Read(string path) => new(path, File.ReadAllText(path));

    public static BicepFile Of(string text) => new("text.bicep", text);

    public IEnumerable<Declaration> Every(string kind) => Declarations.Where(declaration => declaration.Kind == kind);

    /// <summary>Whether a name is used anywhere but where it is declared.</summary>
    public bool Uses(Declaration declared) => Declarations.Any(other =>
        Regex.Matches(other.Blank, $@"(?<![\w.]){Regex.Escape(declared.Name)}\b").Skip(other == declared ? 1 : 0).Any(match => !IsKey(other.Blank, match)));

    /// <summary>The names of the properties of an object, which begins with the first brace at or after a place.</summary>
    public static IReadOnlyList<(string Name, string Value)> Properties(Declaration of, int from)
    {
        var (found, depth, start) = (new List<(string, string)>(), 0, -1);
        for (var i = of.Blank.IndexOf('{', from); i < of.Blank.Length; i++)
        {
            if (depth == 1 && start < 0 && Property().Match(of.Blank, i) is { Success: true } match)
            {
                found.Add((match.Groups[1].Value, ""));
                start = match.Index + match.Length;
                i = start - 1;
                continue;
            }

            depth += of.Blank[i] switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 };
            if (start >= 0 && (depth == 0 || (depth == 1 && of.Blank[i] is '\n' or ',')))
            {
                found[^1] = (found[^1].Item1, of.Text[start..i].Trim());
                start = -1;
            }

            if (depth == 0)
                break;
        }

        return found;
    }

    // "name:" at the beginning of a property is its key, and "a ? name : b" is not.
    private static bool IsKey(string blank, Match match) =>
        After().IsMatch(blank, match.Index + match.Length) && blank[..match.Index].TrimEnd(' ') is { Length: > 0 } before && before[^1] is '{' or ',' or '\n';

    // A declaration begins a line at the outermost level, and ends where the next one begins.
    private static IEnumerable<Declaration> Find(string text, string blank)
    {
        var starts = new List<Match>();
        var depth = 0;
        for (var i = 0; i < blank.Length; i++)
        {
            if (depth == 0 && (i == 0 || blank[i - 1] == '\n') && Beginning().Match(blank, i) is { Success: true } match)
                starts.Add(match);
            depth += blank[i] switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 };
        }

        for (var i = 0; i < starts.Count; i++)
        {
            var (from, to) = (starts[i].Index, i + 1 < starts.Count ? starts[i + 1].Index : text.Length);
            yield return new Declaration(starts[i].Groups[1].Value, starts[i].Groups[2].Value, text[from..to], blank[from..to]);
        }
    }

    [GeneratedRegex(@"\G(param|var|resource|module|output|type|func|import|using|targetScope)\b\s*(\w*)")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\G\s*:(?!:)")]
    private static partial Regex After();

    [GeneratedRegex(@"\G(?<=[{\n,]\s*)'?([\w.$]+)'?\s*:(?!:)\s*")]
    private static partial Regex Property();
}
