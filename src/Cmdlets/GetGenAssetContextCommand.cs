using System.Management.Automation;

namespace GenAsset.Cmdlets;

/// <summary>Says what the session is connected to.</summary>
[Cmdlet(VerbsCommon.Get, "GenAssetContext")]
[OutputType(typeof(GenAssetContext))]
public sealed class GetGenAssetContextCommand : GenAssetCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        WriteObject(Connection.Context);
        WriteNotices();
    }
}
