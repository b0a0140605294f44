using GenAsset.Api;
using GenAsset.Api.Security;
using GenAsset.Azure.Accounts;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Functions.Http;

namespace GenAsset.Functions.Tests.Http;

[Collection(AzuriteCollection.Name)]
public sealed class SharedStateTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-shared-");
    private readonly FakeClock _clock = new();

    [AzuriteFact]
    public async Task A_key_that_is_put_into_the_storage_is_known_to_every_instance_within_a_minute_and_forgotten_as_soon()
    {
        var account = await azurite.EmptyAsync();
        var (first, second) = (new ApiOptions(Place("one")), new ApiOptions(Place("two")));
        using var one = new SharedState(account, first, _clock, _ => { });
        using var two = new SharedState(account, second, _clock, _ => { });
        await one.PrepareAsync(CancellationToken.None);
        await two.PrepareAsync(CancellationToken.None);
        KeysOf(first).ShouldBeEmpty();

        var desk = new KeyFile(Path.Combine(Place("deployer"), "keys.json"), _clock); // as `genasset keys` makes them
        var secret = desk.Add("alice").Secret;
        await PutAsync(account);
        await one.RefreshAsync(CancellationToken.None);
        KeysOf(first).ShouldBeEmpty(); // looked a moment ago
        await LaterAsync(one, two);
        KeysOf(first).Single().Name.ShouldBe("alice");
        new KeyFile(second.KeysFile, _clock).Find(secret).ShouldNotBeNull();
        File.ReadAllText(second.KeysFile).ShouldNotContain(secret);

        desk.Revoke("alice");
        await PutAsync(account);
        await LaterAsync(one, two);
        KeysOf(first).Single().RevokedAt.ShouldNotBeNull();
        await LaterAsync(one, two); // nothing has changed
        KeysOf(second).Single().RevokedAt.ShouldNotBeNull();

        await account.Container.DeleteBlobAsync("server/keys.json");
        await LaterAsync(one, two);
        KeysOf(first).ShouldBeEmpty();
    }

    [AzuriteFact]
    public async Task All_instances_sign_links_alike()
    {
        var account = await azurite.EmptyAsync();
        var options = Enumerable.Range(0, 4).Select(i => new ApiOptions(Place($"{i}"))).ToList();
        await Task.WhenAll(options.Select(async one =>
        {
            using var shared = new SharedState(account, one, _clock, _ => { });
            await shared.PrepareAsync(CancellationToken.None);
        }));
        options.Select(one => Convert.ToHexString(File.ReadAllBytes(one.LinksFile))).Distinct().ShouldHaveSingleItem().Length.ShouldBe(2 * ApiOptions.LinkSecretBytes);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Place(string name) => Path.Combine(_folder.FullName, name);

    private IReadOnlyList<KeyEntry> KeysOf(ApiOptions options) => new KeyFile(options.KeysFile, _clock).Entries;

    private Task PutAsync(StorageAccount account) => account.Container.GetBlobClient("server/keys.json").UploadAsync(Path.Combine(Place("deployer"), "keys.json"), overwrite: true);

    private async Task LaterAsync(params SharedState[] instances)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var instance in instances)
            await instance.RefreshAsync(CancellationToken.None);
    }
}
