using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests;

/// <summary>The pools of workers in the parameter files: what they say fits the engines and images that there are.</summary>
public sealed partial class PoolTests
{
    private const int LongestEngineName = 30; // then a queue's name has a digest in it

    public static TheoryData<string> Stages() => ["dev", "prod"];

    [Theory]
    [MemberData(nameof(Stages))]
    public void An_engine_belongs_to_one_pool_and_its_queue_has_a_name_that_Bicep_can_make(string stage)
    {
        var engines = Pools(stage).SelectMany(pool => pool.Engines).ToArray();

        engines.ShouldBeUnique();
        engines.ShouldAllBe(engine => engine.Length <= LongestEngineName && EngineName().IsMatch(engine));
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_pool_reads_a_file_with_just_the_engines_that_it_offers(string stage)
    {
        foreach (var pool in Pools(stage))
            Engines(pool.EnginesFile).Keys.ShouldBe(pool.Engines.Where(engine => !engine.StartsWith("builtin/", StringComparison.Ordinal)), ignoreOrder: true, $"{stage}: {pool.Name}");
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_pool_with_a_GPU_has_a_model_that_gpu_builds_and_one_without_has_none(string stage)
    {
        foreach (var pool in Pools(stage))
        {
            (pool.Model is not null).ShouldBe(pool.Profile.StartsWith("gpu-", StringComparison.Ordinal), pool.Name);
            if (pool.Model is { } image)
                Directory.Exists(Path.Combine(Repository.Root, "gpu", image.Split('/')[^1])).ShouldBeTrue(image);
        }
    }

    [Theory]
    [MemberData(nameof(Stages))]
    public void A_replica_grows_old_with_time_for_the_longest_item(string stage)
    {
        const int UsualItemSeconds = 900; // the default of itemTimeoutSeconds
        foreach (var pool in Pools(stage))
            (pool.TimeoutSeconds - (pool.TimeoutSeconds * 3 / 4)).ShouldBeGreaterThanOrEqualTo(UsualItemSeconds, pool.Name); // --max-age is three quarters
    }

    // The same engines as on a GPU box, but for where the model answers: beside the worker.
    [Fact]
    public void Engines_ask_their_models_what_those_of_gpu_ask()
    {
        var box = Engines(Path.Combine(Repository.Root, "gpu", "engines.json"));
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Bicep, "engines")))
        {
            foreach (var (name, engine) in Engines(file))
            {
                engine["endpoints"]!.ToJsonString().ShouldBe("""["http://localhost:5000"]""");
                foreach (var field in (string[])["type", "kinds", "models", "onlyByName", "input", "outputs"])
                    engine[field]?.ToJsonString().ShouldBe(box[name][field]?.ToJsonString(), $"{name}: {field}");
            }
        }
    }

    private static Dictionary<string, JsonObject> Engines(string file) =>
        JsonNode.Parse(File.ReadAllText(file))!["engines"]!.AsArray().ToDictionary(engine => (string)engine!["name"]!, engine => engine!.AsObject());

    private static IEnumerable<Pool> Pools(string stage)
    {
        var text = BicepFile.Read(Path.Combine(Repository.Bicep, $"{stage}.bicepparam")).Every("param").Single(param => param.Name == "pools").Text;
        foreach (Match pool in PoolText().Matches(text))
        {
            string? Value(string name) => Regex.Match(pool.Value, $@"\b{name}: (?:loadTextContent\()?'?([^'\n)]+)") is { Success: true } match ? match.Groups[1].Value : null;
            yield return new Pool(
                Value("name")!, Value("profile")!, [.. Regex.Matches(Regex.Match(pool.Value, @"engines: \[([^\]]+)\]").Groups[1].Value, "'([^']+)'").Select(match => match.Groups[1].Value)],
                Path.Combine(Repository.Bicep, Value("enginesFile")!), Value("model"), int.Parse(Value("replicaTimeoutSeconds")!));
        }
    }

    private sealed record Pool(string Name, string Profile, string[] Engines, string EnginesFile, string? Model, int TimeoutSeconds);

    [GeneratedRegex(@"\{[^{}]+\}")]
    private static partial Regex PoolText();

    [GeneratedRegex("^[a-z0-9]+([/-][a-z0-9]+)*$")]
    private static partial Regex EngineName();
}
