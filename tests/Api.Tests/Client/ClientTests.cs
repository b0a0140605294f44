using System.Collections.Concurrent;
using System.Security.Cryptography;
using GenAsset.Api.Security;
using GenAsset.Core.Client;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Api.Tests.Client;

/// <summary>The client against the real API: what the embedded backend answers, it answers.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private const int AssetBytes = 300_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("genasset-client-").FullName;
    private readonly ConcurrentQueue<string> _inputs = new();
    private readonly TaskCompletionSource _gate = new();
    private ApiServer _server = null!; // InitializeAsync

    public async Task InitializeAsync() => _server = await ApiServer.StartAsync(new ScriptedEngine(RunAsync));

    public async Task DisposeAsync()
    {
        _gate.TrySetResult();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Makes_a_job_waits_for_it_and_reads_what_came_of_it()
    {
        await using var client = Client();

        var job = (await client.CreateAsync(new JobSpec("robots", new JobOptions(RetainHours: 3)), Items("a", "b", "ü"))).Value!;
        var ended = (await client.WaitAsync(job.Id)).Value!;

        var there = (await _server.Backend.FindAsync(job.Id))!;
        (ended.Id, ended.Name, ended.Version, ended.Counts, ended.CreatedAt, ended.FinishedAt).ShouldBe((there.Id, "robots", there.Version, there.Counts, there.CreatedAt, there.FinishedAt));
        ended.State.ShouldBe(JobPhase.Completed);
        (await client.ItemsAsync(job.Id).Select(item => item.Spec.Words).ToListAsync()).ShouldBe(["a", "b", "ü"]);
        (await client.ItemsAsync(job.Id, 1, ItemPhase.Succeeded).Select(item => item.Index).ToListAsync()).ShouldBe([1, 2]);
        (await client.ItemAsync(job.Id, 2))!.Assets![0].Bytes.ShouldBe(AssetBytes);
        (await client.SpecAsync(job.Id))!.Options!.RetainHours.ShouldBe(3);
        (await client.EventsAsync(job.Id).ToListAsync()).Select(entry => entry.Seq).ShouldBe(await _server.Backend.EventsAsync(job.Id).Select(entry => entry.Seq).ToListAsync());
        (await client.EnginesAsync()).Select(engine => engine.Name).ShouldBe((await _server.Backend.EnginesAsync()).Select(engine => engine.Name));
    }

    [Fact]
    public async Task Opens_an_asset_that_can_be_read_from_anywhere()
    {
        await using var client = Client();
        var job = await EndedAsync(client, "a");

        await using var asset = (await client.OpenAssetAsync(job.Id, 0, "result.bin"))!;

        asset.Length.ShouldBe(AssetBytes);
        asset.Seek(-3, SeekOrigin.End);
        var end = new byte[10];
        (await asset.ReadAtLeastAsync(end, 3)).ShouldBe(3);
        end[..3].ShouldBe(Content("a")[^3..]);
        asset.Position = 0;
        using var whole = new MemoryStream();
        await asset.CopyToAsync(whole);
        whole.ToArray().ShouldBe(Content("a"));
        (await client.OpenAssetAsync(job.Id, 0, "other.bin")).ShouldBeNull();
        (await client.OpenAssetAsync(job.Id, 7, "result.bin")).ShouldBeNull();
        (await client.OpenAssetAsync(job.Id, 0, "../../keys.json")).ShouldBeNull();
    }

    [Fact]
    public async Task Tells_every_fault_by_the_item_and_line_that_it_came_from()
    {
        await using var client = Client();
        ItemEntry[] items =
        [
            ItemEntry.Of(new ImageItem("good", Width: 64), 2),
            ItemEntry.Of(new ImageItem("wide", Width: 1), 5),          // ours to see
            ItemEntry.Faulty(6, new Fault("is no number.", "steps")),  // the reader's
            ItemEntry.Of(new ImageItem("x") { Engine = "none" }, 9),   // the server's
        ];

        var refused = (await client.CreateAsync(new JobSpec(), items.ToAsyncEnumerable())).Error!;
        var dry = (await client.ValidateAsync(new JobSpec(), items.ToAsyncEnumerable()))!;
        var embedded = (await _server.Backend.ValidateAsync(new JobSpec(), items.ToAsyncEnumerable()))!;

        refused.Code.ShouldBe("VALIDATION_FAILED");
        JobValidator.FaultsOf(refused).Select(fault => (fault.Index, fault.Line, fault.Field)).ShouldBe([(1, 5, "width"), (2, 6, "steps"), (3, 9, "engine")]);
        JobValidator.FaultsOf(dry).ShouldBe(JobValidator.FaultsOf(refused));
        JobValidator.FaultsOf(dry).Take(2).ShouldBe(JobValidator.FaultsOf(embedded).Take(2));
        (await client.ValidateAsync(new JobSpec(), Items("fine"))).ShouldBeNull();
        (await client.ListAsync().ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sends_files_of_this_machine_once_and_says_which_is_not_there()
    {
        await using var client = Client();
        var photo = Path.Combine(_folder, "photo ü.png");
        await File.WriteAllBytesAsync(photo, Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="));
        IAsyncEnumerable<ItemEntry> items = Enumerable.Range(0, 3).Select(_ => ItemEntry.Of(new EnhancementItem(new InputRef(Path: photo)) { Engine = "test/scripted" })).ToAsyncEnumerable();

        var job = await client.CreateAsync(new JobSpec(), items);
        job.Succeeded.ShouldBeTrue(job.Error?.ToString());
        (await client.WaitAsync(job.Value!.Id)).Value!.Counts.Succeeded.ShouldBe(3);
        var missing = (await client.CreateAsync(new JobSpec(), One(new EnhancementItem(new InputRef(Path: photo + "x"))))).Error!;

        _inputs.Distinct().Count().ShouldBe(1);
        _inputs.First().ShouldNotBeNullOrEmpty();
        missing.Code.ShouldBe("VALIDATION_FAILED");
        missing.Message.ShouldContain("photo ü.pngx");
    }

    [Fact]
    public async Task Lists_by_page_name_and_state()
    {
        await using var client = Client(options => options with { PageSize = 2 });
        for (var i = 0; i < 5; i++)
            (await client.CreateAsync(new JobSpec($"job {i}"), Items("a"))).Succeeded.ShouldBeTrue();

        (await client.ListAsync().Select(job => job.Name).ToListAsync()).ShouldBe(["job 4", "job 3", "job 2", "job 1", "job 0"]);
        (await client.ListAsync(new JobFilter(Name: "*3")).CountAsync()).ShouldBe(1);
        (await client.ListAsync(new JobFilter(State: JobPhase.Cancelling)).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stops_retries_and_removes()
    {
        await using var client = Client();
        var job = (await client.CreateAsync(new JobSpec(), Items("hold", "hold"))).Value!;

        (await client.PendingItemsAsync()).ShouldBe(2);
        (await client.RetryAsync(job.Id)).Error!.Code.ShouldBe("JOB_NOT_READY");
        (await client.CancelAsync(job.Id)).Succeeded.ShouldBeTrue();
        (await client.WaitAsync(job.Id)).Value!.State.ShouldBe(JobPhase.Cancelled);
        _gate.SetResult();
        (await client.RetryAsync(job.Id)).Succeeded.ShouldBeTrue();
        (await client.WaitAsync(job.Id)).Value!.Counts.Succeeded.ShouldBe(2);
        (await client.DeleteAsync(job.Id)).ShouldBeNull();
        (await client.FindAsync(job.Id)).ShouldBeNull();
        (await client.DeleteAsync(job.Id))!.Code.ShouldBe("JOB_NOT_FOUND");
        (await client.WaitAsync("..")).Error!.Code.ShouldBe("JOB_NOT_FOUND");
    }

    [Fact]
    public async Task Knows_what_is_left_of_a_job_that_expired()
    {
        var clock = new FakeClock();
        await using var server = await ApiServer.StartAsync(time: clock);
        var id = await server.FinishEchoAsync(2);
        await using var client = GenAssetClient.Open(new ClientOptions(server.Client.BaseAddress!)).Value!;

        clock.Advance(TimeSpan.FromHours(25));
        (await server.Backend.ExpireAsync()).ShouldBe(1);

        (await client.FindAsync(id))!.IsExpired.ShouldBeTrue();
        (await client.FindAsync(id))!.Counts.Succeeded.ShouldBe(2);
        (await client.WaitAsync(id)).Value!.IsExpired.ShouldBeTrue();
        (await client.ItemsAsync(id).ToListAsync()).ShouldBeEmpty();
        (await client.OpenAssetAsync(id, 0, "item.json")).ShouldBeNull();
        (await client.RetryAsync(id)).Error!.Code.ShouldBe("JOB_EXPIRED");
    }

    [Fact]
    public async Task Hears_of_a_change_as_it_comes()
    {
        await using var client = Client();
        var job = (await client.CreateAsync(new JobSpec(), Items("hold"))).Value!;
        while ((await client.FindAsync(job.Id))!.State != JobPhase.Running)
            await Task.Yield();
        var now = (await client.FindAsync(job.Id))!;

        var change = client.WaitForChangeAsync(job.Id, now.Version);
        _gate.SetResult();

        (await change)!.Version.ShouldBeGreaterThan(now.Version);
    }

    [Fact]
    public async Task Shows_the_key_to_the_server_only()
    {
        var secret = _server.Keys.Add("ann", KeyRole.User, null, null).Secret;
        var told = new ConcurrentQueue<string>();
        var options = new ClientOptions(_server.Client.BaseAddress!, secret, Trace: told.Enqueue);
        await using var client = GenAssetClient.Open(options).Value!;
        await using var stranger = Client();
        await using var wrong = Client(o => o with { Key = secret + "x" });

        var job = await EndedAsync(client, "a");

        job.Owner.ShouldNotBeNull();
        (await stranger.CheckAsync())!.Code.ShouldBe("KEY_REFUSED");
        (await stranger.CheckAsync())!.Suggestion.ShouldBe(ErrorCatalog.KeyRefused.Suggestion);
        (await wrong.CreateAsync(new JobSpec(), Items("a"))).Error!.Code.ShouldBe("KEY_REFUSED");
        (await client.CheckAsync()).ShouldBeNull();
        told.ShouldContain(line => line.StartsWith($"POST {_server.Client.BaseAddress}v1/jobs: 201"));
        told.ShouldAllBe(line => !line.Contains(secret));
        options.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task What_breaks_off_goes_on_where_it_broke()
    {
        await using var direct = Client();
        var job = (await direct.CreateAsync(new JobSpec(), Items([.. Enumerable.Range(0, 200).Select(i => $"prompt {i}")]))).Value!;
        (await direct.WaitAsync(job.Id)).Value!.Counts.Succeeded.ShouldBe(200);
        await using var wire = new CuttingProxy(_server.Client.BaseAddress!, cuts: 3, answerBytes: 20_000);
        await using var client = Client(options => options with { Server = wire.Address });

        (await client.ItemsAsync(job.Id).Select(item => item.Index).ToListAsync()).ShouldBe(Enumerable.Range(0, 200));
        wire.CutsLeft.ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task Events_and_assets_go_on_too()
    {
        await using var direct = Client();
        var job = (await direct.CreateAsync(new JobSpec(), Items([.. Enumerable.Range(0, 100).Select(i => $"prompt {i}")]))).Value!;
        await direct.WaitAsync(job.Id);
        await using var wire = new CuttingProxy(_server.Client.BaseAddress!, cuts: 2, answerBytes: 9_000);
        await using var client = Client(options => options with { Server = wire.Address });
        await using var other = new CuttingProxy(_server.Client.BaseAddress!, cuts: 3, answerBytes: 70_000);
        await using var reader = Client(options => options with { Server = other.Address });

        var all = await _server.Backend.EventsAsync(job.Id).Select(entry => entry.Seq).ToListAsync();
        (await client.EventsAsync(job.Id).Select(entry => entry.Seq).ToListAsync()).ShouldBe(all);
        wire.CutsLeft.ShouldBeLessThanOrEqualTo(0);
        await using var asset = (await reader.OpenAssetAsync(job.Id, 5, "result.bin"))!;
        Convert.ToHexStringLower(await SHA256.HashDataAsync(asset)).ShouldBe((await direct.ItemAsync(job.Id, 5))!.Assets![0].Sha256);
        other.CutsLeft.ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task An_asset_whose_connection_is_reset_goes_on_where_it_broke()
    {
        await using var direct = Client();
        var job = await EndedAsync(direct, "a");
        await using var wire = new CuttingProxy(_server.Client.BaseAddress!, cuts: 3, answerBytes: 70_000, Cut.Reset);
        await using var client = Client(options => options with { Server = wire.Address });

        await using var asset = (await client.OpenAssetAsync(job.Id, 0, "result.bin"))!;
        using var whole = new MemoryStream();
        await asset.CopyToAsync(whole);

        whole.ToArray().ShouldBe(Content("a"));
        wire.CutsLeft.ShouldBeLessThanOrEqualTo(0);
    }

    [Fact]
    public async Task An_asset_whose_connection_says_nothing_more_goes_on_over_another()
    {
        await using var direct = Client();
        var job = await EndedAsync(direct, "a");
        await using var wire = new CuttingProxy(_server.Client.BaseAddress!, cuts: 1, answerBytes: 70_000, Cut.Silence);
        var clock = new FakeClock();
        await using var client = Client(options => options with { Server = wire.Address, Time = clock });

        await using var asset = (await client.OpenAssetAsync(job.Id, 0, "result.bin"))!;
        using var whole = new MemoryStream();
        var copying = asset.CopyToAsync(whole);
        for (var passed = TimeSpan.Zero; wire.Wires < 2 && passed < TimeSpan.FromHours(1); passed += TimeSpan.FromSeconds(1))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(copying, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
        }

        await copying.WaitAsync(TimeSpan.FromMinutes(1));
        whole.ToArray().ShouldBe(Content("a"));
    }

    [Fact]
    public async Task A_creation_whose_answer_was_lost_makes_one_job()
    {
        await using var wire = new CuttingProxy(_server.Client.BaseAddress!, cuts: 1, answerBytes: 10);
        await using var client = Client(options => options with { Server = wire.Address });

        var job = (await client.CreateAsync(new JobSpec("once"), Items("a"))).Value!;

        wire.CutsLeft.ShouldBeLessThanOrEqualTo(0);
        (await _server.Backend.ListAsync().Select(made => made.Id).ToListAsync()).ShouldBe([job.Id]);
    }

    [Fact]
    public async Task One_request_key_makes_one_job()
    {
        await using var client = Client();

        var first = (await client.CreateAsync(new JobSpec(), Items("a"), new JobOrigin(RequestKey: "mine"))).Value!;

        (await client.CreateAsync(new JobSpec(), Items("a"), new JobOrigin(RequestKey: "mine"))).Value!.Id.ShouldBe(first.Id);
        (await client.CreateAsync(new JobSpec(), Items("b"), new JobOrigin(RequestKey: "mine"))).Error!.Code.ShouldBe("IDEMPOTENCY_MISMATCH");
    }

    [Fact]
    public async Task Says_what_is_wrong_with_an_address()
    {
        GenAssetClient.Open(new ClientOptions(new Uri("ftp://host"))).Error!.Code.ShouldBe("CONFIGURATION_INVALID");
        GenAssetClient.Open(new ClientOptions(new Uri("http://me:secret@host"))).Error!.Message.ShouldNotContain("secret");
        GenAssetClient.Open(new ClientOptions(new Uri("http://host"), Key: "a\nb")).Error!.Code.ShouldBe("KEY_REFUSED");
        await using var nobody = GenAssetClient.Open(new ClientOptions(new Uri("http://127.0.0.1:1"), RetrySeconds: 0)).Value!;
        (await nobody.CheckAsync())!.Code.ShouldBe("ADDRESS_UNREACHABLE");
        await using var elsewhere = GenAssetClient.Open(new ClientOptions(new Uri(_server.Client.BaseAddress!, "nowhere/"), RetrySeconds: 0)).Value!;
        (await elsewhere.CheckAsync())!.Code.ShouldBe("ROUTE_NOT_FOUND");
    }

    private GenAssetClient Client(Func<ClientOptions, ClientOptions>? change = null)
    {
        var options = new ClientOptions(_server.Client.BaseAddress!);
        return GenAssetClient.Open(change?.Invoke(options) ?? options).Value!;
    }

    private static async Task<JobState> EndedAsync(GenAssetClient client, string prompt) =>
        (await client.WaitAsync((await client.CreateAsync(new JobSpec(), Items(prompt))).Value!.Id)).Value!;

    private static IAsyncEnumerable<ItemEntry> Items(params string[] prompts) =>
        prompts.Select(prompt => ItemEntry.Of(new ImageItem(prompt) { Engine = "test/scripted" })).ToAsyncEnumerable();

    private static IAsyncEnumerable<ItemEntry> One(ItemSpec item) => new[] { ItemEntry.Of(item) }.ToAsyncEnumerable();

    private static byte[] Content(string prompt)
    {
        var content = new byte[AssetBytes];
        new Random(prompt.Length).NextBytes(content);
        return content;
    }

    private async Task<Outcome<Core.Engines.EngineResult>> RunAsync(ItemSpec item, Core.Engines.EngineContext context, CancellationToken cancellationToken)
    {
        if (item.Words == "hold")
            await _gate.Task.WaitAsync(cancellationToken);
        foreach (var input in item.Inputs)
            _inputs.Enqueue(input.Upload ?? "");
        context.Scratch.Write("result.bin", Content(item.Words ?? ""));
        return new Core.Engines.EngineResult();
    }
}
