using System.Text;
using System.Xml;

namespace GenAsset.Packaging.Help;

/// <summary>The module's help, made of docs/en-US: one MAML file for the cmdlets, one text a topic. A page that does not fit its cmdlet is a fault, so that help cannot go stale unseen.</summary>
internal static class HelpFolder
{
    /// <summary>Writes the help of an assembly.</summary>
    public static void Write(string docs, string assembly, string engine, string target)
    {
        var pages = Read(docs, CmdletShape.Read(assembly, engine));
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true); // a page that is gone leaves nothing
        Directory.CreateDirectory(target);
        var settings = new XmlWriterSettings
        {
            Indent = true,
            Encoding = new UTF8Encoding(false),
            NewLineChars = "\n",
        };
        using (var writer = XmlWriter.Create(Path.Combine(target, Path.GetFileName(assembly) + "-Help.xml"), settings))
            Maml.Of(pages).Save(writer);
        foreach (var topic in Directory.GetFiles(docs, "about_*.md"))
        {
            var name = Path.GetFileNameWithoutExtension(topic);
            File.WriteAllText(Path.Combine(target, name + ".help.txt"), AboutTopic.Of(name, File.ReadLines(topic)));
        }
    }

    /// <summary>Every cmdlet with its page; a fault tells all that does not fit.</summary>
    public static IReadOnlyList<(CmdletShape Cmdlet, HelpPage Page)> Read(string docs, IReadOnlyList<CmdletShape> cmdlets)
    {
        var pages = Directory.GetFiles(docs, "*-*.md").Select(HelpPage.Read).ToDictionary(page => page.Name);
        var faults = new List<string>();
        faults.AddRange(pages.Keys.Except(cmdlets.Select(cmdlet => cmdlet.Name)).Select(name => $"{name}.md is of a cmdlet that is not there."));
        foreach (var cmdlet in cmdlets)
        {
            if (pages.GetValueOrDefault(cmdlet.Name) is { } page)
                faults.AddRange(FaultsOf(cmdlet, page).Select(fault => $"{cmdlet.Name}.md: {fault}"));
            else
                faults.Add($"{cmdlet.Name} has no page: docs/en-US/{cmdlet.Name}.md. (genasset-packaging page … writes one to begin with.)");
        }

        return faults.Count == 0 ? [.. cmdlets.Select(cmdlet => (cmdlet, pages[cmdlet.Name]))] : throw new FormatException(string.Join(" ", faults));
    }

    private static IEnumerable<string> FaultsOf(CmdletShape cmdlet, HelpPage page)
    {
        if (page.Synopsis.Count != 1)
            yield return "the synopsis is one paragraph.";
        if (page.Description.Count == 0)
            yield return "there is no description.";
        if (page.Examples.Count == 0)
            yield return "there is no example.";
        foreach (var parameter in cmdlet.Parameters.Where(parameter => !parameter.IsCommon && page.Parameters.GetValueOrDefault(parameter.Name) is not { Count: > 0 }))
            yield return $"-{parameter.Name} is not told of.";
        foreach (var name in page.Parameters.Keys.Except(cmdlet.Parameters.Select(parameter => parameter.Name)))
            yield return $"-{name} is no parameter.";
    }
}
