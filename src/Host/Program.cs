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
    CaptureCommand.Create(),
    DemoCommand.Create(),
    DoctorCommand.Create(),
};

return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
