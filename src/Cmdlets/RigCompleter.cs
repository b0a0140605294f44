using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenAsset.Media.Reconstruction.Capturing;

namespace GenAsset.Cmdlets;

/// <summary>Completes the arrangements of cameras that are known.</summary>
public sealed class RigCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Rigs.All.Select(rig => rig.Name).Prepend(CaptureResolver.Auto).Where(name => name.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(name => new CompletionResult(name));
}
