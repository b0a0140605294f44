using System.Diagnostics;

namespace GenAsset.Cmdlets.Tests;

/// <summary>Servers started from a session: the real program in a process of its own.</summary>
public sealed class ServerProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-serve-");

    public void Dispose()
    {
        Session.CloseAsync().GetAwaiter().GetResult();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_server_is_started_worked_with_and_stopped()
    {
        var server = Start().As<GenAssetServer>().Single();

        Pipeline.Run<GetGenAssetContextCommand>().Invoke().As<GenAssetContext>().Single().Server.ShouldBe(server.Address);
        if (!OperatingSystem.IsWindows())
            Process.Start("kill", ["-INT", $"{server.Id}"])!.WaitForExit(); // a Ctrl+C at the prompt goes to all that began there
        Pipeline.Of("a").To<NewGenAssetJobCommand>(("Engine", "builtin/echo")).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single().Counts.Succeeded.ShouldBe(1);
        var stopped = Pipeline.Run<StopGenAssetServerCommand>().Invoke();
        stopped.Errors.ShouldBeEmpty();
        stopped.Warnings.ShouldBeEmpty(); // in its own time, not by force

        Should.Throw<ArgumentException>(() => Process.GetProcessById(server.Id)); // there is none any more
        File.Exists(server.Log).ShouldBeFalse();
        Pipeline.Run<StopGenAssetServerCommand>(("Id", server.Id)).Invoke().Errors.Single().FullyQualifiedErrorId.ShouldStartWith("VALIDATION_FAILED");
    }

    [Fact]
    public void A_server_that_cannot_listen_is_an_error_in_its_own_words()
    {
        var first = Start(("NoConnect", true)).As<GenAssetServer>().Single();
        try
        {
            var second = Start(("Port", first.Address.Port), ("NoConnect", true));
            second.Terminating!.FullyQualifiedErrorId.ShouldBe("ADDRESS_NOT_USABLE,GenAsset.Cmdlets.StartGenAssetServerCommand");
            second.Terminating.Exception.Message.ShouldContain("address already in use");
        }
        finally
        {
            Pipeline.Run<StopGenAssetServerCommand>(("Id", first.Id)).Invoke().Errors.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Without_the_program_the_error_says_the_way_out()
    {
        var missing = Pipeline.Run<StartGenAssetServerCommand>(("Home", Home), ("Program", Path.Combine(_folder.FullName, "none"))).Invoke();

        missing.Terminating!.Exception.Message.ShouldContain("There is no program");
        missing.Terminating.ErrorDetails!.RecommendedAction.ShouldContain("dotnet publish src/Host");
        Pipeline.Run<StartGenAssetServerCommand>(("Home", Home), ("Program", Program()), ("WhatIf", true)).Invoke().Output.ShouldBeEmpty();
    }

    private string Home => Path.Combine(_folder.FullName, "home");

    private PipelineResult Start(params (string, object?)[] more) =>
        Pipeline.Run<StartGenAssetServerCommand>([("Home", Home), ("Program", Program()), ("Workers", 1), ("PassThru", true), .. more]).Invoke();

    // As the build left it: the newest of what src/Host was built to.
    private static string Program() => Directory.GetFiles(Path.Combine(Repository.Root, "src/Host/bin"), "genasset.runtimeconfig.json", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/publish/", StringComparison.Ordinal)).Select(file => file.Replace(".runtimeconfig.json", ".dll", StringComparison.Ordinal)).OrderByDescending(File.GetLastWriteTimeUtc).First();
}
