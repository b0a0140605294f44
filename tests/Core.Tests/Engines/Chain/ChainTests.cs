using GenAsset.Core.Jobs;
using GenAsset.Core.Leasing;
using GenAsset.Core.Running;
using GenAsset.Doubles;

namespace GenAsset.Core.Tests.Engines.Chain;

public sealed class ChainTests
{
    private static readonly ModelItem Chair = new("a chair") { Stages = [new ItemStage(ItemKind.Image, "draw"), new ItemStage(ItemKind.Model, "lift")] };

    private static RemoteHome Home(RunningDouble draw, RunningDouble lift) => new(
        $$"""
        {"engines":[
          {"name":"draw","type":"openai-images","endpoint":"{{draw.Address}}","keyVariable":"DOUBLE_KEY","price":4,"input":{"prompt":"{prompt}","n":1},"timeouts":{"pollSeconds":0.05} },
          {"name":"lift","type":"cog","kinds":["model"],"endpoint":"{{lift.Address}}","price":2,"input":{"prompt":"{prompt}","image":"{image}"},"timeouts":{"pollSeconds":0.05,"readySeconds":5} },
          {"name":"both","type":"chain","kinds":["model"],"onlyByName":true,"stages":[{"kind":"image","engine":"draw"},{"kind":"model","engine":"lift"}]}]}
        """);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_become_a_picture_the_picture_a_mesh_and_the_mesh_a_usdz(bool byName)
    {
        using var draw = RunningDouble.Start("openai-images", "file=" + RemoteHome.Picture());
        using var lift = RunningDouble.Start("cog", "file=" + RemoteHome.Mesh());
        await using var home = Home(draw, lift);

        var result = await home.TryAsync(byName ? new ModelItem("a chair") { Engine = "both" } : Chair);

        result.Error.ShouldBeNull();
        result.Value!.Cost.ShouldBe(6);
        home.Last!.Files.Select(file => file.Name).Order().ShouldBe(["image.png", "model.glb", "model.usdz"]);
        var put = (await lift.LogAsync()).Single(entry => (string?)entry["method"] == "PUT");
        ((string?)put["body"])!.ShouldContain("\"image\":\"data:image/png;base64,iVBOR");
    }

    [Fact]
    public async Task A_second_stage_that_fails_is_retried_without_a_second_call_to_the_first()
    {
        using var draw = RunningDouble.Start("openai-images", "file=" + RemoteHome.Picture());
        using var lift = RunningDouble.Start("cog", "file=" + RemoteHome.Mesh());
        await lift.FaultAsync("""[{"on":"PUT","do":"status","status":200,"body":"{\"status\":\"failed\",\"error\":\"CUDA out of memory\"}","times":2}]""");
        await using var home = Home(draw, lift);

        var first = await home.TryAsync(Chair);
        var second = await home.TryAsync(Chair);
        var third = await home.TryAsync(Chair);

        (first.Error!.Code, (int?)first.Error.Details!["stage"], (decimal?)first.Error.Details["cost"]).ShouldBe(("MODEL_VRAM_OOM", 1, 4m));
        second.Error!.Message.ShouldStartWith("Stage 2 of 2 (model):");
        third.Error.ShouldBeNull();
        third.Value!.Cost.ShouldBe(6);
        (await draw.CountAsync("POST")).ShouldBe(1);
        (await lift.CountAsync("PUT")).ShouldBe(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_that_was_asked_for_is_the_first_stages_or_is_said_to_be_missing(bool isDrawn)
    {
        using var draw = RunningDouble.Start("openai-images", "file=" + RemoteHome.Picture());
        using var lift = RunningDouble.Start("cog", "file=" + RemoteHome.Mesh());
        await using var home = Home(draw, lift);

        var result = await home.TryAsync(Chair with { Formats = ["glb", "image"], Stages = isDrawn ? Chair.Stages : [new ItemStage(ItemKind.Model, "lift")] });

        result.Error.ShouldBeNull();
        home.Last!.Files.Any(file => file.Name == "image.png").ShouldBe(isDrawn);
        result.Value!.Notes!.Any(note => note.StartsWith("There is no \"image\"", StringComparison.Ordinal)).ShouldBe(!isDrawn);
    }

    [Theory]
    [InlineData("[]", "must be 1 to 8 stages")]
    [InlineData("[{\"kind\":\"image\"}]", "must end with a stage of kind model")]
    [InlineData("[{\"kind\":\"model\"},{\"kind\":\"model\"}]", "[1]: no stage can follow one that makes model")]
    [InlineData("[{\"kind\":\"image\",\"engine\":\"nobody\"},{\"kind\":\"model\"}]", "stages[0]: there is no engine \"nobody\"")]
    public void Stages_that_lead_nowhere_are_told(string stages, string expected)
    {
        var item = System.Text.Json.JsonSerializer.Deserialize($$"""{"kind":"model","prompt":"x","stages":{{stages}}}""", GenAssetJson.Line.ModelItem)!;

        new Core.Engines.EngineCatalog(Core.Engines.EngineCatalog.BuiltIn).FaultOf(item)!.ShouldContain(expected);
    }

    [Theory]
    [InlineData(0, "builtin/preview", "here nothing runs: put a chain into the engines.json of a worker")]
    [InlineData(1, "gpu/sdxl", "stages[0]: only workers have \"gpu/sdxl\"")]
    [InlineData(1, "builtin/preview", null)]
    [InlineData(1, null, null)]
    public async Task Stages_that_only_workers_could_run_are_refused_and_those_left_open_run_here(int workers, string? first, string? expected)
    {
        using var home = new Home();
        await using var backend = home.Open(new EmbeddedOptions(Workers: workers));
        await backend.Leases.LeaseAsync(new LeaseRequest(new WorkerFacts("gpu-box"), [new Capability("gpu/sdxl", [ItemKind.Image])]), CancellationToken.None);

        var job = await backend.CreateAsync(new JobSpec(), Specs.From([new ModelItem("a chair") { Stages = [new ItemStage(ItemKind.Image, first), new ItemStage(ItemKind.Model)] }]));

        (job.Error?.Message ?? "").ShouldContain(expected ?? "");
        if (expected is null)
            (await backend.WaitAsync(job.Value!.Id)).Value!.Counts.Succeeded.ShouldBe(1);
    }
}
