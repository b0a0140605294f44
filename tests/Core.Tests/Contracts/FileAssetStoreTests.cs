using GenAsset.Core.Ports;
using GenAsset.Core.Storage;
using GenAsset.Tests.Contracts;

namespace GenAsset.Core.Tests.Contracts;

public sealed class FileAssetStoreTests : AssetStoreContract, IDisposable
{
    private readonly Home _home = new();
    private readonly FileAssetStore _store;

    public FileAssetStoreTests() => _store = new FileAssetStore(_home.Folder);

    protected override IAssetStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _home.Dispose();
    }
}
