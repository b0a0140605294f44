using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenAsset.Core.Saving;

namespace GenAsset.Cmdlets;

/// <summary>Completes the word in braces that a name template ends with.</summary>
public sealed class NameTemplateCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var text = wordToComplete.Trim('\'', '"');
        if (text.Length == 0)
            return [new CompletionResult($"'{NameTemplate.Usual}'")];
        var brace = text.LastIndexOf('{');
        var (before, word) = brace < 0 || text.IndexOf('}', brace) >= 0 ? (text, "") : (text[..brace], text[(brace + 1)..]);
        return NameTemplate.Words.Where(known => known.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(known => new CompletionResult($"'{before}{{{known}}}'", $"{{{known}}}", CompletionResultType.ParameterValue, $"{before}{{{known}}}"));
    }
}
