using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Storage;

/// <summary>Assets as plain files: assets/&lt;thousand&gt;/&lt;index&gt;/&lt;name&gt; below the job's folder.</summary>
public sealed class FileAssetStore : IAssetStore, IDisposable
{
    private readonly HomeFolder _home;
    private readonly DiskFlush? _disk;
    private readonly FolderFlush _flush;

    /// <summary>Opens the store of a home folder.</summary>
    public FileAssetStore(HomeFolder home)
    {
        _home = home;
        _disk = new DiskFlush(home.Path);
        _flush = new FolderFlush(_disk);
    }

    /// <summary>The same, sharing its flushes with whoever else writes to the home's disk.</summary>
    internal FileAssetStore(HomeFolder home, FolderFlush flush) => (_home, _flush) = (home, flush);

    /// <inheritdoc/>
    public Scratch CreateScratch(string jobId, int index, int attempt) =>
        new(_home.Job(jobId).Scratch(index, attempt), jobId, index, KeepOf(jobId, index)) { Attempt = attempt };

    /// <inheritdoc/>
    public ItemKeep KeepOf(string jobId, int index)
    {
        var folder = _home.Job(jobId).Keep(index);
        return new ItemKeep(folder, (name, cancellationToken) => _flush.JoinAsync(Path.Combine(folder, name)).WaitAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetInfo>> CommitAsync(Scratch scratch, CancellationToken cancellationToken)
    {
        var target = _home.Job(scratch.JobId).Item(scratch.Index);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!); // Item() always has a parent; one look where it is there
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true); // a try that died between its rename and its journal line
        Directory.Move(scratch.Folder, target);
        await _flush.JoinAsync(target).WaitAsync(cancellationToken).ConfigureAwait(false);
        return scratch.Files;
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string jobId, int index, AssetInfo asset, CancellationToken cancellationToken)
    {
        var path = AssetName.IsValid(asset.Name) && JobId.IsValid(jobId) && index >= 0 ? Path.Combine(_home.Job(jobId).Item(index), asset.Name) : null;
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10, FileOptions.Asynchronous | FileOptions.SequentialScan)
            : null);
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string jobId, CancellationToken cancellationToken)
    {
        if (JobId.IsValid(jobId) && Directory.Exists(_home.Job(jobId).Assets))
            Directory.Delete(_home.Job(jobId).Assets, recursive: true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _disk?.Dispose();
}
