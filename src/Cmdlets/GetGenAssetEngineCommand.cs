using System.Management.Automation;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets;

/// <summary>Lists the engines that items may ask for, in the order in which they are asked.</summary>
[Cmdlet(VerbsCommon.Get, "GenAssetEngine")]
[OutputType(typeof(EngineInfo))]
public sealed class GetGenAssetEngineCommand : GenAssetCmdlet
{
    /// <summary>Names of engines; wildcards are welcome.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(EngineCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only engines that take this kind.</summary>
    [Parameter]
    public ItemKind? Kind { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var patterns = Name?.Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase)).ToArray();
        foreach (var engine in Await(Backend.EnginesAsync(StopToken)))
        {
            if ((Kind is not { } kind || engine.Kinds.Contains(kind)) && patterns?.Any(pattern => pattern.IsMatch(engine.Name)) != false)
                WriteObject(engine);
        }

        WriteNotices();
    }
}
