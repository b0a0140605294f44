namespace GenAsset.Packaging.Help;

/// <summary>An example of a page.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">What is typed.</param>
/// <param name="Remarks">What is to be said of it, a paragraph each.</param>
internal sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks);

/// <summary>
/// One cmdlet's page in docs/en-US: # Verb-Noun, then ## SYNOPSIS, DESCRIPTION, EXAMPLES (### Example N: title), PARAMETERS (### -Name), NOTES and RELATED LINKS. What a page does not say,
/// syntax and types, is the assembly's to say.
/// </summary>
internal sealed record HelpPage(
    string Name, IReadOnlyList<string> Synopsis, IReadOnlyList<string> Description, IReadOnlyList<HelpExample> Examples, IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters,
    IReadOnlyList<string> Notes, IReadOnlyList<string> Links)
{
    private static readonly string[] Known = ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "NOTES", "RELATED LINKS"];

    /// <summary>Reads a page; a fault names the file.</summary>
    public static HelpPage Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var sections = Split(lines, "## ");
        if (lines is not [['#', ' ', .. var name], ..] || name != Path.GetFileNameWithoutExtension(file))
            throw new FormatException($"{file}: the first line must be \"# {Path.GetFileNameWithoutExtension(file)}\".");
        if (sections.Keys.FirstOrDefault(section => section.Length > 0 && !Known.Contains(section)) is { } unknown)
            throw new FormatException($"{file}: \"## {unknown}\" is none of {string.Join(", ", Known)}.");
        return new HelpPage(
            name, Paragraphs(sections.GetValueOrDefault("SYNOPSIS", [])), Paragraphs(sections.GetValueOrDefault("DESCRIPTION", [])),
            [.. Split(sections.GetValueOrDefault("EXAMPLES", []), "### ").Where(example => example.Key.Length > 0).Select(example => Example(file, example.Key, example.Value))],
            Split(sections.GetValueOrDefault("PARAMETERS", []), "### -").Where(parameter => parameter.Key.Length > 0).ToDictionary(parameter => parameter.Key, parameter => Paragraphs(parameter.Value)),
            Paragraphs(sections.GetValueOrDefault("NOTES", [])), [.. sections.GetValueOrDefault("RELATED LINKS", []).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..].Trim())]);
    }

    /// <summary>Lines below each heading of a kind, those in code left alone; what comes before the first is below "".</summary>
    public static Dictionary<string, List<string>> Split(IEnumerable<string> lines, string heading)
    {
        var sections = new Dictionary<string, List<string>> { [""] = [] };
        var (current, isCode) = (sections[""], false);
        foreach (var line in lines)
        {
            if (!isCode && line.StartsWith(heading, StringComparison.Ordinal))
                sections[line[heading.Length..].Trim()] = current = [];
            else
                current.Add(line);
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
        }

        return sections;
    }

    /// <summary>Paragraphs as text: lines joined, the marks of Markdown taken off; lists keep their lines.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<string> lines)
    {
        var paragraphs = new List<string>();
        var isNew = true;
        foreach (var line in lines.Where(line => !line.StartsWith("```", StringComparison.Ordinal)))
        {
            var text = Plain(line);
            if (text.Length == 0 || isNew || line.StartsWith("- ", StringComparison.Ordinal))
                paragraphs.Add(text);
            else
                paragraphs[^1] += " " + text;
            isNew = text.Length == 0;
        }

        return [.. paragraphs.Where(paragraph => paragraph.Length > 0)];
    }

    /// <summary>A line without the marks of Markdown.</summary>
    public static string Plain(string line)
    {
        var text = line.Trim().Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
        for (var open = text.IndexOf("](", StringComparison.Ordinal); open >= 0; open = text.IndexOf("](", StringComparison.Ordinal))
        {
            var (begin, end) = (text.LastIndexOf('[', open), text.IndexOf(')', open));
            if (begin < 0 || end < 0)
                break;
            text = text[..begin] + text[(begin + 1)..open] + text[(end + 1)..];
        }

        return text;
    }

    private static HelpExample Example(string file, string title, List<string> lines)
    {
        var begin = lines.FindIndex(line => line.StartsWith("```powershell", StringComparison.Ordinal));
        var end = begin < 0 ? -1 : lines.FindIndex(begin + 1, line => line.StartsWith("```", StringComparison.Ordinal));
        if (end < 0)
            throw new FormatException($"{file}: \"{title}\" has no code between ```powershell and ```.");
        return new HelpExample(title, string.Join('\n', lines[(begin + 1)..end]), Paragraphs([.. lines[..begin], "", .. lines[(end + 1)..]]));
    }
}
