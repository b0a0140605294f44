using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests;

/// <summary>What a compiler would say of infra/bicep first, said everywhere: modules and what they are given fit together, and nothing is declared for nothing.</summary>
public sealed partial class ModuleTests
{
    public static TheoryData<string> Files() => [.. BicepFile.All.Select(file => Path.GetRelativePath(Repository.Bicep, file.Path))];

    [Fact]
    public void Every_module_that_is_named_is_there_and_every_one_that_is_there_is_named()
    {
        var named = Calls().Select(call => call.Target).ToHashSet();

        named.ShouldAllBe(path => File.Exists(path));
        Directory.GetFiles(Path.Combine(Repository.Bicep, "modules")).ShouldBe(named, ignoreOrder: true);
    }

    [Fact]
    public void Every_module_is_given_what_it_declares_and_nothing_else()
    {
        foreach (var (call, target) in Calls())
        {
            var given = BicepFile.Properties(call, call.Blank.IndexOf("params:", StringComparison.Ordinal)).Select(property => property.Name).ToArray();
            var module = BicepFile.Read(target);

            given.ShouldBeSubsetOf(module.Every("param").Select(param => param.Name), $"module {call.Name}");
            module.Every("param").Where(param => !HasDefault(param)).Select(param => param.Name).ShouldBeSubsetOf(given, $"module {call.Name}");
        }
    }

    [Fact]
    public void Every_output_that_is_used_is_declared_and_every_module_output_is_used()
    {
        var main = BicepFile.Read(Path.Combine(Repository.Bicep, "main.bicep"));
        foreach (var (call, target) in Calls())
        {
            var used = Regex.Matches(main.Blank, $@"\b{call.Name}!?\.outputs\.(\w+)").Select(match => match.Groups[1].Value).ToHashSet();

            BicepFile.Read(target).Every("output").Select(output => output.Name).ShouldBe(used, ignoreOrder: true, $"module {call.Name}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_is_declared_for_nothing(string file)
    {
        var bicep = BicepFile.Read(Path.Combine(Repository.Bicep, file));
        var isParameters = file.EndsWith(".bicepparam", StringComparison.Ordinal);

        foreach (var declared in bicep.Declarations.Where(declaration => declaration.Kind is "var" or "param"))
            (isParameters || bicep.Uses(declared)).ShouldBeTrue($"{file}: nothing uses {declared.Kind} {declared.Name}");
        bicep.Declarations.GroupBy(declaration => (declaration.Kind == "output", declaration.Name)).ShouldAllBe(group => group.Key.Name == "" || group.Count() == 1, file);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Parameter_files_give_what_main_declares(string stage)
    {
        var main = BicepFile.Read(Path.Combine(Repository.Bicep, "main.bicep")).Every("param").ToArray();
        var given = BicepFile.Read(Path.Combine(Repository.Bicep, $"{stage}.bicepparam")).Every("param").Select(param => param.Name).ToArray();

        given.ShouldBeSubsetOf(main.Select(param => param.Name));
        main.Where(param => !HasDefault(param)).Select(param => param.Name).ShouldBeSubsetOf(given);
    }

    [Fact]
    public void Main_gives_out_what_connecting_and_publishing_take()
    {
        var outputs = BicepFile.Read(Path.Combine(Repository.Bicep, "main.bicep")).Every("output").Select(output => output.Name).ToArray();
        var script = Repository.Read("infra", "GenAssetAzure.psm1");

        OutputUse().Matches(script).Select(match => match.Groups[1].Value).Distinct().ShouldBeSubsetOf(outputs);
        outputs.ShouldContain("server");
    }

    private static IEnumerable<(Declaration Call, string Target)> Calls() => BicepFile.All.SelectMany(file => file.Every("module").Select(call =>
        (call, Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.Path)!, ModulePath().Match(call.Text).Groups[1].Value))))); // a file's path has a folder

    // "param a string = x", or one that may be null.
    private static bool HasDefault(Declaration param) => Default().IsMatch(param.Blank);

    [GeneratedRegex(@"module\s+\w+\s+'([^']+)'")]
    private static partial Regex ModulePath();

    [GeneratedRegex(@"^param\s+\w+\s+([^\n=]+=\s*\S|\w+\?)")]
    private static partial Regex Default();

    [GeneratedRegex(@"\$output\.(\w+)")]
    private static partial Regex OutputUse();
}
