using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets.Tests;

public sealed class ConnectGenAssetTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Connects_to_a_folder_and_says_so()
    {
        var home = _session.Folder("other");

        var context = Pipeline.Run<ConnectGenAssetCommand>(("", home)).Invoke().As<GenAssetContext>().Single();

        context.ShouldBe(new GenAssetContext("embedded", home));
        Directory.Exists(home).ShouldBeTrue();
    }

    [Fact]
    public void Jobs_of_one_home_are_not_seen_in_another_and_run_on_meanwhile()
    {
        var job = _session.HeldJob("a");

        Pipeline.Run<ConnectGenAssetCommand>(("Path", _session.Folder("other"))).Invoke();
        Pipeline.Run<GetGenAssetJobCommand>().Invoke().Output.ShouldBeEmpty();
        _session.Gate.Open();
        Pipeline.Run<ConnectGenAssetCommand>(("Path", _session.Folder("home"))).Invoke();

        Pipeline.Of(job).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single().State.ShouldBe(JobPhase.Completed);
    }

    [Fact]
    public async Task A_command_at_work_stays_with_the_home_that_it_began_with()
    {
        var pipeline = Pipeline.Of(_session.EndedJob("a"), _session.HeldJob("b")).To<ReceiveGenAssetItemCommand>();

        var receiving = Task.Run(pipeline.Invoke);
        SpinWait.SpinUntil(() => !pipeline.Result.Output.IsEmpty, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        Pipeline.Run<ConnectGenAssetCommand>(("Path", _session.Folder("other"))).Invoke();
        _session.Gate.Open();
        var result = await receiving;

        result.Errors.ShouldBeEmpty();
        result.As<ItemState>().Select(item => item.Spec.Words).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void A_home_that_cannot_be_ends_the_command_with_its_name()
    {
        var file = _session.Folder("file");
        File.WriteAllText(file, "");

        var result = Pipeline.Run<ConnectGenAssetCommand>(("Path", file)).Invoke();

        result.Terminating!.FullyQualifiedErrorId.ShouldBe("HOME_NOT_WRITABLE,GenAsset.Cmdlets.ConnectGenAssetCommand");
        result.Terminating.ToString().ShouldContain(file);
    }

    [Fact]
    public async Task Removing_the_module_lets_go_and_the_next_session_takes_the_job_up()
    {
        var job = Pipeline.Of("a", "b").To<NewGenAssetJobCommand>(("Engine", "test/gate")).Invoke().As<JobState>().Single();

        await Session.CloseAsync();
        _session.Gate.Open();
        Session.Connect(new Core.Running.EmbeddedOptions(_session.Folder("home"), Engines: new Core.Engines.EngineCatalog([_session.Gate])));

        Pipeline.Of(job.Id).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single().Counts.Succeeded.ShouldBe(2);
    }
}
