using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GenAsset.Cmdlets;

/// <summary>Completes the models of the engine that is asked for, or of all engines.</summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var named = fakeBoundParameters["Engine"]?.ToString();
        return Completion.Engines()
            .Where(info => named is null || info.Name.Equals(named, StringComparison.OrdinalIgnoreCase))
            .SelectMany(info => info.Models ?? []).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(model => model.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(model => new CompletionResult(model));
    }
}
