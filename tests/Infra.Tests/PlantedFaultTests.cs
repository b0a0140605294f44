using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Rules;

namespace GenAsset.Infra.Tests;

/// <summary>Faults planted into a copy, one at a time: a rule that would not see them were none.</summary>
public sealed class PlantedFaultTests : IDisposable
{
    private const string Access = "infra/bicep/modules/access.bicep";
    private const string Functions = "infra/bicep/modules/functions.bicep";
    private const string Storage = "infra/bicep/modules/storage.bicep";
    private const string Guide = "docs/05-azure.md";

    // As a key of Storage is written: 64 bytes.
    private static readonly string Key = new string('A', 86) + "==";

    private readonly Checkout _copy = Copy();

    public void Dispose() => Directory.Delete(_copy.Root, recursive: true);

    [Fact]
    public void The_copy_has_none() => Faults().ShouldBeEmpty();

    [Fact]
    public void A_storage_key() => Plant("infra/bicep/engines/sdxl.json", "\"name\"", $"\"note\": \"{Key}\", \"name\"", "sdxl.json has a secret");

    [Theory]
    [InlineData("infra/bicep/modules/registry.bicep", @"registry\.properties\.loginServer", "registry.listCredentials().passwords[0].value", "registry.bicep has a secret")]
    [InlineData(Functions, "'managedidentity'", "hostAccount.listKeys().keys[0].value", "functions.bicep has a secret")]
    [InlineData(Functions, "AzureWebJobsStorage__accountName: hostAccount.name", "AzureWebJobsStorage: 'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=x'", "functions.bicep has a secret")]
    [InlineData("infra/containers/model.sh", "set -u", "set -u # https://a.blob.core.windows.net/c/b?sv=2025&sig=abc", "model.sh has a secret")]
    [InlineData("infra/deploy.ps1", @"\[switch\] \$Force", "[switch] $Force, [string] $Other = 'gak_0123456789abcdef'", "deploy.ps1 has a secret")]
    [InlineData("Dockerfile", "USER 1654", "USER 1654\nENV SharedAccessSignature=x", "Dockerfile has a secret")]
    [InlineData("gpu/compose.yaml", "GENASSET_KEY: .*", "GENASSET_KEY: gak_0123456789abcdef", "compose.yaml has a secret")]
    [InlineData("infra/bicep/main.bicep", @"\z", "output adminPassword string = vault.outputs.uri\n", "main.bicep gives out a secret: adminPassword")]
    [InlineData("infra/bicep/main.bicep", @"param tags object", "@secure()\nparam tags object", "main.bicep asks for a secret")]
    public void A_secret(string file, string what, string with, string seen) => Plant(file, what, with, seen);

    [Theory]
    [InlineData(Storage, "allowSharedKeyAccess: false", "allowSharedKeyAccess: true", "allowSharedKeyAccess")]
    [InlineData(Storage, " +allowSharedKeyAccess: false\n", "", "allowSharedKeyAccess")]
    [InlineData(Storage, "allowBlobPublicAccess: false", "allowBlobPublicAccess: true", "allowBlobPublicAccess")]
    [InlineData(Storage, "publicAccess: 'None'", "publicAccess: 'Blob'", "publicAccess")]
    [InlineData(Storage, "00.01:15:00", "00.23:00:00", "links live")]
    [InlineData(Storage, "expirationAction: 'Block'", "expirationAction: 'Log'", "expirationAction")]
    [InlineData(Functions, "httpsOnly: true", "httpsOnly: false", "httpsOnly")]
    [InlineData(Functions, "allow: false", "allow: true", "lets a password in")]
    [InlineData(Functions, "hostAccount 'Microsoft.Storage/storageAccounts@2025-01-01' existing", "hostAccount 'Microsoft.Storage/storageAccounts@2025-01-01'", "elsewhere")]
    [InlineData("infra/bicep/modules/registry.bicep", "adminUserEnabled: false", "adminUserEnabled: true", "adminUserEnabled")]
    [InlineData("infra/bicep/modules/monitoring.bicep", "DisableLocalAuth: true", "DisableLocalAuth: false", "DisableLocalAuth")]
    [InlineData("infra/bicep/modules/vault.bicep", " +enableRbacAuthorization: true\n", "", "enableRbacAuthorization")]
    public void An_open_door(string file, string what, string with, string seen) => Plant(file, what, with, seen);

    [Theory]
    [InlineData(Access, "974c5e8b-45b9-4653-ba55-5f855dd0fb88", "b24988ac-6180-42a0-ab88-20f7382dd24c", "a role that nobody here needs")] // Contributor
    [InlineData(Access, "974c5e8b-", "974c5e8c-", "a role that nobody here needs")]
    [InlineData(Access, "scope: dataAccount::blobService::container", "scope: dataAccount", "given on more")]
    [InlineData(Access, "scope: dataAccount::queueService::work.i.", "scope: dataAccount", "given on more")]
    [InlineData(Access, @"scope: vault::secret\[i\]", "scope: vault", "given on more")]
    [InlineData(Access, "  scope: registry\n", "", "given on more")]
    [InlineData(Access, "scope: scheduler", "scope: resourceGroup()", "given on more")]
    [InlineData(Access, "roles.storageQueueDataMessageSender", "roles.storageQueueDataContributor", "no reason for it")]
    [InlineData(Access, "principalId: workersPrincipalId", "principalId: functionsPrincipalId", "differ")]
    [InlineData(Access, " +condition: workersMay\n", "", "workersBlobs: the condition")]
    [InlineData(Access, @"jobs/\*/assets/\*", "jobs/*", "workersBlobs: the condition")]
    [InlineData(Access, "blobServices/containers/read'", "blobServices/containers/*'", "workersRole: it may do other things")]
    [InlineData(Access, @"'\$\{messages\}/delete'\n", "'${messages}/delete'\n          'Microsoft.Storage/storageAccounts/queueServices/queues/delete'\n", "workersRole: it may do other things")]
    [InlineData(Access, "          '..messages./process/action'\n        \\]\n", "          '${messages}/process/action'\n        ]\n        notDataActions: [\n          '${messages}/add/action'\n        ]\n", "workersRole: it may do other things")]
    [InlineData(Access, " +condition: deployerMay\n", "", "deployerServer: the condition")]
    [InlineData("infra/bicep/modules/vault.bicep", @"\z", "resource all 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  name: 'x'\n}\n", "vault.bicep gives a role")]
    public void A_role_that_is_too_wide(string file, string what, string with, string seen) => Plant(file, what, with, seen);

    [Theory]
    [InlineData(@"\| `workersDone` .*\n", "", "workersDone: no reason")]
    [InlineData(@"(\| `workersDone` \|.*\|) [^|]+ \|\n", "$1 needed |\n", "workersDone: docs/05-azure.md says too little")]
    [InlineData(@"\| `workersDone` ", "| `everybodyReads` ", "everybodyReads: docs/05-azure.md has a reason, and no such role")]
    public void A_role_without_its_reason(string what, string with, string seen) => Plant(Guide, what, with, seen);

    private void Plant(string file, string what, string with, string seen)
    {
        var (path, text) = (Path.Combine(_copy.Root, file), _copy.Read(file));
        var planted = Regex.Replace(text, what, with);
        planted.ShouldNotBe(text, "there is nothing to plant it in");
        File.WriteAllText(path, planted);

        Faults().ShouldContain(fault => fault.Contains(seen, StringComparison.Ordinal));
    }

    private string[] Faults() => [.. Secrets.Faults(_copy), .. Doors.Faults(_copy), .. Roles.Faults(_copy)];

    private static Checkout Copy()
    {
        var to = Directory.CreateTempSubdirectory("genasset-planted-").FullName;
        string[] files = [.. Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*", SearchOption.AllDirectories), .. new[] { "Dockerfile", "gpu/compose.yaml", Guide }.Select(file => Path.Combine(Repository.Root, file))];
        foreach (var file in files)
        {
            var copy = Path.Combine(to, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!); // a file has a folder
            File.Copy(file, copy);
        }

        return new Checkout(to);
    }
}
