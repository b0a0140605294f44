using System.Management.Automation;
using GenAsset.Core.Errors;

namespace GenAsset.Cmdlets;

/// <summary>Stops servers that Start-GenAssetServer started: what is at work may end, and what is cut off runs again at the next start.</summary>
[Cmdlet(VerbsLifecycle.Stop, "GenAssetServer", SupportsShouldProcess = true, DefaultParameterSetName = AllSet)]
[OutputType(typeof(void))]
public sealed class StopGenAssetServerCommand : GenAssetCmdlet
{
    private const string AllSet = "All";
    private const string IdSet = "Id";

    /// <summary>Process ids of servers; left out, all that this session started.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    public int[] Id { get; set; } = [];

    /// <summary>How long the stop may take before the process is ended by force, in seconds, default 30.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    public int Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in ParameterSetName == IdSet ? Id : [.. ServerProcess.Started.Select(server => server.Id)])
        {
            if (!ServerProcess.Started.Any(server => server.Id == id))
                WriteError(GenAssetError.Of(ErrorCatalog.ValidationFailed, $"Process {id} is no server that this session started.", suggestion: "Stop-Process ends any process; a server that another session started is stopped there."), id);
            else if (ShouldProcess($"process {id}", "Stop server"))
                Stop(id);
        }
    }

    private void Stop(int id)
    {
        if (Await(ServerProcess.StopAsync(id, TimeSpan.FromSeconds(Timeout), StopToken)) == ServerEnd.Killed)
            WriteWarning($"Server {id} did not stop within {Timeout} seconds and was ended. What it was at work on runs again at the next start.");
    }
}
