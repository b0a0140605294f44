using GenAsset.Core.Errors;
using GenAsset.Core.Storage;
using GenAsset.Media.Formats.Zip;

namespace GenAsset.Core.Engines.Reconstruction;

/// <summary>A job's results as the service packs them, a folder a model.</summary>
internal sealed class ResultArchive
{
    private const long MaxBytes = 4L << 30; // unpacked, all together
    private static readonly string[] MeshEndings = [".glb", ".obj", ".mtl", ".ply"];

    private readonly ZipReader _zip;

    private ResultArchive(ZipReader zip) => _zip = zip;

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Fault
    {
        get
        {
            if (!_zip.Entries.Any(IsFile))
                return "it holds no file";
            if (_zip.Entries.Sum(entry => entry.Size) > MaxBytes)
                return $"it unpacks to more than {MaxBytes} bytes";
            foreach (var entry in _zip.Entries.Where(IsFile))
                _zip.Read(entry); // the checksum
            return null;
        }
    }

    /// <summary>Opens an archive.</summary>
    public static ResultArchive Open(byte[] file) => new(ZipReader.Open(file));

    /// <summary>Writes its files as the item's assets; meshes only of the formats that were asked for, where any were.</summary>
    public Outcome<IReadOnlyList<string>> WriteTo(EngineContext context, IReadOnlyList<string>? formats)
    {
        var notes = new List<string>();
        foreach (var entry in _zip.Entries.Where(IsFile).Where(entry => IsWanted(entry.Name, formats)))
        {
            if (AssetName.IsValid(entry.Name))
                context.Scratch.Write(entry.Name, _zip.Read(entry).Span);
            else
                notes.Add($"Left out, for its name: \"{Validation.Excerpt.Of(entry.Name)}\".");
        }

        return notes;
    }

    private static bool IsFile(ZipEntry entry) => !entry.Name.EndsWith('/');

    private static bool IsWanted(string name, IReadOnlyList<string>? formats)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return formats is null || !MeshEndings.Contains(ending) || formats.Contains(ending == ".mtl" ? "obj" : ending[1..]);
    }
}
