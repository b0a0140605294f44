using System.CommandLine;
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
    ConvertCommand.Create(),
    PreviewCommand.Create(),
    ServeCommand.Create(),
    KeysCommand.Create(),
    CaptureCommand.Create(),
    DemoCommand.Create(),
    DoctorCommand.Create(),
};

var parsed = root.Parse(args);
return await parsed.InvokeAsync(new InvocationConfiguration
{
    EnableDefaultExceptionHandler = false,
    ProcessTerminationTimeout = TimeSpan.FromSeconds(parsed.CommandResult.Command.Name == ServeCommand.Name ? 30 : 2),
});
