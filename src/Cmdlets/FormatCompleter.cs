using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Completes the formats of the kind that is asked for.</summary>
public sealed class FormatCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var kind = ParameterKinds.Of(fakeBoundParameters);
        return ItemKinds.Formats(kind).Where(format => format.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(format => new CompletionResult(format));
    }
}
