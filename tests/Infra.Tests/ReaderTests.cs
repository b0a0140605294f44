using GenAsset.Infra.Tests.Bicep;
using GenAsset.Infra.Tests.Node;

namespace GenAsset.Infra.Tests;

/// <summary>Our files as readers that others wrote read them, and that those readers see a fault.</summary>
public sealed class ReaderTests
{
    [NodeFact]
    public void Bicep_parses_by_its_grammar() => NodeTools.Faults("bicep", [.. BicepFile.All.Select(file => file.Path)]).ShouldBeEmpty();

    [NodeFact]
    public void The_Dockerfile_has_no_faults() => NodeTools.Faults("dockerfile", Path.Combine(Repository.Root, "Dockerfile")).ShouldBeEmpty();

    [NodeFact]
    public void The_compose_file_is_as_the_specification_has_it() => NodeTools.Faults("compose", Path.Combine(Repository.Root, "gpu", "compose.yaml")).ShouldBeEmpty();

    [NodeTheory]
    [InlineData("bicep", "a.bicep", "param a string\nresource b 'c@1' = {\n  name: a\n", "no }")]
    [InlineData("bicep", "a.bicepparam", "using 'main.bicep'\nparam a = [\n  b: 5\n]\n", "not Bicep")]
    [InlineData("dockerfile", "Dockerfile", "FROM a:1\nRUNN b\n", "RUNN")]
    [InlineData("compose", "compose.yaml", "services: { a: { image: b, comand: c } }\n", "comand")]
    public void A_fault_is_seen(string kind, string name, string text, string said)
    {
        var folder = Directory.CreateTempSubdirectory("genasset-fault-");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            File.WriteAllText(file, text);
            NodeTools.Faults(kind, file).ShouldContain(fault => fault.Contains(said, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
