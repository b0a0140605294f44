using System.Net;
using System.Net.Http.Headers;
using System.Text;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Core.Client;
using GenAsset.Core.Jobs;
using GenAsset.Core.Reading;
using GenAsset.Functions.Storage;

namespace GenAsset.Functions.Tests.Http;

/// <summary>The blob says ROBOT where the file that the server would send says robot: so it shows who answered.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class BlobLinksTests(AzuriteFixture azurite)
{
    [AzuriteFact]
    public async Task A_file_is_fetched_from_where_it_lies_at_an_address_that_opens_it_alone()
    {
        using var addresses = new BlobAddresses(await azurite.EmptyAsync(), TimeProvider.System);
        await using var cloud = await Cloud.StartAsync(links: new BlobLinks(addresses));
        var (path, _) = await FileAsync(cloud);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = cloud.Http.BaseAddress };
        using var answer = await http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.Location!.Query.ShouldContain("sp=r&");
        var ends = System.Web.HttpUtility.ParseQueryString(answer.Headers.Location.Query)["se"]!;
        (DateTimeOffset.Parse(ends, System.Globalization.CultureInfo.InvariantCulture) - TimeProvider.System.GetUtcNow()).ShouldBeLessThanOrEqualTo(BlobAddresses.Longest);
        System.Web.HttpUtility.ParseQueryString(answer.Headers.Location.Query)["rscd"].ShouldBe("attachment; filename=item.txt; filename*=UTF-8''item.txt");
    }

    [AzuriteFact]
    public async Task What_is_asked_on_a_condition_or_without_its_content_is_answered_here()
    {
        using var addresses = new BlobAddresses(await azurite.EmptyAsync(), TimeProvider.System);
        await using var cloud = await Cloud.StartAsync(links: new BlobLinks(addresses));
        var (path, asset) = await FileAsync(cloud);
        (await cloud.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path))).Content.Headers.ContentLength.ShouldBe(asset.Bytes);
        using var known = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new EntityTagHeaderValue($"\"{asset.Sha256}\"") } } };
        (await cloud.Http.SendAsync(known)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [AzuriteFact]
    public async Task Our_own_client_follows_leaves_its_key_behind_and_asks_for_the_rest_where_it_came_from()
    {
        var account = await azurite.EmptyAsync();
        using var addresses = new BlobAddresses(account, TimeProvider.System);
        await using var cloud = await Cloud.StartAsync(links: new BlobLinks(addresses));
        var (path, asset) = await FileAsync(cloud);
        await account.Container.GetBlobClient(BlobAssetStore.NameOf(path.Split('/')[3], 0, asset)).UploadAsync(new BinaryData("ROBOT 0"));
        var trace = new List<string>();
        await using var client = GenAssetClient.Open(new ClientOptions(cloud.Http.BaseAddress!, "gak_secret", Trace: trace.Add)).Value!; // the address is one
        await using var file = (await client.OpenAssetAsync(path.Split('/')[3], 0, asset.Name))!;
        file.Length.ShouldBe(7);
        using var reader = new StreamReader(file, Encoding.UTF8);
        (await reader.ReadToEndAsync()).ShouldBe("ROBOT 0"); // a blob that is sent a key it does not know refuses
        file.Position = 2;
        reader.DiscardBufferedData();
        (await reader.ReadToEndAsync()).ShouldBe("bot 0");
        trace.ShouldNotContain(line => line.Contains("sig="));
    }

    private static async Task<(string Path, AssetInfo Asset)> FileAsync(Cloud cloud)
    {
        var job = await cloud.Backend.CreateAsync(new JobSpec(), new[] { ItemEntry.Of(new ImageItem("robot 0") { Engine = "builtin/echo" }) }.ToAsyncEnumerable());
        await cloud.WorkAsync(_ => true);
        var id = job.Value!.Id;
        return ($"/v1/jobs/{id}/items/0/assets/item.txt", (await cloud.Backend.ItemAsync(id, 0))!.Assets!.Single());
    }
}
