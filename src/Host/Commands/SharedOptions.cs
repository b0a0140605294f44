using System.CommandLine;

namespace GenAsset.Host.Commands;

/// <summary>Options and arguments that several commands take.</summary>
internal static class SharedOptions
{
    public static Option<string?> Home() => new("--home")
    {
        Description = "The folder that keeps the jobs (default: GENASSET_HOME, else this user's application data)",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Write JSON to standard output, and nothing else" };

    public static Option<string> Out() => new("--out", "-o")
    {
        Description = "The folder for the results",
        DefaultValueFactory = _ => "out",
        HelpName = "DIR",
    };

    public static Option<bool> Open() => new("--open") { Description = "Open the results at the end: on the page of a server that runs on this home, else as a sheet" };

    public static Argument<string> JobId() => new("JOBID") { Description = "The job's id; its beginning or its end will do where only one job has it" };
}
