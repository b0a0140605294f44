using System.Management.Automation;
using GenAsset.Core.Client;
using GenAsset.Core.Storage;

namespace GenAsset.Cmdlets;

/// <summary>Starts genasset serve as a process of its own, on this machine only, waits until it listens, and connects the session to it.</summary>
[Cmdlet(VerbsLifecycle.Start, "GenAssetServer", SupportsShouldProcess = true)]
[OutputType(typeof(GenAssetServer))]
public sealed class StartGenAssetServerCommand : GenAssetCmdlet
{
    /// <summary>The home folder that it serves; left out, GENASSET_HOME or the platform's application data.</summary>
    [Parameter(Position = 0)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string? Home { get; set; }

    /// <summary>The port; left out, one that is free.</summary>
    [Parameter]
    [ValidateRange(0, 65535)]
    public int Port { get; set; }

    /// <summary>Items run at once; left out, one a core. 0 for a server whose work is done by others.</summary>
    [Parameter]
    [ValidateRange(0, 10000)]
    public int? Workers { get; set; }

    /// <summary>The genasset program, or the folder that it lies in; left out, GENASSET_PROGRAM, the module's folder tools, or the PATH.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Program { get; set; }

    /// <summary>How long it may take until it listens, in seconds, default 60.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int Timeout { get; set; } = 60;

    /// <summary>Leaves the session connected to what it is.</summary>
    [Parameter]
    public SwitchParameter NoConnect { get; set; }

    /// <summary>Hands out the server, with the id that Stop-GenAssetServer takes.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var program = ServerProgram.Find(Program is null ? null : ResolvePath(Program));
        if (!program.Succeeded)
            ThrowTerminatingError(program.Error.ToRecord(Program));
        var home = Path.GetFullPath(Home is null ? HomeFolder.DefaultPath : ResolvePath(Home));
        if (!ShouldProcess(home, "Start server"))
            return;
        var started = Await(ServerProcess.StartAsync(program.Value!, home, Port, Workers, TimeSpan.FromSeconds(Timeout), StopToken)); // ThrowTerminatingError does not return
        if (!started.Succeeded)
            ThrowTerminatingError(started.Error.ToRecord(home));
        var server = started.Value!;
        if (!NoConnect)
        {
            var connected = Session.Connect(new ClientOptions(server.Address));
            if (!connected.Succeeded)
                ThrowTerminatingError(connected.Error.ToRecord(server));
            if (Await(connected.Value!.CheckAsync(StopToken)) is { } refused) // the home has keys
                WriteError(refused with { Suggestion = $"The server runs. Connect to it with a key: Connect-GenAsset -Server {server.Address} -Key …" }, server);
        }

        if (PassThru)
            WriteObject(server);
        WriteNotices();
    }
}
