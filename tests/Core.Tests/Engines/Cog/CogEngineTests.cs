using GenAsset.Core.Engines;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Doubles;

namespace GenAsset.Core.Tests.Engines.Cog;

/// <summary>Both families of servers, each in a process of its own.</summary>
public sealed class CogEngineTests
{
    private static readonly ImageItem Chair = new("a chair", Steps: 30);

    private static string Entry(string name, string more, params RunningDouble[] servers) =>
        $$"""{"name":"{{name}}","type":"cog","kinds":["image","model"],"endpoints":[{{string.Join(",", servers.Select(s => $"\"{s.Address}\""))}}],"timeouts":{"readySeconds":20,"answerSeconds":5,"pollSeconds":0.1}{{more}}}""";

    private static RemoteHome Home(string more, params RunningDouble[] servers) => new($$"""{"engines":[{{Entry("gpu", more, servers)}}]}""");

    private static RunningDouble Start(string family, params string[] options) => RunningDouble.Start("cog", ["family=" + family, "file=" + RemoteHome.Picture(), .. options]);

    [Theory]
    [InlineData("python", "path")]
    [InlineData("coglet", "path")]
    [InlineData("python", "list")]
    [InlineData("coglet", "iterator")]
    [InlineData("python", "object")]
    public async Task Every_output_shape_of_both_families_becomes_assets(string family, string shape)
    {
        using var server = Start(family, "shape=" + shape);
        await using var home = Home("", server);

        var result = await home.TryAsync(Chair with { Formats = ["png", "jpg"] });

        string[] expected = shape switch
        {
            "path" => ["image.jpg", "image.png"],
            "object" => ["image-2.png", "image-3.png", "image.jpg", "image.png"],
            _ => ["image-2.png", "image.jpg", "image.png"],
        };
        result.Error.ShouldBeNull();
        home.Last!.Files.Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(expected);
    }

    [Theory]
    [InlineData("glb", false)]
    [InlineData("glb,image", true)]
    public async Task A_picture_that_was_asked_for_beside_a_mesh_and_did_not_come_is_said(string formats, bool isSaid)
    {
        using var server = RunningDouble.Start("cog", "file=" + RemoteHome.Mesh());
        await using var home = Home("", server);

        var result = await home.TryAsync(new ModelItem("a chair") { Formats = formats.Split(',') });

        home.Last!.Files.Select(file => file.Name).ShouldBe(["model.glb"]);
        result.Value!.Notes!.Any(note => note.Contains("There is no \"image\", which was asked for: gpu gave no picture")).ShouldBe(isSaid);
    }

    [Fact]
    public async Task A_picture_that_the_map_of_outputs_names_is_the_picture_that_was_asked_for()
    {
        using var server = Start("python");
        await using var home = Home(",\"outputs\":{\"image.png\":\"$\"}", server);

        var result = await home.TryAsync(new ModelItem("a chair") { Formats = ["glb", "image"] });

        home.Last!.Files.Select(file => file.Name).ShouldBe(["image.png"]);
        result.Value!.Notes!.ShouldNotContain(note => note.Contains("There is no"));
    }

    [Fact]
    public async Task Input_is_fitted_to_the_models_schema_before_it_is_sent()
    {
        using var server = Start("coglet");
        await using var home = Home(""","input":{"prompt":"{prompt}","num_inference_steps":"{steps}","size":"{width}x{height}","seed":"{seed}","image":"{image}"}""", server);

        var result = await home.TryAsync(Chair);

        result.Value!.Notes!.ShouldContain(note => note.Contains("no input size"));
        var put = (await server.LogAsync()).Single(entry => (string?)entry["method"] == "PUT");
        ((string?)put["body"])!.ShouldBe("""{"input":{"prompt":"a chair","num_inference_steps":30,"seed":7}}""");
    }

    [Fact]
    public async Task Input_that_the_model_does_not_take_is_told_by_name_and_nothing_is_sent()
    {
        using var server = Start("python");
        await using var home = Home("", server);

        var result = await home.TryAsync(Chair with { Steps = 200 });

        (result.Error!.Code, result.Error.Message.Contains("num_inference_steps must be at most 50, is 200")).ShouldBe(("VALIDATION_FAILED", true));
        (await server.CountAsync("PUT")).ShouldBe(0);
    }

    [Theory]
    [InlineData("python")]
    [InlineData("coglet")]
    public async Task A_container_that_starts_is_waited_for(string family)
    {
        using var server = Start(family, "startingLooks=3");
        await using var home = Home("", server);

        (await home.TryAsync(Chair)).Error.ShouldBeNull();

        home.Stages.ShouldContain("model_starting");
    }

    [Theory]
    [InlineData("python")]
    [InlineData("coglet")]
    public async Task A_container_without_a_free_slot_is_waited_for(string family)
    {
        using var server = Start(family);
        await server.FaultAsync($$"""[{"on":"PUT","do":"status","status":{{(family == "python" ? 409 : 503)}},"body":"{\"status\":\"failed\",\"error\":\"no slot\"}","times":3,"after":false}]""");
        await using var home = Home("", server);

        (await home.TryAsync(Chair)).Error.ShouldBeNull();

        (await server.CountAsync("PUT")).ShouldBe(4);
    }

    [Fact]
    public async Task A_set_up_that_failed_ends_at_once_with_its_logs()
    {
        using var server = Start("python", "setup=failed");
        await using var home = Home("", server);

        var result = await home.TryAsync(Chair);

        (result.Error!.Code, result.Error.Message.Contains("weights not found")).ShouldBe(("CONFIGURATION_INVALID", true));
    }

    [Theory]
    [InlineData("fail", "MODEL_FAILED", "the tensor is not square")]
    [InlineData("oom", "MODEL_VRAM_OOM", "Tried to allocate")]
    [InlineData("nothing", "INCOMPLETE_RESULTS", "holds no file")]
    public async Task A_failed_prediction_is_an_error_in_the_models_words(string prompt, string code, string words)
    {
        using var server = Start("python");
        await using var home = Home("", server);

        var result = await home.TryAsync(new ImageItem(prompt, Steps: 30));

        (result.Error!.Code, result.Error.Message.Contains(words)).ShouldBe((code, true), result.Error.Message);
    }

    [Fact]
    public async Task What_does_not_fit_runs_on_the_larger_gpu()
    {
        using var small = Start("coglet");
        using var large = Start("python");
        await small.FaultAsync("""[{"on":"PUT","do":"status","status":200,"body":"{\"status\":\"failed\",\"error\":\"CUDA out of memory\"}"}]""");
        await using var home = new RemoteHome($$"""{"engines":[{{Entry("small", ",\"outOfMemory\":\"large\"", small)}},{{Entry("large", ",\"onlyByName\":true", large)}}]}""");

        var result = await home.TryAsync(Chair);

        result.Error.ShouldBeNull();
        result.Value!.Notes![0].ShouldContain("large ran the item");
        (await large.CountAsync("PUT")).ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_that_dies_is_waited_for_and_the_item_runs_again()
    {
        using var server = Start("python");
        await server.FaultAsync("""[{"on":"PUT","do":"status","status":500,"body":"Internal Server Error"}]""");
        await using var home = Home("", server);

        (await home.TryAsync(Chair)).Error.ShouldBeNull();
    }

    [Theory]
    [InlineData("cut", null, 2)]
    [InlineData("half", null, 2)]
    [InlineData("longer", null, 2)]
    [InlineData("shorter", "ENGINE_ANSWER_INVALID", 1)]
    [InlineData("junk", "ENGINE_ANSWER_INVALID", 1)]
    [InlineData("slow", null, 1)]
    public async Task A_fault_of_the_answer_ends_in_a_result_or_a_typed_error(string fault, string? code, int puts)
    {
        using var server = Start("python");
        await server.FaultAsync($$"""[{"on":"PUT","do":"{{fault}}","milliseconds":300}]""");
        await using var home = Home("", server);

        var result = await home.TryAsync(Chair);

        (result.Error?.Code).ShouldBe(code, result.Error?.Message);
        (await server.CountAsync("PUT")).ShouldBe(puts);
    }

    [Fact]
    public async Task A_container_that_is_lost_again_and_again_ends_the_try_within_its_bound()
    {
        using var server = Start("python");
        await server.FaultAsync("""[{"on":"PUT","do":"cut","times":99}]""");
        await using var home = Home("", server);

        var result = await home.TryAsync(Chair);

        result.Error!.Code.ShouldBe("ENGINE_UNAVAILABLE");
        (await server.CountAsync("PUT")).ShouldBe(3);
        (await server.CountAsync("POST")).ShouldBe(3, "each lost one is asked to end before another begins");
    }

    [Fact]
    public async Task A_dead_container_of_a_pool_is_passed_over()
    {
        using var dead = Start("python");
        using var alive = Start("coglet");
        dead.Kill();
        await using var home = Home("", dead, alive);

        for (var i = 0; i < 3; i++)
            (await home.TryAsync(Chair)).Error.ShouldBeNull();

        (await alive.CountAsync("PUT")).ShouldBe(3);
    }

    [Fact]
    public async Task Items_go_to_the_least_busy_container()
    {
        using var one = Start("coglet", "milliseconds=1500");
        using var two = Start("coglet", "milliseconds=1500");
        await using var home = Home(",\"concurrency\":4", one, two);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => home.TryAsync(Chair)));

        ((await one.CountAsync("PUT")) >= 2, (await two.CountAsync("PUT")) >= 2).ShouldBe((true, true));
    }

    [Theory]
    [InlineData("python")]
    [InlineData("coglet")]
    public async Task A_try_that_is_given_up_is_cancelled_at_the_container(string family)
    {
        using var server = Start(family);
        await using var home = Home("", server);
        using var giveUp = new CancellationTokenSource();
        var running = home.TryAsync(new ImageItem("forever", Steps: 30), giveUp.Token);
        while (await server.CountAsync("PUT") == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
        (await server.CountAsync("POST /predictions/")).ShouldBe(1);
        (await home.TryAsync(Chair)).Error.ShouldBeNull("the slot is free again");
    }

    [Theory]
    [InlineData("python", true)]
    [InlineData("coglet", true)]
    [InlineData("coglet", false)]
    public Task With_a_callback_the_container_tells_its_end_and_uploads_its_files(string family, bool uploads) => WithCallbackAsync(async callback =>
    {
        using var server = Start(family, ["shape=list", "sendsTwice=yes", .. uploads ? (string[])[$"uploadUrl={callback}uploads"] : []]);
        await using var home = Home($$""","callback":"{{callback}}"}""".TrimEnd('}'), server);

        var result = await TryListeningAsync(home);

        result.Error.ShouldBeNull("its first end was good, and what it said after that is not heard");
        home.Last!.Files.Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(["image-2.png", "image.png"]);
    });

    [Fact]
    public Task A_path_inside_the_container_is_explained() => WithCallbackAsync(async callback =>
    {
        using var server = Start("python");
        await using var home = Home($$""","callback":"{{callback}}"}""".TrimEnd('}'), server);

        var result = await TryListeningAsync(home);

        (result.Error!.Code, result.Error.Suggestion!.Contains("--upload-url")).ShouldBe(("INCOMPLETE_RESULTS", true));
    });

    [Fact]
    public async Task Outputs_are_named_and_turned_into_what_the_item_asks_for()
    {
        using var server = RunningDouble.Start("cog", "family=python", "file=" + RemoteHome.Mesh(), "shape=object");
        await using var home = Home(""","outputs":{"model.glb":"$.mesh","views/{n}.{ext}":"$.views[*]"}""", server);

        var result = await home.TryAsync(new ModelItem("a chair"));

        result.Error.ShouldBeNull();
        home.Last!.Files.Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe(["model.glb", "model.usdz", "views/1.glb", "views/2.glb"]);
    }

    // Another process may have the port before the engine listens there: then with another.
    private static async Task WithCallbackAsync(Func<string, Task> test)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await test($"http://127.0.0.1:{FreePort()}/s3cret/");
                return;
            }
            catch (PortTakenException) when (tries < 10)
            {
                // Somebody else was there first.
            }
        }
    }

    private static async Task<Outcome<EngineResult>> TryListeningAsync(RemoteHome home)
    {
        var result = await home.TryAsync(Chair);
        return result.Error is { Code: "CONFIGURATION_INVALID" } taken ? throw new PortTakenException(taken.Message) : result;
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class PortTakenException(string message) : Exception(message);
}
