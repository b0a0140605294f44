using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Png;

namespace GenAsset.Core.Converting;

/// <summary>Finds the files that an OBJ or USD layer names: in its own folder and below, and nowhere else, for anybody may have written those names.</summary>
internal sealed class NeighbourFiles(string owner, List<string> notes)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(owner))!; // a file's full path has a folder

    /// <summary>The bytes of a file by its relative path, or null with a note. Images that 3D formats do not embed come as PNG.</summary>
    public ReadOnlyMemory<byte>? Find(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_folder, name.Replace('\\', '/')));
        if (!path.StartsWith(_folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return Missing(name, "lies outside its folder and is not read");
        try
        {
            return File.Exists(path) ? Embeddable(File.ReadAllBytes(path)) : Missing(name, "is not there");
        }
        catch (Exception fault) when (MediaFault.IsExpected(fault))
        {
            return Missing(name, $"cannot be read: {fault.Message}");
        }
    }

    private static byte[] Embeddable(byte[] bytes)
    {
        if (ImageProbe.Identify(bytes) is null or ImageFormat.Png or ImageFormat.Jpeg)
            return bytes;
        using var image = ImageCodec.Decode(bytes).Upright();
        return PngEncoder.Encode(image.Pixels);
    }

    private ReadOnlyMemory<byte>? Missing(string name, string why)
    {
        notes.Add($"{name}, which {owner} names, {why}.");
        return null;
    }
}
