using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Completes the names of engines that take the kind that is asked for.</summary>
public sealed class EngineCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var kind = ItemKinds.Parse(fakeBoundParameters["Kind"]?.ToString()) ?? (commandName == "New-GenAssetJob" ? ParameterKinds.Of(fakeBoundParameters) : null);
        return Completion.Engines()
            .Where(info => (kind is null || info.Kinds.Contains(kind.Value)) && info.Name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(info => new CompletionResult(info.Name, info.Name, CompletionResultType.ParameterValue, string.Join(", ", info.Kinds.Select(ItemKinds.Word))));
    }
}
