using System.Net;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;

namespace GenAsset.Azure.Tests.Assets;

[Collection(AzuriteCollection.Name)]
public sealed class BlobAddressTests(AzuriteFixture azurite)
{
    private const string Job = "20261120-120000-abcdefgh";
    private static readonly AssetInfo Asset = new("result.glb", 3, new string('c', 64), "model/gltf-binary");
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);

    [AzuriteFact]
    public async Task An_address_to_read_reads_one_blob_and_does_nothing_else()
    {
        var account = await azurite.EmptyAsync();
        await account.Container.GetBlobClient(BlobAssetStore.NameOf(Job, 0, Asset)).UploadAsync(new BinaryData([1, 2, 3]));
        await account.Container.GetBlobClient(BlobAssetStore.NameOf(Job, 1, Asset)).UploadAsync(new BinaryData([4]));
        using var addresses = new BlobAddresses(account, TimeProvider.System);
        using var client = new HttpClient();

        var address = await addresses.ToReadAsync(Job, 0, Asset, AMinute, CancellationToken.None);
        using var answer = await client.GetAsync(address);

        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe([1, 2, 3]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("model/gltf-binary");
        (await PutAsync(client, address, [9])).ShouldBe(HttpStatusCode.Forbidden);
        using var removed = await client.DeleteAsync(address);
        removed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var other = await client.GetAsync(new Uri(address.ToString().Replace("/000000/", "/000001/", StringComparison.Ordinal)));
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [AzuriteFact]
    public async Task An_address_to_create_creates_once_and_reads_nothing()
    {
        var account = await azurite.EmptyAsync();
        using var addresses = new BlobAddresses(account, TimeProvider.System);
        using var client = new HttpClient();

        var address = await addresses.ToCreateAsync(Job, 0, Asset, AMinute, CancellationToken.None);

        (await PutAsync(client, address, [1, 2, 3])).ShouldBe(HttpStatusCode.Created);
        (await PutAsync(client, address, [9])).ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Conflict);
        using var read = await client.GetAsync(address);
        read.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await account.Container.GetBlobClient(BlobAssetStore.NameOf(Job, 0, Asset)).DownloadContentAsync()).Value.Content.ToArray().ShouldBe([1, 2, 3]);
    }

    [AzuriteFact]
    public async Task An_address_that_is_over_opens_nothing()
    {
        var account = await azurite.EmptyAsync();
        await account.Container.GetBlobClient(BlobAssetStore.NameOf(Job, 0, Asset)).UploadAsync(new BinaryData([1, 2, 3]));
        using var addresses = new BlobAddresses(account, new Yesterday());
        using var client = new HttpClient();

        using var answer = await client.GetAsync(await addresses.ToReadAsync(Job, 0, Asset, AMinute, CancellationToken.None));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [AzuriteFact]
    public async Task No_address_lives_longer_than_an_hour()
    {
        using var addresses = new BlobAddresses(await azurite.EmptyAsync(), TimeProvider.System);

        foreach (var lifetime in (TimeSpan[])[TimeSpan.FromMinutes(61), TimeSpan.Zero, TimeSpan.FromSeconds(-1)])
            await Should.ThrowAsync<ArgumentOutOfRangeException>(addresses.ToReadAsync(Job, 0, Asset, lifetime, CancellationToken.None));
    }

    [Fact]
    public async Task The_key_of_a_real_account_signs_nothing()
    {
        var account = StorageAccount.Open($"DefaultEndpointsProtocol=https;AccountName=example;AccountKey={RunningAzurite.Secret};EndpointSuffix=core.windows.net").Value!;
        using var addresses = new BlobAddresses(account, TimeProvider.System);

        var fault = await Should.ThrowAsync<GenAssetException>(addresses.ToReadAsync(Job, 0, Asset, AMinute, CancellationToken.None));

        fault.Error.Code.ShouldBe("CONFIGURATION_INVALID");
    }

    private static async Task<HttpStatusCode> PutAsync(HttpClient client, Uri address, byte[] content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = new ByteArrayContent(content) };
        request.Headers.Add("x-ms-blob-type", "BlockBlob");
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class Yesterday : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(-1);
    }
}
