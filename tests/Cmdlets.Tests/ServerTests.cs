using System.Security;
using GenAsset.Api.Tests;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Cmdlets.Tests;

/// <summary>The same cmdlets against a server: the real API on loopback, with and without keys.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-cmdlets-server-");
    private ApiServer _server = null!; // InitializeAsync

    public async Task InitializeAsync()
    {
        Environment.SetEnvironmentVariable(SavedConnection.Variable, Path.Combine(_folder.FullName, "connection.json"));
        _server = await ApiServer.StartAsync(new PickyEngine());
    }

    public async Task DisposeAsync()
    {
        await Session.CloseAsync();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
        Environment.SetEnvironmentVariable(SavedConnection.Variable, null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_three_words_run_against_a_server(bool withKeys)
    {
        var key = withKeys ? _server.Keys.Add("ann").Secret : null;
        var context = Connect(key).As<GenAssetContext>().Single();

        var saved = Pipeline.Of("a robot", "a bad one", "a house").To<NewGenAssetJobCommand>(("Engine", "test/picky")).To<WaitGenAssetJobCommand>()
            .To<SaveGenAssetResultCommand>(("Path", Path.Combine(_folder.FullName, "assets")), ("PassThru", true)).Invoke();

        context.ShouldBe(new GenAssetContext("server", null, _server.Client.BaseAddress, withKeys));
        saved.As<SavedAsset>().Select(asset => Path.GetRelativePath(_folder.FullName, asset.Path).Replace('\\', '/')).ShouldBe(
            ["assets/0000-a-robot/image.png", "assets/0000-a-robot/notes.json", "assets/0002-a-house/image.png", "assets/0002-a-house/notes.json"]);
        File.ReadAllText(saved.As<SavedAsset>()[0].Path).ShouldBe("a robot");
        var error = saved.Errors.Single();
        error.FullyQualifiedErrorId.ShouldBe("MODEL_FAILED,GenAsset.Cmdlets.SaveGenAssetResultCommand");
        error.ErrorDetails!.RecommendedAction.ShouldBe("Write a better one.");
    }

    [Fact]
    public void Verbose_tells_each_call_and_no_secret()
    {
        var key = _server.Keys.Add("ann").Secret;

        var told = Connect(key).Verbose.Concat(Pipeline.Run<GetGenAssetJobCommand>().Invoke().Verbose).ToList();

        told.ShouldContain(line => line.StartsWith($"GET {_server.Client.BaseAddress}v1/engines: 200 OK"));
        told.ShouldContain(line => line.StartsWith($"GET {_server.Client.BaseAddress}v1/jobs?limit=200: 200 OK"));
        told.ShouldAllBe(line => !line.Contains(key));
    }

    [Fact]
    public void Items_that_come_down_the_pipeline_are_asked_for_alone_and_not_with_all_that_follow()
    {
        Connect(null);
        var job = Pipeline.Of("a", "bad", "c").To<NewGenAssetJobCommand>(("Engine", "test/picky")).Invoke().As<JobState>().Single();

        var result = Pipeline.Of(job).To<WaitGenAssetJobCommand>().To<ReceiveGenAssetItemCommand>()
            .To<SaveGenAssetResultCommand>(("Path", Path.Combine(_folder.FullName, "assets")), ("PassThru", true), ("Format", "png")).Invoke();

        result.As<SavedAsset>().Select(asset => asset.Index).ShouldBe([0, 2], ignoreOrder: true);
        result.ErrorIds.ShouldBe(["MODEL_FAILED"]);
        result.Verbose.ShouldContain(call => call.StartsWith($"GET {_server.Client.BaseAddress}v1/jobs/{job.Id}/items/2: 200 OK"));
        result.Verbose.ShouldAllBe(call => !call.Contains("/items?"));
    }

    [Fact]
    public void A_server_that_is_not_there_or_refuses_the_key_ends_the_command_and_the_connection_stays()
    {
        var key = _server.Keys.Add("ann").Secret;
        Connect(key);

        var refused = Connect(key + "x");
        var absent = Pipeline.Run<ConnectGenAssetCommand>(("Server", "http://127.0.0.1:1")).Invoke();
        var none = Pipeline.Run<ConnectGenAssetCommand>(("Server", "nonsense")).Invoke();

        refused.Terminating!.FullyQualifiedErrorId.ShouldBe("KEY_REFUSED,GenAsset.Cmdlets.ConnectGenAssetCommand");
        absent.Terminating!.FullyQualifiedErrorId.ShouldBe("ADDRESS_UNREACHABLE,GenAsset.Cmdlets.ConnectGenAssetCommand");
        none.Terminating!.FullyQualifiedErrorId.ShouldBe("CONFIGURATION_INVALID,GenAsset.Cmdlets.ConnectGenAssetCommand");
        Pipeline.Run<GetGenAssetContextCommand>().Invoke().As<GenAssetContext>().Single().HasKey.ShouldBeTrue();
    }

    [Fact]
    public async Task A_saved_connection_is_the_next_sessions_and_holds_no_key()
    {
        var key = _server.Keys.Add("ann").Secret;
        Environment.SetEnvironmentVariable("GENASSET_TEST_KEY", key);
        try
        {
            Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Client.BaseAddress), ("KeyVariable", "GENASSET_TEST_KEY"), ("Save", true)).Invoke().Terminating.ShouldBeNull();
            await Session.CloseAsync();

            File.ReadAllText(SavedConnection.File).ShouldNotContain(key);
            Pipeline.Run<GetGenAssetJobCommand>().Invoke().Terminating.ShouldBeNull();
            Pipeline.Run<GetGenAssetContextCommand>().Invoke().As<GenAssetContext>().Single().ShouldBe(new GenAssetContext("server", null, _server.Client.BaseAddress, true));
            Pipeline.Run<DisconnectGenAssetCommand>(("PassThru", true), ("Forget", true)).Invoke().As<GenAssetContext>().Single().Backend.ShouldBe("server");
            File.Exists(SavedConnection.File).ShouldBeFalse();
        }
        finally
        {
            Environment.SetEnvironmentVariable("GENASSET_TEST_KEY", null);
        }
    }

    [Fact]
    public void Faults_are_told_by_item_as_at_home()
    {
        Connect(null);

        var result = Pipeline.Of("good", PSObject.Row(("prompt", "x"), ("width", "0"))).To<NewGenAssetJobCommand>().Invoke();

        result.Output.ShouldBeEmpty();
        result.Errors.Single().Exception.Message.ShouldBe("item 1, width: must be 8 to 8192 pixels, is 0.");
    }

    [Fact]
    public void Receives_items_as_they_end_and_runs_the_failed_again()
    {
        Connect(null);
        var job = Pipeline.Of("a", "bad", "c").To<NewGenAssetJobCommand>(("Engine", "test/picky")).Invoke().As<JobState>().Single();

        var items = Pipeline.Of(job).To<ReceiveGenAssetItemCommand>().Invoke().Output.Select(item => (ItemState)PSObject.AsPSObject(item!).BaseObject).ToList();
        var again = Pipeline.Of(job).To<RestartGenAssetJobCommand>(("PassThru", true)).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single();

        items.Select(item => (item.Index, item.State)).ShouldBe([(0, ItemPhase.Succeeded), (1, ItemPhase.Failed), (2, ItemPhase.Succeeded)], ignoreOrder: true);
        again.Version.ShouldBeGreaterThan(job.Version);
        again.Counts.Failed.ShouldBe(1);
    }

    [Fact]
    public void Engines_are_listed_tried_and_completed()
    {
        Connect(null);

        Pipeline.Run<GetGenAssetEngineCommand>(("Name", "test/*")).Invoke().As<EngineInfo>().Single().Name.ShouldBe("test/picky");
        var trial = Pipeline.Run<TestGenAssetEngineCommand>(("Name", "test/picky")).Invoke().As<EngineTrial>().Single();
        trial.Works.ShouldBeTrue();
        trial.Files.ShouldBe(["image.png", "notes.json"]);
        Pipeline.Run<GetGenAssetJobCommand>().Invoke().Output.ShouldBeEmpty();
        Completion.Engines().Select(engine => engine.Name).ShouldContain("test/picky");
        Pipeline.Run<TestGenAssetEngineCommand>(("Name", "none")).Invoke().Errors.Single().FullyQualifiedErrorId.ShouldStartWith("ENGINE_NOT_FOUND");
    }

    [Fact]
    public void Shows_a_job_on_the_servers_page()
    {
        Connect(null);
        var job = Pipeline.Of("a").To<NewGenAssetJobCommand>(("Engine", "test/picky")).To<WaitGenAssetJobCommand>().Invoke().As<JobState>().Single();

        Pipeline.Of(job).To<ShowGenAssetResultCommand>(("NoOpen", true)).Invoke().As<Uri>().Single().ToString().ShouldBe($"{_server.Client.BaseAddress}#/jobs/{job.Id}");
    }

    private PipelineResult Connect(string? key) => key is null
        ? Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Client.BaseAddress)).Invoke()
        : Pipeline.Run<ConnectGenAssetCommand>(("Server", _server.Client.BaseAddress), ("Key", Secret(key))).Invoke();

    private static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var letter in text)
            secret.AppendChar(letter);
        return secret;
    }
}
