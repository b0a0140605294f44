using GenAsset.Core.Running;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Tests;

/// <summary>A home folder of one test, gone with it.</summary>
internal sealed class Home : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("genasset-test-").FullName;

    public HomeFolder Folder => HomeFolder.Open(Path).Value ?? throw new InvalidOperationException("The test's home cannot be opened.");

    public EmbeddedBackend Open(EmbeddedOptions? options = null)
    {
        var backend = EmbeddedBackend.Open((options ?? new EmbeddedOptions()) with { Home = Path });
        return backend.Value ?? throw new InvalidOperationException(backend.Error?.Message);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
