using System.Management.Automation;
using GenAsset.Core.Running;

namespace GenAsset.Cmdlets;

/// <summary>Says where jobs go from now on: to a home folder on this machine.</summary>
[Cmdlet(VerbsCommunications.Connect, "GenAsset")]
[OutputType(typeof(GenAssetContext))]
public sealed class ConnectGenAssetCommand : GenAssetCmdlet
{
    /// <summary>The home folder, made where it is new; left out, GENASSET_HOME or the platform's application data.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var backend = Session.Connect(new EmbeddedOptions(Path is null ? null : ResolvePath(Path)));
        if (!backend.Succeeded)
            ThrowTerminatingError(backend.Error.ToRecord(Path));
        else
            WriteObject(new GenAssetContext("embedded", backend.Value.Home.Path));
        WriteNotices();
    }
}
