using System.Security.Cryptography;

namespace GenAsset.Core.Storage;

/// <summary>
/// What the tries of one item hand on to each other: an id of work already paid for, a finished stage's files. It outlives a failed try and the process,
/// and goes once the item has succeeded.
/// </summary>
/// <param name="folder">Where it lies.</param>
/// <param name="kept">
/// Called with the name of what has just been kept, and brings it to where it outlives this process; what is kept is safe when that has ended, and it throws where
/// it is not. Left out, the folder itself is that place.
/// </param>
public sealed class ItemKeep(string folder, Func<string, CancellationToken, Task>? kept = null)
{
    private const string Unfinished = ".part";

    private static long _parts;

    /// <summary>Where it lies.</summary>
    public string Folder => folder;

    /// <summary>A part of it, for one of several that work on the item.</summary>
    public ItemKeep Below(string name) => new(PathOf(name), kept is null ? null : (below, cancellationToken) => kept($"{name}/{below}", cancellationToken));

    /// <summary>The names of what is kept.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(name => !name.EndsWith(Unfinished, StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>What is kept under a name; null where nothing is.</summary>
    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <summary>Where what is kept under a name lies; null where nothing is.</summary>
    public string? Find(string name) => File.Exists(PathOf(name)) ? PathOf(name) : null;

    /// <summary>Keeps something, wholly or not at all, and safely before this ends: what was paid for must not be lost to a power cut.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        using (var begun = Begin(name))
        {
            await begun.Content.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            begun.Flush();
            begun.Finish();
        }

        await SettleAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps a copy of a file, as surely.</summary>
    public async Task CopyAsync(string name, string from, CancellationToken cancellationToken = default)
    {
        using (var begun = Begin(name))
        {
            using (var file = File.OpenRead(from))
                await file.CopyToAsync(begun.Content, cancellationToken).ConfigureAwait(false);
            begun.Flush();
            begun.Finish();
        }

        await SettleAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins something that is kept once it is finished; it is safe when <see cref="SettleAsync"/> has ended.</summary>
    public Begun Begin(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below the folder, so it has a parent
        return new Begun($"{path}.{Interlocked.Increment(ref _parts):x}{Unfinished}", path);
    }

    /// <summary>Ends when what was kept under a name is safe.</summary>
    public Task SettleAsync(string name, CancellationToken cancellationToken = default) => kept?.Invoke(name, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Keeps nothing any more.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string PathOf(string name) =>
        AssetName.IsValid(name) ? Path.Combine(folder, name) : throw new ArgumentException($"\"{name}\" is not a name that something can be kept under.", nameof(name));

    /// <summary>Something on its way into the keep; disposed before it is finished, it leaves nothing.</summary>
    public sealed class Begun : IDisposable
    {
        private readonly string _part;
        private readonly string _path;
        private readonly FileStream _content;

        internal Begun(string part, string path) => (_part, _path, _content) = (part, path, File.Create(part));

        /// <summary>Where it is written.</summary>
        public Stream Content => _content;

        /// <summary>The SHA-256 of what was written so far.</summary>
        public byte[] Digest()
        {
            _content.Position = 0;
            return SHA256.HashData(_content);
        }

        /// <summary>Brings its bytes to the disk.</summary>
        public void Flush() => _content.Flush(flushToDisk: true);

        /// <summary>Puts it in the place of what was kept under its name before.</summary>
        public void Finish()
        {
            _content.Dispose();
            File.Move(_part, _path, overwrite: true);
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _content.Dispose();
            if (File.Exists(_part)) // the folder may be gone with the item's result
                File.Delete(_part);
        }
    }
}
