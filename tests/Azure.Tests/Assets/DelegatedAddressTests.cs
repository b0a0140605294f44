using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Core.Jobs;

namespace GenAsset.Azure.Tests.Assets;

/// <summary>Addresses as a deployment signs them: with a key that the process's identity asked for, over TLS; the account's own key is nowhere.</summary>
public sealed class DelegatedAddressTests
{
    private const string Job = "20261120-120000-abcdefgh";
    private static readonly AssetInfo Asset = new("result.glb", 3, new string('c', 64), "model/gltf-binary");

    [AzuriteFact]
    public async Task An_identity_signs_an_address_that_reads_one_blob_for_a_while()
    {
        var folder = Directory.CreateTempSubdirectory("genasset-tls-");
        try
        {
            using var azurite = await RunningAzurite.StartAsync(["--oauth", "basic", .. Certificate(folder.FullName)]);
            using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true }; // the emulator's, made for this test
            using var client = new HttpClient(handler);
            var account = StorageAccount.OfUrl(azurite.Blobs + "devstoreaccount1", "delegated", new Identity(), new BlobClientOptions { Transport = new HttpClientTransport(client) }).Value.ShouldNotBeNull();
            (await account.PrepareAsync(CancellationToken.None)).ShouldBeNull();
            await account.Container.GetBlobClient(BlobAssetStore.NameOf(Job, 0, Asset)).UploadAsync(new BinaryData([1, 2, 3]));
            using var addresses = new BlobAddresses(account, TimeProvider.System);

            var address = await addresses.ToReadAsync(Job, 0, Asset, TimeSpan.FromMinutes(10), CancellationToken.None);
            var query = address.Query;

            (account.HasKey, query.Contains("skoid=", StringComparison.Ordinal), query.Contains("sp=r&", StringComparison.Ordinal), query.Contains("spr=https&", StringComparison.Ordinal)).ShouldBe((false, true, true, true));
            (await client.GetByteArrayAsync(address)).ShouldBe([1, 2, 3]);
            using var other = await client.GetAsync(new Uri(address.ToString().Replace("/000000/", "/000001/", StringComparison.Ordinal)));
            other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Certificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var (certificateFile, keyFile) = (Path.Combine(folder, "cert.pem"), Path.Combine(folder, "key.pem"));
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return ["--cert", certificateFile, "--key", keyFile];
    }

    /// <summary>An identity whose tokens are signed by nobody: the emulator looks at their claims alone.</summary>
    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            var now = TimeProvider.System.GetUtcNow();
            var (from, until) = (now.AddMinutes(-5).ToUnixTimeSeconds(), now.AddHours(1));
            var claims = $$"""{"aud":"https://storage.azure.com","iss":"https://sts.windows.net/11111111-1111-1111-1111-111111111111/","iat":{{from}},"nbf":{{from}},"exp":{{until.ToUnixTimeSeconds()}},"oid":"22222222-2222-2222-2222-222222222222","tid":"11111111-1111-1111-1111-111111111111"}""";
            return new AccessToken($"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{Encoded(claims)}.x", until);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));

        private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
