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

    private static List<string> Complete<T>(string word, params (string Name, object Value)[] bound)
        where T : IArgumentCompleter, new() =>
        [.. new T().CompleteArgument("New-GenAssetJob", "", word, new CommandAst(), new Hashtable(bound.ToDictionary(pair => pair.Name, pair => pair.Value))).Select(result => result.CompletionText)];
}
