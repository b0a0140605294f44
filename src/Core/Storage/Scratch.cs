using System.Security.Cryptography;
using GenAsset.Core.Jobs;

namespace GenAsset.Core.Storage;

/// <summary>One try's files while they are written: a folder of its own, each file measured and digested as it goes by.</summary>
public sealed class Scratch
{
    private readonly Lock _gate = new();
    private readonly List<AssetInfo> _files = [];
    private readonly bool _isKept;

    /// <summary>Creates the folder. What is left for the next try goes into <paramref name="keep"/>; left out, it lasts as long as the scratch.</summary>
    public Scratch(string folder, string jobId, int index, ItemKeep? keep = null)
    {
        _isKept = keep is not null;
        Keep = keep ?? new ItemKeep(folder.TrimEnd('/', '\\') + ".keep");
        Folder = folder;
        JobId = jobId;
        Index = index;
        Directory.CreateDirectory(folder);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The item's job.</summary>
    public string JobId { get; }

    /// <summary>The item's place in it.</summary>
    public int Index { get; }

    /// <summary>What the item's tries hand on to each other.</summary>
    public ItemKeep Keep { get; }

    /// <summary>Which of the item's tries writes here, from 1; 0 where tries are not counted.</summary>
    public int Attempt { get; init; }

    /// <summary>The files that were written to their end.</summary>
    public IReadOnlyList<AssetInfo> Files
    {
        get
        {
            lock (_gate)
                return [.. _files];
        }
    }

    /// <summary>Begins a file; it counts once the stream is disposed.</summary>
    public Stream Create(string name) => new DigestingStream(File.Create(PathOf(name)), (bytes, digest) => Add(name, bytes, digest));

    /// <summary>Writes a whole file.</summary>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        using (var file = File.OpenHandle(PathOf(name), FileMode.Create, FileAccess.Write))
            RandomAccess.Write(file, content, 0);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, digest);
        Add(name, content.Length, digest);
    }

    /// <summary>Takes a file away again, whether it was written to its end or not.</summary>
    public void Remove(string name)
    {
        File.Delete(PathOf(name));
        lock (_gate)
            _files.RemoveAll(file => file.Name == name);
    }

    /// <summary>Removes the folder and all in it.</summary>
    public void Discard()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
        if (!_isKept)
            Keep.Clear();
    }

    private string PathOf(string name)
    {
        if (!AssetName.IsValid(name))
            throw new ArgumentException($"\"{name}\" is not a name that an asset may have.", nameof(name));
        var path = Path.Combine(Folder, name);
        if (name.Contains('/'))
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // below Folder, so it has a parent
        return path;
    }

    private void Add(string name, long bytes, ReadOnlySpan<byte> digest)
    {
        var info = new AssetInfo(name, bytes, Convert.ToHexStringLower(digest), ContentTypes.Of(name));
        lock (_gate)
        {
            _files.RemoveAll(file => file.Name == name);
            _files.Add(info);
        }
    }

    private delegate void Finished(long bytes, ReadOnlySpan<byte> digest);

    private sealed class DigestingStream(FileStream file, Finished finished) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;
        private bool _isOpen = true;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => _isOpen;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException("An asset is written from its beginning to its end.");
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            file.Write(buffer);
            _hash.AppendData(buffer);
            _length += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await file.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            _hash.AppendData(buffer.Span);
            _length += buffer.Length;
        }

        public override void Flush() => file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (!_isOpen || !disposing)
                return;
            _isOpen = false;
            file.Dispose();
            Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
            _hash.GetHashAndReset(digest);
            _hash.Dispose();
            finished(_length, digest);
            base.Dispose(disposing);
        }
    }
}
