using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Storage;
using GenAsset.Doubles;

namespace GenAsset.Core.Tests.Engines.Remote;

/// <summary>What is paid for is on record before it is sent, and no later than it is gone on from.</summary>
public sealed class PaidFirstTests
{
    [Theory]
    [InlineData("openai-images")]
    [InlineData("grok-3d")]
    public async Task A_worker_that_lost_the_item_sends_no_task(string type)
    {
        using var service = Start(type);
        await using var home = Home(type, service);
        home.Kept = (_, _) => throw new GenAssetException(LeaseDesk.Lost());

        (await Should.ThrowAsync<GenAssetException>(home.TryAsync(Item(type)))).Error.Code.ShouldBe("LEASE_LOST");

        (await service.CountAsync("POST")).ShouldBe(0);
    }

    [Theory]
    [InlineData("openai-images")]
    [InlineData("grok-3d")]
    public async Task A_worker_that_loses_the_item_while_it_pays_goes_no_further_and_the_next_one_does_not_pay_again(string type)
    {
        using var service = Start(type);
        await using var home = Home(type, service);
        var server = new Dictionary<string, byte[]>();
        home.Kept = (name, _) => server.TryAdd(name, home.Last!.Keep.Read(name)!) ? Task.CompletedTask : throw new GenAssetException(LeaseDesk.Lost()); // it was just kept
        await Should.ThrowAsync<GenAssetException>(home.TryAsync(Item(type)));
        (await service.CountAsync("GET")).ShouldBe(0, "it looks at nothing that it has not on record");

        home.Last!.Keep.Clear(); // the next worker has what came through
        foreach (var (name, content) in server)
            await new ItemKeep(home.Last.Keep.Folder).WriteAsync(name, content);
        home.Kept = null;
        var next = await home.TryAsync(Item(type));

        next.Error!.Code.ShouldBe("OUTCOME_UNKNOWN");
        (await service.CountAsync("POST")).ShouldBe(1);
    }

    private static RunningDouble Start(string type) => type == "openai-images"
        ? RunningDouble.Start(type, "file=" + RemoteHome.Picture())
        : RunningDouble.Start(type, "image=" + RemoteHome.Picture(), "glb=" + RemoteHome.Mesh(), "usdz=" + RemoteHome.Mesh(), "looks=0");

    private static RemoteHome Home(string type, RunningDouble service) =>
        new($$$"""{"engines":[{"name":"it","type":"{{{type}}}","endpoint":"{{{service.Address}}}","keyVariable":"DOUBLE_KEY","price":2,"timeouts":{"pollSeconds":0.05}}]}""");

    private static ItemSpec Item(string type) => type == "openai-images" ? new ImageItem("a chair") { Engine = "it" } : new ModelItem("a chair") { Engine = "it", Formats = ["glb"] };
}
