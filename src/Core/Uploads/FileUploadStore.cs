using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;
using GenAsset.Core.Storage;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Uploads;

/// <summary>Uploads as plain files: uploads/&lt;id&gt;/ holds the bytes, what is known of them, and a mark a job that uses them.</summary>
public sealed class FileUploadStore : IUploadStore, IDisposable
{
    private const string Incoming = "incoming-";
    private const string Leaving = "leaving-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly HomeFolder _home;
    private readonly TimeProvider _time;
    private readonly UploadLimits _limits;
    private readonly DiskFlush _disk;
    private readonly FolderFlush _flush;
    private readonly Lazy<ConcurrentDictionary<string, long>> _bytesOf;

    /// <summary>Opens the store of a home folder.</summary>
    public FileUploadStore(HomeFolder home, TimeProvider time, UploadLimits? limits = null)
    {
        (_home, _time, _limits) = (home, time, limits ?? new UploadLimits());
        Directory.CreateDirectory(home.Uploads);
        _disk = new DiskFlush(home.Path);
        _flush = new FolderFlush(_disk);
        _bytesOf = new Lazy<ConcurrentDictionary<string, long>>(CountBytes);
    }

    /// <summary>How much may be sent.</summary>
    public UploadLimits Limits => _limits;

    /// <inheritdoc/>
    public async Task<Outcome<Upload>> AddAsync(Stream content, string? owner, string? name, CancellationToken cancellationToken)
    {
        var id = UploadId.New();
        var incoming = new UploadFolder(Path.Combine(_home.Uploads, Incoming + id));
        try
        {
            Directory.CreateDirectory(incoming.Users);
            var outcome = await ReceiveAsync(content, incoming, id, owner, name, cancellationToken).ConfigureAwait(false);
            if (outcome.Succeeded)
            {
                Directory.Move(incoming.Path, FolderOf(id).Path);
                await _flush.JoinAsync(FolderOf(id).Path).ConfigureAwait(false);
                _bytesOf.Value.AddOrUpdate(owner ?? "", outcome.Value.Bytes, (_, bytes) => bytes + outcome.Value.Bytes);
            }

            return outcome;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return IoFault.Explain(fault, $"the home folder {_home.Path}");
        }
        finally
        {
            if (Directory.Exists(incoming.Path))
                Directory.Delete(incoming.Path, recursive: true);
        }
    }

    /// <inheritdoc/>
    public Task<Upload?> FindAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Find(id));

    /// <summary>The upload, or null.</summary>
    public Upload? Find(string id) => UploadId.IsValid(id) ? JobFiles.Read(FolderOf(id).Head, GenAssetJson.Line.Upload) : null;

    /// <inheritdoc/>
    public Task<Outcome<Stream>> OpenAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Open(id));

    /// <summary>Opens an upload's bytes.</summary>
    public Outcome<Stream> Open(string id)
    {
        try
        {
            return UploadId.IsValid(id) ? File.OpenRead(FolderOf(id).Content) : NotFound(id);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return NotFound(id);
        }
    }

    /// <summary>A file for bytes on their way to an engine; it is gone when the stream is closed, and swept when its process died.</summary>
    public FileStream CreateTemporary() => new(
        Path.Combine(_home.Uploads, Incoming + UploadId.New()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    /// <summary>
    /// Keeps an upload for as long as a job's files stay; false when it is gone. Until the job appears it is <paramref name="staging"/>, its folder's
    /// name among those being written, that shows it alive.
    /// </summary>
    public bool TryKeepFor(string id, string jobId, string staging)
    {
        if (!UploadId.IsValid(id))
            return false;
        try
        {
            File.WriteAllText(Path.Combine(FolderOf(id).Users, jobId), staging);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Removes what expired and no job uses, and what a crash left half received; says how many uploads went.</summary>
    public int Expire()
    {
        var now = _time.GetUtcNow();
        var expired = 0;
        foreach (var path in Directory.EnumerateFileSystemEntries(_home.Uploads))
        {
            var name = Path.GetFileName(path);
            if (name.StartsWith(Incoming, StringComparison.Ordinal) ? now - LastWrite(path) > Abandoned : name.StartsWith(Leaving, StringComparison.Ordinal))
                Remove(path);
            else if (Find(name) is { } upload && upload.ExpiresAt <= now && TryExpire(upload))
                expired++;
        }

        return expired;
    }

    /// <summary>Removes an upload before its time, where no job uses it.</summary>
    public bool TryRemove(string id) => Find(id) is { } upload && TryExpire(upload);

    /// <inheritdoc/>
    public void Dispose() => _disk.Dispose();

    private static GenAssetError NotFound(string id) => GenAssetError.Of(ErrorCatalog.UploadNotFound, $"There is no upload {Excerpt.Of(id)}.");

    private UploadFolder FolderOf(string id) => new(Path.Combine(_home.Uploads, id));

    private async Task<Outcome<Upload>> ReceiveAsync(Stream content, UploadFolder folder, string id, string? owner, string? name, CancellationToken cancellationToken)
    {
        var shown = name is null ? "The upload" : Excerpt.Of(name);
        var file = new FileStream(folder.Content, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
        await using var _ = file.ConfigureAwait(false);
        var digest = await CopyAsync(content, file, owner, shown, cancellationToken).ConfigureAwait(false);
        if (!digest.Succeeded)
            return digest.Error;
        file.Position = 0;
        var kind = UploadCheck.Run(file, shown, _limits.MaxPixels);
        if (!kind.Succeeded)
            return kind.Error;
        var now = _time.GetUtcNow();
        var upload = new Upload(
            id, owner, name, file.Length, digest.Value, kind.Value.ContentType, kind.Value.Width, kind.Value.Height, now, now.AddHours(_limits.UnusedHours));
        JobFiles.Write(folder.Head, upload); // the flush that is shared comes after the rename
        return upload;
    }

    private async Task<Outcome<string>> CopyAsync(Stream content, FileStream file, string? owner, string shown, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var room = _limits.MaxBytesPerOwner - _bytesOf.Value.GetValueOrDefault(owner ?? "");
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            for (long length = 0; ;)
            {
                int count;
                try
                {
                    count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                }
                catch (IOException fault)
                {
                    return GenAssetError.Of(ErrorCatalog.RequestInvalid, $"{shown} broke off: {fault.Message}"); // the sender's fault, not the disk's
                }

                if (count == 0)
                    return Convert.ToHexStringLower(hash.GetHashAndReset());
                length += count;
                if (length > _limits.MaxBytes)
                    return TooLarge($"{shown} has more than {_limits.MaxBytes} bytes.", _limits.MaxBytes, "Send a smaller file.");
                if (length > room)
                    return TooLarge($"{shown} would bring your uploads over {_limits.MaxBytesPerOwner} bytes.", _limits.MaxBytesPerOwner, "Wait until unused uploads expire, or delete jobs that use some.");
                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static GenAssetError TooLarge(string message, long maxBytes, string suggestion) =>
        GenAssetError.Of(ErrorCatalog.FileTooLarge, message, new JsonObject { ["maxBytes"] = maxBytes }, suggestion);

    // Moved aside before the last look for users: whoever comes later finds it gone, and whoever came before is seen.
    private bool TryExpire(Upload upload)
    {
        var folder = FolderOf(upload.Id);
        if (HasUsers(folder))
            return false;
        var leaving = new UploadFolder(Path.Combine(_home.Uploads, Leaving + upload.Id));
        Directory.Move(folder.Path, leaving.Path);
        if (HasUsers(leaving))
        {
            Directory.Move(leaving.Path, folder.Path);
            return false;
        }

        Remove(leaving.Path);
        _bytesOf.Value.AddOrUpdate(upload.Owner ?? "", 0, (_, bytes) => Math.Max(0, bytes - upload.Bytes));
        return true;
    }

    // A job still being written counts, and is looked for first, since it may appear in between; one that was refused, deleted or has expired does not.
    private bool HasUsers(UploadFolder folder) => Directory.EnumerateFiles(folder.Users)
        .Any(mark => (File.ReadAllText(mark) is { Length: > 0 } staging && Directory.Exists(Path.Combine(_home.Staging, staging))) || File.Exists(_home.Job(Path.GetFileName(mark)).Items));

    private static DateTime LastWrite(string path) => File.GetLastWriteTimeUtc(path);

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private ConcurrentDictionary<string, long> CountBytes()
    {
        var bytes = new ConcurrentDictionary<string, long>();
        foreach (var path in Directory.EnumerateDirectories(_home.Uploads))
        {
            if (Find(Path.GetFileName(path)) is { } upload)
                bytes[upload.Owner ?? ""] = bytes.GetValueOrDefault(upload.Owner ?? "") + upload.Bytes;
        }

        return bytes;
    }
}
