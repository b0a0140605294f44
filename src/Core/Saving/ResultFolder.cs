using System.Security.Cryptography;
using System.Text;
using GenAsset.Core.Errors;
using GenAsset.Core.Jobs;
using GenAsset.Core.Ports;

namespace GenAsset.Core.Saving;

/// <summary>
/// A folder that a person asked results into: {index:0000}-{slug}/{name}. Saving again picks up where it stopped: a file that is whole and right
/// is left alone, and no file is ever seen half written under its own name.
/// </summary>
public sealed class ResultFolder
{
    private const int MaxSlugLength = 40;

    private ResultFolder(string path) => Path = path;

    /// <summary>The folder, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>Opens the folder, making it where it is new; the error names it and says why it cannot be written.</summary>
    public static Outcome<ResultFolder> Open(string path)
    {
        try
        {
            var folder = new ResultFolder(System.IO.Path.GetFullPath(path));
            Directory.CreateDirectory(folder.Path);
            var probe = System.IO.Path.Combine(folder.Path, $".genasset-{System.IO.Path.GetRandomFileName()}"); // of this call alone: others may look at the folder now
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
            return folder;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return fault is IOException io && IoFault.IsDiskFull(io)
                ? IoFault.Explain(fault, $"the folder {path}")
                : GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"The folder {path} cannot be written: {fault.Message}");
        }
    }

    /// <summary>What an item is recognised by in a folder's name: as in <see cref="JobEvent.Label"/>, so that both give the same folder.</summary>
    public static string? LabelOf(ItemSpec spec) => spec.Label is { } label ? Validation.Excerpt.Of(label) : null;

    /// <summary>An item's folder below this one; words become a slug that is safe on every platform.</summary>
    public static string FolderNameOf(int index, string? label) => $"{index:0000}-{Slug(label)}";

    /// <summary>
    /// Saves an item's assets and returns where they lie, relative to this folder, in their order: a name that is not safe becomes one that is. A file whose digest is not
    /// the promised one is an error.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<string>>> SaveAsync(
        IJobBackend backend, string jobId, int index, string? label, IReadOnlyList<AssetInfo> assets, CancellationToken cancellationToken = default)
    {
        var saved = new List<string>(assets.Count);
        foreach (var (asset, name) in assets.Zip(SavedNames.Of(assets)))
        {
            var relative = System.IO.Path.Combine(FolderNameOf(index, label), name);
            if (await SaveAsync(backend, jobId, index, asset, relative, cancellationToken).ConfigureAwait(false) is { } error)
                return error;
            saved.Add(relative.Replace('\\', '/'));
        }

        return saved;
    }

    /// <summary>Saves one asset as a file below this folder, over whatever has its name; null when it is there, whole and right.</summary>
    public async Task<GenAssetError?> SaveAsync(IJobBackend backend, string jobId, int index, AssetInfo asset, string relative, CancellationToken cancellationToken = default)
    {
        var target = System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relative));
        if (!target.StartsWith(Path.TrimEnd(System.IO.Path.DirectorySeparatorChar) + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"\"{Validation.Excerpt.Of(relative)}\" lies outside {Path}; nothing is saved there.");
        if (LinkBelow(relative) is { } link)
            return GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"{link} is a link that leads elsewhere; nothing is saved through it.", suggestion: "Save into an empty folder.");
        return await IsSavedAsync(target, asset, cancellationToken).ConfigureAwait(false)
            ? null
            : await CopyAsync(backend, jobId, index, asset, target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first link on the way from this folder to a file below it, or null: whoever shares the folder could lead a saved file elsewhere with one.</summary>
    public string? LinkBelow(string relative)
    {
        var path = Path;
        foreach (var part in relative.Split('/', '\\'))
        {
            path = System.IO.Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                return path;
        }

        return null;
    }

    /// <summary>Whether a file is that very asset, whole: its length and its SHA-256 are the promised ones.</summary>
    public static async Task<bool> IsSavedAsync(string path, AssetInfo asset, CancellationToken cancellationToken = default) =>
        new FileInfo(path) is { Exists: true } file && file.Length == asset.Bytes && await HasDigestAsync(path, asset, cancellationToken).ConfigureAwait(false);

    private static async Task<GenAssetError?> CopyAsync(
        IJobBackend backend, string jobId, int index, AssetInfo asset, string target, CancellationToken cancellationToken)
    {
        var partial = target + ".part";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!); // a file below Path has a parent
            var source = await backend.OpenAssetAsync(jobId, index, asset.Name, cancellationToken).ConfigureAwait(false);
            if (source is null)
                return GenAssetError.Of(ErrorCatalog.IncompleteResults, $"Item {index} of job {jobId} should have {asset.Name}, which is not there.");
            await using (source.ConfigureAwait(false))
            {
                var file = File.Create(partial);
                await using (file.ConfigureAwait(false))
                    await source.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
            }

            if (!await HasDigestAsync(partial, asset, cancellationToken).ConfigureAwait(false))
                return GenAssetError.Of(ErrorCatalog.IncompleteResults, $"{asset.Name} of item {index} is not what was made: its SHA-256 differs.");
            File.Move(partial, target, overwrite: true);
            return null;
        }
        catch (GenAssetException fault) when (fault.Error.Code != ErrorCatalog.AddressUnreachable.Name)
        {
            return fault.Error; // of this file: the next may be there, unless nobody answers any more
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is IOException io && IoFault.IsDiskFull(io)
                ? IoFault.Explain(fault, target)
                : GenAssetError.Of(ErrorCatalog.OutputNotWritable, $"{target} cannot be written: {fault.Message}");
        }
        finally
        {
            if (File.Exists(partial))
                File.Delete(partial);
        }
    }

    private static async Task<bool> HasDigestAsync(string path, AssetInfo asset, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)) == asset.Sha256;
    }

    /// <summary>Words as a part of a file's name that is safe on every platform, at most 40 letters; "item" where none are left.</summary>
    internal static string Slug(string? label)
    {
        var slug = new StringBuilder(MaxSlugLength);
        foreach (var letter in label ?? "")
        {
            if (slug.Length == MaxSlugLength)
                break;
            if (char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().Trim('-') is { Length: > 0 } plain ? plain : "item";
    }
}
