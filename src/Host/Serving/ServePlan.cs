using GenAsset.Api;
using GenAsset.Api.Security;
using GenAsset.Core.Errors;
using GenAsset.Core.Storage;

namespace GenAsset.Host.Serving;

/// <summary>What the options come to: where the server listens and who may call, or why it must not start.</summary>
/// <param name="Endpoints">Where it listens.</param>
/// <param name="Api">How the API is served.</param>
/// <param name="HasKeys">Whether there is a key that opens it.</param>
internal sealed record ServePlan(IReadOnlyList<Endpoint> Endpoints, ApiOptions Api, bool HasKeys)
{
    /// <summary>Makes the plan of a home.</summary>
    public static Outcome<ServePlan> Make(ServeOptions options, HomeFolder home, TimeProvider time)
    {
        var endpoints = new List<Endpoint>();
        foreach (var url in options.Urls.SelectMany(urls => urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var endpoint = Endpoint.Read(url);
            if (!endpoint.Succeeded)
                return endpoint.Error;
            endpoints.Add(endpoint.Value);
        }

        var hasCertificate = options.Certificate is not null || options.DevCertificate;
        if (hasCertificate && !endpoints.Exists(endpoint => endpoint.IsHttps))
            endpoints.AddRange([.. endpoints.Select(endpoint => endpoint.Https(options.HttpsPort ?? ServeOptions.DefaultHttpsPort)).Distinct()]);
        if (!hasCertificate && (endpoints.Exists(endpoint => endpoint.IsHttps) || options.HttpsPort is not null))
            return GenAssetError.Of(ErrorCatalog.AddressNotUsable, "https needs a certificate.", suggestion: "Give one with --cert FILE, or have one made for this machine with --dev-cert.");

        var api = ApiOptions.OfHome(home) with { CorsOrigins = options.Cors, DemoTries = options.DemoTries, PreparesExamples = true };
        var now = time.GetUtcNow();
        var hasKeys = new KeyFile(api.KeysFile, time).Entries.Any(key => key.RevokedAt is null && !(key.ExpiresAt <= now));
        if (!hasKeys && endpoints.Find(endpoint => !endpoint.IsLoopback) is { } exposed)
        {
            return GenAssetError.Of(
                ErrorCatalog.AddressNotUsable, $"{exposed.Address?.ToString() ?? "0.0.0.0"} can be reached from other machines, and there is no key: everybody there could make and read everything.",
                suggestion: "Make a key first (genasset keys add NAME), or listen on http://127.0.0.1:8000.");
        }

        if (!hasKeys && options.Cors.Contains("*"))
            return GenAssetError.Of(ErrorCatalog.AddressNotUsable, "Without keys, --cors \"*\" would open everything to every page in this machine's browser.", suggestion: "Name the origins, or make a key first (genasset keys add NAME).");
        return new ServePlan(endpoints, api with { IsOpenWithoutKeys = endpoints.TrueForAll(endpoint => endpoint.IsLoopback) }, hasKeys);
    }
}
