using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenAsset.Core.Examples;

namespace GenAsset.Cmdlets;

/// <summary>Completes the ids of the models that come with GenAsset.</summary>
public sealed class ExampleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        ExampleLibrary.All.Where(example => example.Id.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(example => new CompletionResult(example.Id, example.Id, CompletionResultType.ParameterValue, example.Prompt));
}
