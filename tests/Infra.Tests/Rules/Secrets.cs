using System.Text.RegularExpressions;

namespace GenAsset.Infra.Tests.Rules;

/// <summary>No key, no connection string and no signed link is made, read or given out.</summary>
internal static partial class Secrets
{
    // Where an address is called a connection string by the service that takes it: it names an endpoint, and who uses it needs a token.
    private static readonly string[] Addresses = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "insights.properties.ConnectionString", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING"];

    public static IEnumerable<string> Faults(Checkout checkout)
    {
        string[] files = [.. Directory.GetFiles(Path.Combine(checkout.Root, "infra"), "*", SearchOption.AllDirectories), Path.Combine(checkout.Root, "Dockerfile"), .. Directory.GetFiles(Path.Combine(checkout.Root, "gpu"), "*.yaml", SearchOption.AllDirectories)];
        foreach (var file in files)
        {
            var text = Addresses.Aggregate(File.ReadAllText(file), (rest, address) => rest.Replace(address, "", StringComparison.Ordinal));
            if (file.EndsWith(".psm1", StringComparison.Ordinal))
                text = Patterns().Replace(text, ""); // the list of what is hidden, where it is shown
            foreach (Match match in Secret().Matches(text))
                yield return $"{Path.GetRelativePath(checkout.Root, file)} has a secret: {match.Value}";
        }

        foreach (var file in checkout.Files)
        {
            foreach (var output in file.Every("output").Where(output => Given().IsMatch(output.Blank)))
                yield return $"{Path.GetFileName(file.Path)} gives out a secret: {output.Name}";
            if (file.Blank.Contains("@secure", StringComparison.Ordinal))
                yield return $"{Path.GetFileName(file.Path)} asks for a secret to be typed in";
        }
    }

    [GeneratedRegex(@"(?i)\blist(Keys|Secrets|AccountSas|ServiceSas|Credentials|Connection\w*)\b|AccountKey\s*=|SharedAccess|\bsharedKey\b|ConnectionString\b|connection[ _]string|\bsig=|gak_\w{8,}|primaryKey|secondaryKey|(?<![\w/+])[\w/+]{86}==|-----BEGIN")]
    private static partial Regex Secret();

    [GeneratedRegex(@"(?i)@secure|getSecret|key|secret|password|token|connection|sas\b")]
    private static partial Regex Given();

    [GeneratedRegex(@"\$SecretPatterns = @\([\s\S]*?\n\)")]
    private static partial Regex Patterns();
}
