using System.Text.Json.Nodes;
using GenAsset.Core.Engines;
using GenAsset.Core.Engines.Configuration;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Tests.Engines.Configuration;

public sealed class EnginesFileTests
{
    [Theory]
    [InlineData("""{"name":"a","type":"cog"}""", "$.engines[0].endpoint is missing")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"ftp://x"}""", "$.engines[0].endpoint: \"ftp://x\" is not an http or https address")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://u:p@x"}""", "$.engines[0].endpoint must be an address without user name")]
    [InlineData("""{"name":"a","type":"cog","endpoints":["http://x","http://x/"]}""", "$.engines[0].endpoints[1] stands there twice")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","input":{"p":"{promt}"},"kinds":["image"]}""", "$.engines[0].input.p: \"{promt}\" names no field of image; there are prompt,")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","input":{"p":["{prompt"]}}""", "$.engines[0].input.p[0]: \"{prompt\" has a brace without its other half")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","outputs":{"../a.png":"$"}}""", "$.engines[0].outputs.../a.png is not a name")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","outputs":{"a.png":"mesh"}}""", "$.engines[0].outputs.a.png: \"mesh\" is not a path")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","outputs":{"a.png":"$[*]"}}""", "$.engines[0].outputs.a.png stands for several files")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","keyVariable":"sk-1234"}""", "$.engines[0].keyVariable is not the name of an environment variable")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","outOfMemory":"b"}""", "$.engines[0].outOfMemory: \"b\" is not another engine")]
    [InlineData("""{"name":"a","type":"cog","endpoint":"http://x","timeouts":{"pollSeconds":0}}""", "$.engines[0].timeouts.pollSeconds must be more than 0")]
    [InlineData("""{"name":"a","type":"openai-images","endpoint":"http://x","stages":[]}""", "$.engines[0].stages means nothing to openai-images")]
    [InlineData("""{"name":"a","type":"openai-images","endpoint":"http://x","kinds":["splat"]}""", "$.engines[0].kinds[0] openai-images does not take splat")]
    [InlineData("""{"name":"a","type":"chain","kinds":["model"],"stages":[{"kind":"image"}]}""", "$.engines[0].stages must end with a stage of kind model")]
    [InlineData("""{"name":"a","type":"dream"}""", "$.engines[0].type: \"dream\" is not an engine type; there are builtin/preview")]
    public void A_mistake_is_told_with_its_place(string entry, string expected)
    {
        using var home = new Home();
        File.WriteAllText(home.Folder.EnginesFile, $$"""{"engines":[{{entry}}]}""");

        EngineCatalog.Load(home.Folder.EnginesFile).Error!.Message.ShouldContain(expected);
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        using var home = new Home();
        File.WriteAllText(home.Folder.EnginesFile, """{"engines":[{"name":"","type":"cog","endpoint":"x"},{"name":"b","type":"cog"}]}""");

        EngineCatalog.Load(home.Folder.EnginesFile).Error!.Details!["faults"]!.AsArray().Select(fault => (string?)fault!["path"])
            .ShouldBe(["$.engines[0].name", "$.engines[0].endpoint", "$.engines[1].endpoint"]);
    }

    [Fact]
    public void The_schema_knows_every_field_and_every_type()
    {
        var schema = JsonNode.Parse(EnginesSchema.Text)!;
        var engine = schema["$defs"]!["engine"]!["properties"]!.AsObject();

        engine.Select(property => property.Key).Order().ShouldBe(NamesOf(typeof(EngineConfig)));
        engine["timeouts"]!["properties"]!.AsObject().Select(property => property.Key).Order().ShouldBe(NamesOf(typeof(EngineTimeouts)));
        engine["stages"]!["items"]!["properties"]!.AsObject().Select(property => property.Key).Order().ShouldBe(NamesOf(typeof(ItemStage)));
        engine["type"]!["enum"]!.AsArray().Select(type => (string?)type).Order().ShouldBe(EngineTypes.All.Select(type => type.Name).Order());
    }

    private static IEnumerable<string> NamesOf(Type type) => GenAssetJson.Line.GetTypeInfo(type)!.Properties.Select(property => property.Name).Order();
}
