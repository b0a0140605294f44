namespace GenAsset.Core.Storage;

/// <summary>
/// What the tries of one item hand on to each other: an id of work already paid for, a finished stage's files. It outlives a failed try and the process,
/// and goes once the item has succeeded.
/// </summary>
public sealed class ItemKeep(string folder)
{
    /// <summary>Where it lies.</summary>
    public string Folder => folder;

    /// <summary>A part of it, for one of several that work on the item.</summary>
    public ItemKeep Below(string name) => new(PathOf(name));

    /// <summary>The names of what is kept.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(name => !name.EndsWith(".part", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>What is kept under a name; null where nothing is.</summary>
    public byte[]? Read(string name) => File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;

    /// <summary>Where what is kept under a name lies; null where nothing is.</summary>
    public string? Find(string name) => File.Exists(PathOf(name)) ? PathOf(name) : null;

    /// <summary>Keeps something, wholly or not at all, and on the disk before this returns: what was paid for must not be lost to a power cut.</summary>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        var part = Begin(name);
        using (var file = File.OpenHandle(part, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(file, content, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(part, PathOf(name), overwrite: true);
    }

    /// <summary>Keeps a copy of a file.</summary>
    public void Copy(string name, string from)
    {
        var part = Begin(name);
        File.Copy(from, part, overwrite: true);
        using (var file = File.OpenHandle(part, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(file);
        File.Move(part, PathOf(name), overwrite: true);
    }

    /// <summary>Keeps one thing no longer.</summary>
    public void Remove(string name) => File.Delete(PathOf(name));

    /// <summary>Keeps nothing any more.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string Begin(string name)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below the folder, so it has a parent
        return path + ".part";
    }

    private string PathOf(string name) =>
        AssetName.IsValid(name) ? Path.Combine(folder, name) : throw new ArgumentException($"\"{name}\" is not a name that something can be kept under.", nameof(name));
}
