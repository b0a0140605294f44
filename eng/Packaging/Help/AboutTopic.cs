namespace GenAsset.Packaging.Help;

/// <summary>An about topic: Markdown as the plain text that Get-Help about_X shows.</summary>
internal static class AboutTopic
{
    private const int Width = 78;
    private const string Indent = "    ";

    /// <summary>The text: headings at the margin, all else four columns in, code as it stands.</summary>
    public static string Of(string name, IEnumerable<string> lines)
    {
        var text = new List<string> { "TOPIC", Indent + name };
        var (paragraph, isCode) = (new List<string>(), false);
        foreach (var line in lines)
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isFence || isCode || line.StartsWith('#') || line.StartsWith("- ", StringComparison.Ordinal) || string.IsNullOrWhiteSpace(line))
                Flush();
            if (isFence)
                isCode = !isCode;
            else if (isCode)
                text.Add(Indent + Indent + line);
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                text.AddRange(["", line[3..].ToUpperInvariant()]);
            else if (string.IsNullOrWhiteSpace(line))
                text.Add("");
            else if (!line.StartsWith("# ", StringComparison.Ordinal))
                paragraph.Add(HelpPage.Plain(line));
        }

        Flush();
        return string.Join('\n', text).Replace("\n\n\n", "\n\n", StringComparison.Ordinal) + "\n";

        void Flush()
        {
            text.AddRange(Wrapped(string.Join(' ', paragraph)));
            paragraph.Clear();
        }
    }

    private static IEnumerable<string> Wrapped(string paragraph)
    {
        var (line, isList) = (Indent, paragraph.StartsWith("- ", StringComparison.Ordinal));
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length > Width && line.Trim().Length > 0)
            {
                yield return line.TrimEnd();
                line = Indent + (isList ? "  " : "");
            }

            line += word + " ";
        }

        if (line.Trim().Length > 0)
            yield return line.TrimEnd();
    }
}
