using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GenAsset.Core.Converting;

namespace GenAsset.Cmdlets;

/// <summary>Completes the formats, flavours and axes of conversions.</summary>
public sealed class ConversionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var words = parameterName switch
        {
            "SpzFlavor" => ConversionNames.Flavors.Keys,
            "SpzInputAxes" => ConversionNames.Axes.Keys,
            _ => ConversionRules.Writable,
        };
        return words.Where(word => word.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase)).Select(word => new CompletionResult(word));
    }
}
