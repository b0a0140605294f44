using System.CommandLine;
using GenAsset.Host;
using GenAsset.Host.Commands;

var root = new RootCommand("GenAsset makes generative assets in bulk: prompts, photos and captures go in; images, meshes, splats and better photos come out.")
{
    RunCommand.Create(),
    ResumeCommand.Create(),
    JobsCommand.Create(),
    ShowCommand.Create(),
    CancelCommand.Create(),
    RetryCommand.Create(),
    DeleteCommand.Create(),
    EnginesCommand.Create(),
    EnhanceCommand.Create(),
    ReconstructCommand.Create(),
    ConvertCommand.Create(),
    PreviewCommand.Create(),
    ServeCommand.Create(),
    WorkerCommand.Create(),
    KeysCommand.Create(),
    ScheduleCommand.Create(),
    CaptureCommand.Create(),
    DemoCommand.Create(),
    DoctorCommand.Create(),
    HealthCommand.Create(),
};

var parsed = root.Parse(args);
using var signals = new StopSignals(parsed.CommandResult.Command.Name switch
{
    ServeCommand.Name => TimeSpan.FromSeconds(30),
    WorkerCommand.Name => TimeSpan.FromMinutes(10), // its own bound comes first
    _ => TimeSpan.FromSeconds(2),
});
try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, signals.Token);
}
catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
{
    return ExitCodes.Interrupted;
}
