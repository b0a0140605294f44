using System.Text.Json;
using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Functions.Tests;

public sealed class DeploymentTests
{
    [Fact]
    public void Only_engines_that_have_workers_are_offered_where_the_deployment_names_them()
    {
        var all = new EngineCatalog(EngineCatalog.BuiltIn);
        Deployment.Offered(all, null).Engines.ShouldBe(all.Engines);
        var some = Deployment.Offered(all, "builtin/Preview, gpu/sdxl");
        some.Engines.ShouldHaveSingleItem().Info.Name.ShouldBe("builtin/preview");
        some.FaultOf(new ImageItem("a robot") { Engine = "builtin/echo" })!.ShouldContain("there is no engine \"builtin/echo\"");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("builtin/preview")]
    public void Stages_are_refused_since_nothing_runs_in_a_function(string? offered) =>
        Deployment.Offered(new EngineCatalog(EngineCatalog.BuiltIn), offered).FaultOf(new ImageItem("a robot") { Stages = [new ItemStage(ItemKind.Image)] })!.ShouldContain("engines.json of a worker");

    [Fact]
    public void The_host_is_told_where_orchestrations_are_kept_by_names_that_it_reads()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Functions", "host.json")));
        var durable = host.RootElement.GetProperty("extensions").GetProperty("durableTask");
        durable.GetProperty("hubName").GetString().ShouldBe("genasset");
        var store = durable.GetProperty("storageProvider");
        store.EnumerateObject().Select(property => property.Name).ShouldBe(["type", "connectionStringName"]); // the one name of a connection that both stores know
        store.GetProperty("type").GetString().ShouldBe("azureManaged");
        durable.GetProperty("throwStatusExceptionsOnRaiseEvent").GetBoolean().ShouldBeFalse(); // the last two items of a chunk both tell, and the second may find it ended
        host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe("");
    }
}
