using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests.Rules;

/// <summary>What a service would leave open by itself is shut by name, and nothing opens it.</summary>
internal static partial class Doors
{
    // Azure's defaults for these are open, so that a line that is missing is as bad as one that says otherwise.
    private static readonly (string Module, string Resource, string Says)[] Shut =
    [
        ("storage", "account", "allowSharedKeyAccess: false"),
        ("storage", "account", "allowBlobPublicAccess: false"),
        ("storage", "account", "allowCrossTenantReplication: false"),
        ("storage", "account", "isLocalUserEnabled: false"),
        ("storage", "account", "minimumTlsVersion: 'TLS1_2'"),
        ("storage", "account", "supportsHttpsTrafficOnly: true"),
        ("storage", "account", "expirationAction: 'Block'"),
        ("storage", "blobs", "publicAccess: 'None'"),
        ("registry", "registry", "adminUserEnabled: false"),
        ("registry", "registry", "anonymousPullEnabled: false"),
        ("monitoring", "workspace", "disableLocalAuth: true"),
        ("monitoring", "insights", "DisableLocalAuth: true"),
        ("vault", "vault", "enableRbacAuthorization: true"),
        ("functions", "app", "httpsOnly: true"),
        ("functions", "app", "ftpsState: 'Disabled'"),
    ];

    public static IEnumerable<string> Faults(Checkout checkout)
    {
        foreach (var (module, name, says) in Shut)
        {
            var resource = checkout.Module(module).Every("resource").SingleOrDefault(resource => resource.Name == name);
            var values = resource is null ? [] : Regex.Matches(resource.Text, $@"\b{Regex.Escape(says[..says.IndexOf(' ', StringComparison.Ordinal)])} [^\s}}]+").Select(match => match.Value).Distinct().ToArray();
            if (values is not [var only] || only != says)
                yield return $"{module}.bicep does not say of {name} only: {says}";
        }

        var passwords = checkout.Module("functions").Every("resource").Single(resource => resource.Name == "app").Text;
        foreach (var way in (string[])["ftp", "scm"])
        {
            if (!Regex.IsMatch(passwords, $@"basicPublishingCredentialsPolicies' = \{{\s+name: '{way}'\s+properties: \{{ allow: false \}}"))
                yield return $"functions.bicep lets a password in by {way}";
        }

        var period = Period().Match(checkout.Module("storage").Text);
        if (!period.Success || TimeSpan.Parse(period.Groups[1].Value) > TimeSpan.FromMinutes(75)) // an hour, and clocks that differ
            yield return "storage.bicep lets links live for more than their hour";
        if (checkout.Files.SelectMany(file => file.Every("resource")).Count(IsNewAccount) != 1)
            yield return "an account is made elsewhere than in storage.bicep";
    }

    private static bool IsNewAccount(Declaration resource) =>
        resource.Text.Contains("'Microsoft.Storage/storageAccounts@", StringComparison.Ordinal) && !resource.Text.Contains(" existing ", StringComparison.Ordinal);

    [GeneratedRegex(@"sasExpirationPeriod: '00\.([\d:]+)'")]
    private static partial Regex Period();
}
