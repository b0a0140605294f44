// Past 300 lines: every fault that a service can have, each against all five providers.
using GenAsset.Core.Jobs;
using GenAsset.Core.Running;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;

namespace GenAsset.Core.Tests.Engines.Remote;

/// <summary>Each provider against its double, in a process of its own, whatever goes wrong between them: the right end, within its bound, and nothing paid for twice.</summary>
public sealed class ProviderTests(ProviderDoubles doubles) : IClassFixture<ProviderDoubles>
{
    public static TheoryData<string> Types() => [.. Provider.All.Select(provider => provider.Type)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Makes_what_was_asked_for_and_says_what_it_cost(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await using var backend = run.Open();
        var id = await run.CreateAsync(backend);

        var (job, item) = await ProviderRun.EndAsync(backend, id);

        item.State.ShouldBe(ItemPhase.Succeeded, item.Error?.ToString());
        job.Cost.ShouldBe(type == "hitpaw" ? 75 : 1);
        item.Notes!.ShouldContain(note => note.StartsWith("it: task ", StringComparison.Ordinal));
        SpinWait.SpinUntil(() => !Directory.Exists(backend.Home.Job(id).Keep(0)), TimeSpan.FromMinutes(1)).ShouldBeTrue("what tries hand on goes once the success is on the disk");
        foreach (var (name, file) in Expected(type))
            (await BytesAsync(backend, id, name)).ShouldBe(await File.ReadAllBytesAsync(file), name);
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Waits_as_long_as_429_says_and_sits_out_a_burst_of_500(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await run.Double.FaultAsync($$"""
            [{"on":"{{run.Provider.Submit}}","do":"status","status":429,"retryAfter":"1","after":false},
             {"on":"{{run.Provider.Submit}}","do":"status","status":500,"times":2,"after":false},
             {"on":"{{run.Provider.Look}}","do":"status","status":500,"times":4,"after":false}]
            """);
        var begun = TimeProvider.System.GetTimestamp();

        var (_, item) = await run.RunAsync(retries: 0);

        item.State.ShouldBe(ItemPhase.Succeeded, item.Error?.ToString());
        TimeProvider.System.GetElapsedTime(begun).ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Looks_again_where_an_answer_is_cut_or_makes_no_sense_and_fetches_again_what_is_not_whole(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await run.Double.FaultAsync($$"""[{"on":"{{run.Provider.Look}}","do":"cut"},{"on":"{{run.Provider.Look}}","do":"junk","skip":0},{"on":"{{run.Provider.Look}}","do":"slow","milliseconds":300}]""");
        var faults = (string[])["half", "longer", "shorter", "cut"];
        var before = 2 * run.Provider.LooksAlike; // those that fail count as looks too
        await run.Double.FaultAsync($"[{string.Join(',', faults.Select((fault, i) => $$"""{"on":"{{run.Provider.Download}}","do":"{{fault}}","skip":{{before + (before > 0 ? i : 0)}}}"""))}]");

        var (_, item) = await run.RunAsync(retries: 0);

        item.State.ShouldBe(ItemPhase.Succeeded, item.Error?.ToString());
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_lost_answer_to_a_task_that_costs_is_said_to_be_unknown_and_nothing_is_sent_again(string type)
    {
        foreach (var fault in (string[])["cut", "half", "junk"])
        {
            using var run = await ProviderRun.BeginAsync(doubles, type);
            await run.Double.FaultAsync($$"""[{"on":"{{run.Provider.Submit}}","do":"{{fault}}"}]""");

            var (_, item) = await run.RunAsync(retries: 3);

            item.Error!.Code.ShouldBe("OUTCOME_UNKNOWN", fault);
            item.Error.Message.ShouldStartWith("it did not say whether it took the task");
            (await run.ChargedAsync()).ShouldBe(1, fault);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_person_may_have_it_tried_anew_though_the_outcome_is_unknown(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type, timeouts: ",\"submitSeconds\":1");
        await run.Double.FaultAsync($$"""[{"on":"{{run.Provider.Submit}}","do":"never"}]""");
        await using var backend = run.Open();
        var job = await run.CreateAsync(backend);
        (await ProviderRun.EndAsync(backend, job)).Item.Error!.Code.ShouldBe("OUTCOME_UNKNOWN");
        await run.Double.AskAsync("/_double/reset");

        await backend.RetryAsync(job);
        var (_, item) = await ProviderRun.EndAsync(backend, job);

        // On a machine so busy that a second is not enough, the outcome is unknown once more.
        if (item.State != ItemPhase.Succeeded)
            item.Error!.Code.ShouldBe("OUTCOME_UNKNOWN");
        (await run.Double.CountAsync(run.Provider.Submit)).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_task_that_never_ends_is_given_up_and_taken_up_again_without_another(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type, timeouts: ",\"maxPolls\":4");
        await run.Double.AskAsync("/behave?end=never");
        await using var backend = run.Open();
        var job = await run.CreateAsync(backend);

        var (state, item) = await ProviderRun.EndAsync(backend, job);

        (item.Error!.Code, item.Attempts).ShouldBe(("ITEM_TIMEOUT", 2));
        (await run.Double.CountAsync(run.Provider.Look)).ShouldBe(8, "both tries looked at one task");
        state.Cost.ShouldBe(type == "hitpaw" ? 75 : 1, "it is paid for all the same, and once");
        await run.Double.AskAsync("/behave?end=done");
        await backend.RetryAsync(job);
        (state, item) = await ProviderRun.EndAsync(backend, job);
        item.State.ShouldBe(ItemPhase.Succeeded, item.Error?.ToString());
        state.Cost.ShouldBe(type == "hitpaw" ? 75 : 1);
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_task_that_fails_says_why_and_keeps_the_services_own_words(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await run.Double.AskAsync("/behave?end=failed");

        var (state, item) = await run.RunAsync();

        item.Error!.Code.ShouldBe(type == "reconstruction" ? "MODEL_CONVERGENCE_FAILED" : "MODEL_FAILED");
        item.Error.Details!["original"].ShouldNotBeNull();
        item.Error.Details["taskId"].ShouldNotBeNull();
        state.Cost.ShouldBe(type == "hitpaw" ? 75 : 1);
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_service_that_only_babbles_is_given_up_in_bounds(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await run.Double.FaultAsync($$"""[{"on":"{{run.Provider.Look}}","do":"junk","times":1000}]""");

        var (_, item) = await run.RunAsync();

        item.Error!.Code.ShouldBe("ENGINE_ANSWER_INVALID");
        (await run.Double.CountAsync(run.Provider.Look)).ShouldBe(18, "nine looks a try");
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_process_that_ends_leaves_its_task_to_the_next(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await run.Double.AskAsync("/behave?end=never");
        string job;
        await using (var first = run.Open())
        {
            job = await run.CreateAsync(first);
            await run.UntilAskedAsync(run.Provider.Look);
        }

        await run.Double.AskAsync("/behave?end=done");
        await using var next = run.Open();
        var (state, item) = await ProviderRun.EndAsync(next, job);

        item.State.ShouldBe(ItemPhase.Succeeded, item.Error?.ToString());
        state.Cost.ShouldBe(type == "hitpaw" ? 75 : 1);
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("404")]
    [InlineData("hitpaw")]
    public async Task A_process_that_ends_while_a_task_is_on_its_way_does_not_send_it_again(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type);
        await run.Double.FaultAsync($$"""[{"on":"{{run.Provider.Submit}}","do":"never"}]""");
        string job;
        await using (var first = run.Open())
        {
            job = await run.CreateAsync(first);
            await run.UntilAskedAsync(run.Provider.Submit);
        }

        await using var next = run.Open();
        var (_, item) = await ProviderRun.EndAsync(next, job);

        item.Error!.Code.ShouldBe("OUTCOME_UNKNOWN");
        (await run.ChargedAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("grok-3d")]
    [InlineData("reconstruction")]
    public async Task A_lost_answer_is_asked_for_again_where_the_API_takes_no_money(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type, price: null);
        await run.Double.FaultAsync($$"""[{"on":"{{run.Provider.Submit}}","do":"cut"}]""");

        var (state, item) = await run.RunAsync(retries: 0);

        item.State.ShouldBe(ItemPhase.Succeeded, item.Error?.ToString());
        state.Cost.ShouldBeNull();
        (await run.Double.CountAsync(run.Provider.Submit)).ShouldBe(2);
    }

    [Theory]
    [InlineData("404")]
    [InlineData("algovera")]
    [InlineData("hitpaw")]
    public async Task A_refused_key_is_said_and_not_shown(string type)
    {
        using var run = await ProviderRun.BeginAsync(doubles, type, goodKey: false);

        var (_, item) = await run.RunAsync();

        item.Error!.Code.ShouldBe("ENGINE_KEY_REFUSED");
        (item.Error.Message + item.Error.Details!.ToJsonString()).ShouldNotContain("wrong-key");
        item.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task Splats_come_in_every_format()
    {
        using var run = await ProviderRun.BeginAsync(doubles, "404");
        await using var backend = run.Open();
        var job = await run.CreateAsync(backend, item: new SplatItem("a robot") { Formats = ["spz", "ply", "glb"] });

        (await ProviderRun.EndAsync(backend, job)).Item.State.ShouldBe(ItemPhase.Succeeded);

        var expected = SpzReader.Read(await File.ReadAllBytesAsync(doubles.Splats));
        var spz = await BytesAsync(backend, job, "splat.spz");
        spz[..2].ShouldBe([0x1F, 0x8B], "gzip, which every reader of SPZ opens");
        var turned = expected.Positions.Select((number, i) => i % 3 == 0 ? number : -number); // from right-down-forward to right-up-back
        SpzReader.Read(spz).Positions.SequenceEqual(turned).ShouldBeTrue("not a bit of any position is lost");
        PlySplatReader.Read(await BytesAsync(backend, job, "splat.ply")).Count.ShouldBe(expected.Count);
        (await BytesAsync(backend, job, "splat.glb")).AsSpan().StartsWith("glTF"u8).ShouldBeTrue();
    }

    [Fact]
    public async Task Pictures_and_meshes_are_converted_where_the_service_has_another_format()
    {
        using var picture = await ProviderRun.BeginAsync(doubles, "algovera");
        await using (var backend = picture.Open())
        {
            var job = await picture.CreateAsync(backend, item: new ImageItem("a robot") { Formats = ["png", "jpg"] });
            (await ProviderRun.EndAsync(backend, job)).Item.State.ShouldBe(ItemPhase.Succeeded);
            ImageProbe.Identify(await BytesAsync(backend, job, "image.jpg")).ShouldBe(ImageFormat.Jpeg);
        }

        using var mesh = await ProviderRun.BeginAsync(doubles, "grok-3d");
        await using (var backend = mesh.Open())
        {
            var job = await mesh.CreateAsync(backend, item: new ModelItem("a robot") { Formats = ["obj", "ply"] });
            var item = (await ProviderRun.EndAsync(backend, job)).Item;
            item.Assets!.Select(asset => asset.Name).Where(name => name.StartsWith("model.", StringComparison.Ordinal) && !name.EndsWith(".mtl", StringComparison.Ordinal)).ShouldBe(["model.ply", "model.obj"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task A_cancelled_job_tells_the_service_in_both_steps()
    {
        using var run = await ProviderRun.BeginAsync(doubles, "reconstruction");
        await run.Double.AskAsync("/behave?end=never");
        await using var backend = run.Open();
        var job = await run.CreateAsync(backend);
        await run.UntilAskedAsync(run.Provider.Look);

        await backend.CancelAsync(job);
        (await backend.WaitAsync(job)).Value!.State.ShouldBe(JobPhase.Cancelled);

        var cancels = (await run.Double.LogAsync()).Where(entry => ((string?)entry["target"])!.EndsWith("/cancel", StringComparison.Ordinal)).Select(entry => (string?)entry["body"]);
        cancels.ShouldBe(["{\"confirm\":false}", "{\"confirm\":true}"]);
        await run.Double.AskAsync("/behave?end=done");
        await backend.RetryAsync(job);
        (await ProviderRun.EndAsync(backend, job)).Item.State.ShouldBe(ItemPhase.Succeeded);
        (await run.ChargedAsync()).ShouldBe(2, "what was cancelled is not gone on with");
    }

    [Fact]
    public async Task A_photo_without_a_public_address_is_refused_before_anything_is_paid()
    {
        using var run = await ProviderRun.BeginAsync(doubles, "hitpaw");

        var (state, item) = await run.RunAsync(item: new EnhancementItem(new InputRef(Path: doubles.Picture)));

        item.Error!.Code.ShouldBe("INPUT_NOT_PUBLIC");
        item.Error.Suggestion!.ShouldContain("--public-url");
        (state.Cost, await run.ChargedAsync()).ShouldBe((null, 0));
    }

    private IEnumerable<(string Name, string File)> Expected(string type) => type switch
    {
        "404" => [],
        "grok-3d" => [("image.png", doubles.Picture), ("model.glb", doubles.Glb), ("model.usdz", doubles.Usdz)],
        "reconstruction" => [("reconviagen/mesh.glb", doubles.Glb)],
        _ => [("image.png", doubles.Picture)],
    };

    private static async Task<byte[]> BytesAsync(EmbeddedBackend backend, string job, string name)
    {
        await using var asset = await backend.OpenAssetAsync(job, 0, name) ?? throw new InvalidOperationException($"There is no {name}.");
        using var copy = new MemoryStream();
        await asset.CopyToAsync(copy);
        return copy.ToArray();
    }
}
