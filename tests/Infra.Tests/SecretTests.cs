using System.Text.RegularExpressions;
using GenAsset.Infra.Tests.Bicep;

namespace GenAsset.Infra.Tests;

/// <summary>No key, no connection string and no signed link is made, read or given out by anything in infra/.</summary>
public sealed partial class SecretTests
{
    // Where an address is called a connection string by the service that takes it: it names an endpoint, and who uses it needs a token.
    private static readonly string[] Addresses = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "insights.properties.ConnectionString", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING"];

    public static TheoryData<string> Files() =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "infra"), "*", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "Dockerfile")).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_file_reads_or_holds_a_key(string file)
    {
        var text = Addresses.Aggregate(File.ReadAllText(Path.Combine(Repository.Root, file)), (rest, address) => rest.Replace(address, "", StringComparison.Ordinal));
        if (file.EndsWith(".psm1", StringComparison.Ordinal))
            text = Patterns().Replace(text, ""); // the list of what is hidden, where it is shown

        foreach (Match match in Secret().Matches(text))
            Assert.Fail($"{file} has {match.Value}");
    }

    [Theory]
    [InlineData("account.listKeys().keys[0].value")]
    [InlineData("listAccountSas(a.id, '2025-01-01', {})")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b")]
    [InlineData("https://a.blob.core.windows.net/c/b?sv=2025&sig=abc")]
    [InlineData("param key string = 'gak_0123456789abcdef'")]
    [InlineData("allowSharedKeyAccess: true")]
    [InlineData("sharedKey: x")]
    public void A_key_would_be_seen(string text) => Secret().IsMatch(text).ShouldBeTrue();

    [Fact]
    public void No_output_gives_out_a_secret()
    {
        foreach (var output in BicepFile.All.SelectMany(file => file.Every("output")))
            Regex.IsMatch(output.Blank, @"(?i)@secure|getSecret|key|secret|password|token|connection|sas\b").ShouldBeFalse(output.Text);
    }

    [Fact]
    public void Nothing_asks_for_a_secret_to_be_typed_in() => BicepFile.All.ShouldAllBe(file => !file.Blank.Contains("@secure", StringComparison.Ordinal));

    [Fact]
    public void Storage_takes_no_keys_and_links_live_no_longer_than_they_need()
    {
        var account = BicepFile.Read(Path.Combine(Repository.Bicep, "modules", "storage.bicep")).Every("resource").Single(resource => resource.Name == "account");

        account.Text.ShouldContain("allowSharedKeyAccess: false");
        account.Text.ShouldContain("allowBlobPublicAccess: false");
        TimeSpan.Parse(Regex.Match(account.Text, @"sasExpirationPeriod: '00\.([\d:]+)'").Groups[1].Value).ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(75)); // an hour, and clocks that differ
        BicepFile.All.SelectMany(file => file.Every("resource")).Where(resource => resource.Text.Contains("'Microsoft.Storage/storageAccounts@", StringComparison.Ordinal) && !resource.Text.Contains(" existing ", StringComparison.Ordinal))
            .ShouldHaveSingleItem("every account is made by one module");
    }

    [GeneratedRegex(@"(?i)\blist(Keys|Secrets|AccountSas|ServiceSas|Credentials|Connection\w*)\b|AccountKey\s*=|SharedAccess|\bsharedKey\b|ConnectionString\b|connection[ _]string|\bsig=|gak_\w{8,}|primaryKey|secondaryKey|allowSharedKeyAccess:\s*true|adminUserEnabled:\s*true|anonymousPullEnabled:\s*true|-----BEGIN")]
    private static partial Regex Secret();

    [GeneratedRegex(@"\$SecretPatterns = @\([\s\S]*?\n\)")]
    private static partial Regex Patterns();
}
