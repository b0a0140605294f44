using System.Management.Automation;

namespace GenAsset.Cmdlets;

/// <summary>Forgets what the session is connected to. A home's jobs at work are kept, and go on when somebody waits on them; a server's go on anyway.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "GenAsset", SupportsShouldProcess = true)]
[OutputType(typeof(GenAssetContext))]
public sealed class DisconnectGenAssetCommand : GenAssetCmdlet
{
    /// <summary>Forgets the saved connection too: new sessions begin with the default home.</summary>
    [Parameter]
    public SwitchParameter Forget { get; set; }

    /// <summary>Hands out what was left.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess("the connection", Forget ? "Close and forget" : "Close"))
            return;
        var left = Await(Session.DisconnectAsync());
        if (Forget)
            SavedConnection.Forget();
        if (PassThru && left is not null)
            WriteObject(left);
        WriteNotices();
    }
}
