using System.Text;

namespace GenAsset.Packaging.Help;

/// <summary>A page to begin with, of what the code says of its parameters; a person writes the rest.</summary>
internal static class NewPage
{
    public static string Of(IReadOnlyList<CmdletShape> cmdlets, string name)
    {
        var cmdlet = cmdlets.FirstOrDefault(cmdlet => cmdlet.Name == name) ?? throw new FormatException($"There is no cmdlet {name}.");
        var text = new StringBuilder($"# {name}\n\n## SYNOPSIS\n\n## DESCRIPTION\n\n## EXAMPLES\n\n### Example 1: \n\n```powershell\n```\n\n## PARAMETERS\n");
        foreach (var parameter in cmdlet.Parameters.Where(parameter => !parameter.IsCommon).OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            text.Append($"\n### -{parameter.Name}\n\n{parameter.Words}\n");
        return text.Append("\n## RELATED LINKS\n\n").ToString();
    }
}
