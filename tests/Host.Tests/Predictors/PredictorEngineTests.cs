using System.Text.Json.Nodes;
using GenAsset.Media.Codecs;

namespace GenAsset.Host.Tests.Predictors;

/// <summary>gpu/engines.json as the program reads it, and one of its engines from an item to its file.</summary>
public sealed class PredictorEngineTests
{
    [CogFact]
    public void The_program_reads_the_engines_of_gpu()
    {
        using var genasset = new Genasset();
        Configure(genasset, engines => { });

        var ended = genasset.Run("engines");

        ended.Code.ShouldBe(0, ended.Error);
        foreach (var name in (string[])["gpu/sdxl", "gpu/triposr", "gpu/prompt-to-3d", "gpu/real-esrgan-4x", "gpu/real-esrgan-2x"])
            ended.Output.ShouldContain(name);
    }

    [CogFact("torch", "numpy", "PIL")]
    public void An_item_becomes_a_picture_of_the_container()
    {
        using var genasset = new Genasset();
        using var model = PredictorProcess.Start("super-resolution");
        Configure(genasset, engines =>
        {
            foreach (var engine in engines.Where(engine => ((string)engine!["name"]!).StartsWith("gpu/real-esrgan", StringComparison.Ordinal)))
                engine!["endpoints"] = new JsonArray(model.Address.AbsoluteUri);
        });
        var photo = genasset.Write("photo.png", PredictorTests.Photo());
        var item = new JsonObject { ["kind"] = "enhancement", ["engine"] = "gpu/real-esrgan-4x", ["image"] = new JsonObject { ["path"] = photo } };

        var ended = genasset.Run("run", genasset.Write("items.jsonl", item.ToJsonString() + "\n"), "--out", genasset.Out);

        ended.Code.ShouldBe(0, ended.Error);
        var probe = ImageProbe.Read(File.ReadAllBytes(Directory.GetFiles(genasset.Out, "image.png", SearchOption.AllDirectories).ShouldHaveSingleItem()));
        (probe.Width, probe.Height).ShouldBe((192, 160));
    }

    private static void Configure(Genasset genasset, Action<JsonArray> change)
    {
        var file = JsonNode.Parse(File.ReadAllBytes(Path.Combine(GpuPython.Models, "engines.json")))!;
        change(file["engines"]!.AsArray());
        Directory.CreateDirectory(genasset.Home);
        File.WriteAllText(Path.Combine(genasset.Home, "engines.json"), file.ToJsonString());
    }

    /// <summary>A test that needs the engine type "cog", and packages of Python's.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CogFactAttribute : FactAttribute
    {
        public CogFactAttribute(params string[] packages) =>
            Skip = Type.GetType("GenAsset.Core.Engines.Cog.CogEngine, GenAsset.Core") is null ? "this build has no engines of type cog" : GpuPython.WhyMissing(packages);
    }
}
