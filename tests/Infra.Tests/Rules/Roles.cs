using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests.Rules;

/// <summary>Every role that is given is one of these, on nothing wider than it must be, and stands in docs/05-azure.md with its reason.</summary>
internal static partial class Roles
{
    // Azure's own, by their ids, for a typing error would give another role; and the narrowest that each can be given on.
    private static readonly Dictionary<string, (string Name, string Scope)> BuiltIn = new()
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = ("AcrPull", "registry"),
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = ("Durable Task Data Contributor", "scheduler"),
        ["4633458b-17de-408a-b874-0445c86b69e6"] = ("Key Vault Secrets User", @"vault::secret\[i\]"),
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = ("Monitoring Metrics Publisher", "insights"),
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = ("Storage Blob Data Contributor", "dataAccount::blobService::container"),
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = ("Storage Blob Data Owner", "hostAccount"),
        ["db58b8e5-c6ad-4a2a-8342-4190687cbf4a"] = ("Storage Blob Delegator", "dataAccount"),
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = ("Storage Queue Data Contributor", @"hostAccount|dataAccount::queueService::(work|done)\[i\]"),
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = ("Storage Queue Data Message Sender", @"dataAccount::queueService::(work\[i\]|done\[0\])"),
        ["19e7f393-937e-4f77-808e-94535e297925"] = ("Storage Queue Data Reader", @"dataAccount::queueService::work\[i\]"),
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = ("Storage Table Data Contributor", "hostAccount|dataAccount"),
    };

    // The one role of our own, and all that it may do: nothing that removes a container or a queue.
    private const string OwnRole = "workersRole";
    private const string OwnRoleName = "GenAsset worker";
    private const string OwnRoleScope = @"dataAccount::blobService::container|dataAccount::queueService::work\[i\]";
    private static readonly string[] OwnRoleMay =
    [
        "Microsoft.Storage/storageAccounts/blobServices/containers/read",
        "${blobs}/read", "${blobs}/write", "${blobs}/add/action", "${blobs}/delete",
        "${messages}/read", "${messages}/write", "${messages}/delete", "${messages}/process/action",
    ];

    // What code beside a worker may do with its token: write only these, and read nothing of the server's own.
    private static readonly string[] WorkersCondition =
    [
        @"((!(ActionMatches{\'${blobs}/delete\'})) OR (${path} StringStartsWith \'workers/\'))",
        @"((!(ActionMatches{\'${blobs}/write\'}) AND !(ActionMatches{\'${blobs}/add/action\'})) OR (${path} StringLike \'jobs/*/assets/*\' OR ${path} StringLike \'jobs/*/tries/*\' OR ${path} StringStartsWith \'workers/\'))",
        @"((!(ActionMatches{\'${blobs}/read\'})) OR (${path} StringStartsWith \'jobs/\' OR ${path} StringStartsWith \'uploads/\' OR ${path} StringStartsWith \'workers/\'))",
    ];

    private const string DeployersCondition = @"((${reads} AND !(ActionMatches{\'${blobs}/write\'}) AND !(ActionMatches{\'${blobs}/add/action\'}) AND !(ActionMatches{\'${blobs}/delete\'})) OR (${path} StringStartsWith \'server/\' OR ${path} StringStartsWith \'schedules/\'))";

    public static IEnumerable<string> Faults(Checkout checkout)
    {
        var access = checkout.Module("access");
        foreach (var file in checkout.Files.Where(file => file.Path != access.Path && file.Text.Contains("roleAssignments", StringComparison.Ordinal)))
            yield return $"{Path.GetFileName(file.Path)} gives a role: they are all given in access.bicep";

        var ids = BicepFile.Properties(access.Every("var").Single(variable => variable.Name == "roles"), 0).ToDictionary(role => role.Name, role => role.Value.Trim('\''));
        var given = new List<(string Name, string Who, string Role)>();
        foreach (var resource in access.Every("resource").Where(resource => resource.Text.Contains("/roleAssignments@", StringComparison.Ordinal)))
        {
            var used = Regex.Matches(resource.Text, $@"roles\.(\w+)|({OwnRole})\.").Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct().ToArray();
            var who = Regex.Matches(resource.Text, @"(\w+)PrincipalId").Select(match => match.Groups[1].Value).Distinct().ToArray();
            if (used is not [var name] || who is not [var principal] || !resource.Name.StartsWith(principal, StringComparison.Ordinal))
                yield return $"{resource.Name}: its own name, the assignment's name and what is given differ";
            else if (RoleOf(name, ids) is not { } role)
                yield return $"{resource.Name}: {name} is a role that nobody here needs";
            else
            {
                given.Add((resource.Name, principal, role.Name));
                if (!Regex.IsMatch(resource.Text, $@"\n\s+scope: ({role.Scope})\n"))
                    yield return $"{resource.Name}: {role.Name} is given on more than it must be";
            }
        }

        foreach (var fault in Reasons(checkout, given))
            yield return fault;
        var own = access.Every("resource").Where(resource => resource.Text.Contains("/roleDefinitions@", StringComparison.Ordinal)).ToArray();
        if (own is not [{ Name: OwnRole } definition] || !MayOf(definition.Text).SequenceEqual(OwnRoleMay))
            yield return $"{OwnRole}: it may do other things than were thought about";
        foreach (var (assignment, variable, condition) in new[] { ("workersBlobs", "workersMay", string.Join(" AND ", WorkersCondition)), ("deployerServer", "deployerMay", DeployersCondition) })
        {
            if (!access.Every("resource").Any(resource => resource.Name == assignment && resource.Text.Contains($"condition: {variable}\n", StringComparison.Ordinal))
                || access.Every("var").SingleOrDefault(declared => declared.Name == variable)?.Text.Trim() != $"var {variable} = '{condition}'")
                yield return $"{assignment}: the condition is another than the one that was thought about";
        }
    }

    private static (string Name, string Scope)? RoleOf(string name, Dictionary<string, string> ids) =>
        name == OwnRole ? (OwnRoleName, OwnRoleScope) : BuiltIn.TryGetValue(ids.GetValueOrDefault(name, ""), out var role) ? role : null;

    private static IEnumerable<string> MayOf(string definition) => Regex.Matches(definition, @"ctions: \[([^\]]*)\]").SelectMany(list => Regex.Matches(list.Groups[1].Value, "'([^']*)'")).Select(action => action.Groups[1].Value);

    private static IEnumerable<string> Reasons(Checkout checkout, List<(string Name, string Who, string Role)> given)
    {
        var rows = Row().Matches(checkout.Read("docs/05-azure.md")).Select(row => (Name: row.Groups[1].Value, Who: row.Groups[2].Value, Role: row.Groups[3].Value, Where: row.Groups[4].Value, Why: row.Groups[5].Value)).ToArray();
        foreach (var assignment in given.Where(assignment => !rows.Any(row => (row.Name, row.Who, row.Role) == assignment)))
            yield return $"{assignment.Name}: no reason for it in docs/05-azure.md";
        foreach (var row in rows.Where(row => !given.Contains((row.Name, row.Who, row.Role))))
            yield return $"{row.Name}: docs/05-azure.md has a reason, and no such role is given";
        foreach (var row in rows.Where(row => row.Where.Trim().Length <= 3 || row.Why.Trim().Length <= 20))
            yield return $"{row.Name}: docs/05-azure.md says too little of why";
    }

    [GeneratedRegex(@"^\| `(\w+)` \| (\w+) \| ([\w ]+?) \| ([^|]*) \| ([^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
