using GenAsset.Core.Engines;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Engines;

public sealed class EngineCatalogTests
{
    [Fact]
    public void Built_in_engines_take_what_they_say_and_echo_only_by_name()
    {
        var catalog = new EngineCatalog(EngineCatalog.BuiltIn);

        catalog.Resolve(new ImageItem("x"))!.Info.Name.ShouldBe("builtin/preview");
        catalog.Resolve(new ReconstructionItem())?.Info.Name.ShouldNotBe("builtin/echo");
        catalog.Resolve(new SplatItem("x") { Engine = "builtin/echo" })!.Info.Name.ShouldBe("builtin/echo");
        catalog.FaultOf(new ImageItem("x") { Model = "sdxl" })!.ShouldContain("no engine takes kind image with model \"sdxl\"");
    }

    [Fact]
    public void Engines_json_goes_before_the_built_in_ones_and_bounds_them()
    {
        using var home = new Home();
        File.WriteAllText(home.Folder.EnginesFile, """{"engines":[{"name":"one-at-a-time","type":"builtin/preview","kinds":["image"],"models":["sdxl"],"concurrency":1}]}""");

        var catalog = EngineCatalog.Load(home.Folder.EnginesFile).Value!;

        catalog.Engines.Select(engine => engine.Info.Name).Take(2).ShouldBe(["one-at-a-time", "builtin/preview"]);
        var engine = catalog.Resolve(new ImageItem("x") { Model = "SDXL" })!;
        (engine.Info.Name, engine.Info.MaxParallel).ShouldBe(("one-at-a-time", 1));
    }

    [Theory]
    [InlineData("{", "engines.json, line 1")]
    [InlineData("""{"engines":[{"type":"builtin/echo"}]}""", "$.engines[0].name is missing")]
    [InlineData("""{"engines":[{"name":"a","type":"builtin/echo"},{"name":"a","type":"builtin/echo"}]}""", "$.engines[1].name: \"a\" is taken")]
    [InlineData("""{"engines":[{"name":"a","type":"builtin/echo","concurrency":0}]}""", "$.engines[0].concurrency must be 1 or more, is 0.")]
    [InlineData("""{"engines":[{"name":"a","type":"builtin/echo","color":1}]}""", "$.engines[0].color")]
    public void Says_which_entry_of_engines_json_is_wrong(string json, string expected)
    {
        using var home = new Home();
        File.WriteAllText(home.Folder.EnginesFile, json);

        EngineCatalog.Load(home.Folder.EnginesFile).Error!.Message.ShouldContain(expected);
    }
}
