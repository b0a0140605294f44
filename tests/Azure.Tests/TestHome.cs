using GenAsset.Core.Storage;

namespace GenAsset.Azure.Tests;

/// <summary>A home folder of one test, gone with it.</summary>
internal sealed class TestHome : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-azure-");

    public string Path => _folder.FullName;

    public HomeFolder Folder => HomeFolder.Open(Path).Value ?? throw new InvalidOperationException("The test's home cannot be opened.");

    public void Dispose() => _folder.Delete(recursive: true);
}
