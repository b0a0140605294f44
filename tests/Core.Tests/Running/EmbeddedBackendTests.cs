using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Running;

public sealed class EmbeddedBackendTests
{
    [Fact]
    public async Task Runs_a_job_to_its_end_and_keeps_every_asset()
    {
        using var home = new Home();
        await using var backend = home.Open();

        var created = await backend.CreateAsync(new JobSpec("echoes"), Specs.Echo(200));
        created.Succeeded.ShouldBeTrue();
        var ended = await backend.WaitAsync(created.Value.Id);

        ended.Value!.State.ShouldBe(JobPhase.Completed);
        ended.Value.Counts.Succeeded.ShouldBe(200);
        var items = await backend.ItemsAsync(created.Value.Id).ToListAsync();
        items.Select(item => item.Index).ShouldBe(Enumerable.Range(0, 200));
        items.ShouldAllBe(item => item.State == ItemPhase.Succeeded && item.Assets!.Count == 1 && item.Engine == "builtin/echo");
        await using var asset = await backend.OpenAssetAsync(created.Value.Id, 7, "item.json");
        new StreamReader(asset!).ReadToEnd().ShouldContain("prompt 7");
    }
}
