using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GenAsset.Cmdlets.Tests;

/// <summary>The folder that ships: its manifest, its views and its assemblies.</summary>
public sealed partial class ModuleTests
{
    private static readonly Assembly Cmdlets = typeof(NewGenAssetJobCommand).Assembly;

    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_that_there_are()
    {
        var exported = Quoted().Matches(Between(Manifest(), "CmdletsToExport", ")")).Select(match => match.Groups[1].Value);
        var written = Cmdlets.GetTypes().Select(type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>().Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");

        exported.ShouldBe(written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_cmdlet_is_a_file_of_its_own_and_names_its_output()
    {
        foreach (var type in Cmdlets.GetTypes().Where(type => type.IsDefined(typeof(CmdletAttribute))))
        {
            File.Exists(Path.Combine(Repository.Root, "src/Cmdlets", type.Name + ".cs")).ShouldBeTrue(type.Name);
            if (type != typeof(RemoveGenAssetJobCommand))
                type.IsDefined(typeof(OutputTypeAttribute)).ShouldBeTrue(type.Name);
        }
    }

    [Theory]
    [InlineData("GenAsset.Format.ps1xml", "TypeName")]
    [InlineData("GenAsset.Types.ps1xml", "Type/Name")]
    public void Views_and_type_data_are_of_types_that_exist(string file, string element)
    {
        var named = XDocument.Load(Path.Combine(Repository.Root, "module", file)).Descendants(element.Split('/')[0])
            .Select(found => element.Contains('/', StringComparison.Ordinal) ? found.Element("Name")!.Value : found.Value).ToList();

        named.ShouldNotBeEmpty();
        named.ShouldAllBe(name => Cmdlets.GetType(name) != null || typeof(JobState).Assembly.GetType(name) != null);
    }

    [Fact]
    public void The_module_ships_its_own_assemblies_and_none_that_PowerShell_brings()
    {
        var shipped = Directory.GetFiles(Path.Combine(Repository.Root, "module/bin")).Select(Path.GetFileName);

        shipped.Order(StringComparer.Ordinal).ShouldBe(["GenAsset.Cmdlets.dll", "GenAsset.Core.dll", "GenAsset.Media.dll"]);
    }

    [Fact]
    public void The_manifests_version_is_the_assemblys() =>
        Between(Manifest(), "ModuleVersion", "\n").ShouldContain($"'{Cmdlets.GetName().Version!.ToString(3)}'");

    private static string Manifest() => File.ReadAllText(Path.Combine(Repository.Root, "module/GenAsset.psd1"));

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
