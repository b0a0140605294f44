namespace GenAsset.Browser.Tests.Serving;

/// <summary>An empty home that goes with the test.</summary>
internal sealed class TemporaryHome : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-browser-");

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
