using GenAsset.Azure.Accounts;
using GenAsset.Azure.Assets;
using GenAsset.Azure.Tests.Azurite;
using GenAsset.Core.Ports;
using GenAsset.Tests.Contracts;

namespace GenAsset.Azure.Tests.Assets;

[Collection(AzuriteCollection.Name)]
public sealed class BlobAssetStoreTests(AzuriteFixture azurite) : AssetStoreContract, IAsyncLifetime, IDisposable
{
    private readonly TestHome _home = new();
    private StorageAccount _account = null!; // set before each test
    private BlobAssetStore _store = null!; // likewise

    protected override IAssetStore Store => _store;

    public async Task InitializeAsync()
    {
        _account = await azurite.EmptyAsync();
        _store = new BlobAssetStore(_account, _home.Folder, TimeProvider.System);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _home.Dispose();

    [AzuriteFact]
    public async Task Commits_of_one_item_side_by_side_all_count_as_done()
    {
        var files = await Task.WhenAll(Enumerable.Range(1, 8).Select(attempt => CommitAsync(0, attempt, Bytes(1, 100_000))));

        files.Distinct().ShouldHaveSingleItem();
        var blobs = 0;
        await foreach (var blob in _account.Container.GetBlobsAsync(prefix: "jobs/"))
            blobs++;
        blobs.ShouldBe(1);
    }

    [AzuriteFact]
    public async Task A_large_file_travels_in_blocks_and_a_second_commit_of_it_is_done()
    {
        var content = Bytes(9, 20 << 20);

        var file = await CommitAsync(0, 1, content);
        (await CommitAsync(0, 2, content)).ShouldBe(file);

        var blob = _account.Container.GetBlobClient(BlobAssetStore.NameOf(Job, 0, file));
        (await blob.DownloadContentAsync()).Value.Content.ToMemory().Span.SequenceEqual(content).ShouldBeTrue();
        (await blob.GetPropertiesAsync()).Value.ContentType.ShouldBe("application/octet-stream");
    }

    [AzuriteFact]
    public async Task Two_tries_that_made_different_bytes_both_stay_what_they_were()
    {
        var first = await CommitAsync(0, 1, Bytes(1, 100));
        var second = await CommitAsync(0, 2, Bytes(2, 100));

        await using var stream = (await Store.OpenAsync(Job, 0, first, CancellationToken.None)).ShouldNotBeNull();
        var content = new byte[100];
        await stream.ReadExactlyAsync(content);
        content.ShouldBe(Bytes(1, 100));
        second.ShouldNotBe(first);
    }
}
