namespace GenAsset.Bench.Jobs;

/// <summary>A new folder for every run, all removed at the end: ext4 looks around recently freed inodes for a minute, which would slow the next run.</summary>
internal sealed class Rooms : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("genasset-bench-");

    public string Next() => _root.CreateSubdirectory(_root.GetDirectories().Length.ToString()).FullName;

    public void Dispose() => _root.Delete(recursive: true);
}
