using System.Collections;
using System.Management.Automation.Language;

namespace GenAsset.Cmdlets.Tests;

public sealed class CompleterTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Ids_are_completed_by_their_beginning_and_by_the_jobs_name()
    {
        var (ended, held) = (_session.EndedJob("a"), _session.HeldJob("b"));

        Complete<JobIdCompleter>("").ShouldBe([ended.Id, held.Id], ignoreOrder: true);
        Complete<JobIdCompleter>("HEL").ShouldBe([held.Id]);
        Complete<JobIdCompleter>(ended.Id).ShouldBe([ended.Id]);
    }

    [Fact]
    public void Formats_are_those_of_the_kind()
    {
        Complete<FormatCompleter>("g", ("Kind", "Model")).ShouldBe(["glb"]);
        Complete<FormatCompleter>("p").ShouldBe(["png"]);
    }

    [Fact]
    public void Engines_are_those_that_take_the_kind()
    {
        Complete<EngineCompleter>("test/").ShouldBe(["test/gate", "test/picky"]);
        Complete<EngineCompleter>("test/", ("Kind", "Splat")).ShouldBe(["test/picky"]);
    }

    [Fact]
    public void Engines_of_any_kind_are_offered_where_no_item_is_made() =>
        Complete<EngineCompleter>("builtin/f", command: "Get-GenAssetEngine").ShouldBe(["builtin/fusion"]);

    [Fact]
    public void Names_are_quoted_so_that_nothing_in_them_acts()
    {
        Pipeline.Of("a").To<NewGenAssetJobCommand>(("Engine", "test/gate"), ("Name", "it's $(1) [x]*")).Invoke();

        Complete<JobNameCompleter>("it").ShouldBe(["'it''s $(1) `[x`]`*'"]);
    }

    [Fact]
    public void Rigs_examples_templates_and_conversions_are_offered()
    {
        Complete<RigCompleter>("au").ShouldBe(["auto"]);
        Complete<ExampleCompleter>("fig").ShouldBe(["figurine"]);
        Complete<NameTemplateCompleter>("").ShouldBe(["'{index}-{words}/{name}'"]);
        Complete<NameTemplateCompleter>("{index}/{st").ShouldBe(["'{index}/{stem}'"]);
        Complete<ConversionCompleter>("us", "Format").ShouldBe(["usdz", "usda"]);
        Complete<ConversionCompleter>("niantic-v2", "SpzFlavor").ShouldBe(["niantic-v2"]);
    }

    private static List<string> Complete<T>(string word, string parameter = "", string command = "New-GenAssetJob")
        where T : IArgumentCompleter, new() =>
        [.. new T().CompleteArgument(command, parameter, word, new CommandAst(), new Hashtable()).Select(result => result.CompletionText)];

    private static List<string> Complete<T>(string word, (string Name, object Value) first, params (string Name, object Value)[] more)
        where T : IArgumentCompleter, new() =>
        [.. new T().CompleteArgument("New-GenAssetJob", "", word, new CommandAst(), new Hashtable(more.Prepend(first).ToDictionary(pair => pair.Name, pair => pair.Value))).Select(result => result.CompletionText)];
}
