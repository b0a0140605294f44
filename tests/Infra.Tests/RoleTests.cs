using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests;

/// <summary>Every role that is given stands in docs/05-azure.md with its reason, and no other.</summary>
public sealed partial class RoleTests
{
    // Azure's own, by their ids: a typing error would give another role.
    private static readonly Dictionary<string, string> BuiltIn = new()
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = "AcrPull",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = "Storage Blob Delegator",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["19e7f393-937e-4f77-808e-94535e297925"] = "Storage Queue Data Reader",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
    };

    private static readonly BicepFile Access = BicepFile.Read(Path.Combine(Repository.Bicep, "modules", "access.bicep"));

    [Fact]
    public void All_roles_are_given_in_one_file()
    {
        foreach (var file in BicepFile.All.Where(file => file.Path != Access.Path))
            file.Text.ShouldNotContain("roleAssignments", customMessage: file.Path);
        Assignments().ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_role_stands_in_the_documentation_with_its_reason_and_no_other_does()
    {
        var rows = Row().Matches(Repository.Read("docs", "05-azure.md")).Select(row => (Name: row.Groups[1].Value, Who: row.Groups[2].Value, Role: row.Groups[3].Value, Where: row.Groups[4].Value, Why: row.Groups[5].Value)).ToArray();

        rows.Select(row => (row.Name, row.Who, row.Role)).ShouldBe(Assignments().Select(given => (given.Name, given.Who, given.Role)), ignoreOrder: true);
        rows.ShouldAllBe(row => row.Where.Trim().Length > 3 && row.Why.Trim().Length > 20);
    }

    [Fact]
    public void No_role_reaches_beyond_a_resource_of_ours()
    {
        foreach (var (name, _, _, text) in Assignments())
            Regex.IsMatch(text, @"\bscope: (hostAccount|dataAccount|scheduler|registry|vault|insights)\b").ShouldBeTrue($"{name} has no scope of its own");
        Access.Text.ShouldNotContain("vault\n"); // a secret, never the vault
    }

    [Fact]
    public void Workers_write_only_where_results_and_ledgers_lie()
    {
        Assignments().Single(given => given.Name == "workersBlobs").Text.ShouldContain("condition: workersMay");
        var condition = Access.Every("var").Single(variable => variable.Name == "workersMay").Text;

        condition.Count(letter => letter == '(').ShouldBe(condition.Count(letter => letter == ')'));
        foreach (var allowed in (string[])["jobs/*/assets/*", "jobs/*/tries/*", "workers/"])
            condition.ShouldContain($@"\'{allowed}\'");
        Regex.Count(condition, @"\$\{path\} String(Like|StartsWith)").ShouldBe(4);
    }

    private static IEnumerable<(string Name, string Who, string Role, string Text)> Assignments()
    {
        var roles = BicepFile.Properties(Access.Every("var").Single(variable => variable.Name == "roles"), 0).ToDictionary(role => role.Name, role => BuiltIn[role.Value.Trim('\'')]);
        foreach (var resource in Access.Every("resource").Where(resource => resource.Text.Contains("/roleAssignments@", StringComparison.Ordinal)))
        {
            var used = Regex.Matches(resource.Text, @"roles\.(\w+)").Select(match => match.Groups[1].Value).Distinct().ShouldHaveSingleItem($"{resource.Name}: the name's role and the given one differ");
            var who = Regex.Matches(resource.Text, @"(\w+)PrincipalId").Select(match => match.Groups[1].Value).Distinct().ShouldHaveSingleItem($"{resource.Name}: the name's principal and the given one differ");
            resource.Name.ShouldStartWith(who);
            yield return (resource.Name, who, roles[used], resource.Text);
        }
    }

    [GeneratedRegex(@"^\| `(\w+)` \| (\w+) \| ([\w ]+?) \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
