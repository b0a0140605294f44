using GenAsset.Media.Formats.Usdz.Crate;
using GenAsset.Media.Formats.Zip;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>
/// Reads USDZ, usdc and usda, told apart by their first bytes: all meshes as one, in metres with +Y up, with UsdPreviewSurface
/// materials. References to other layers, instancing, variants and animation are not followed.
/// </summary>
public static class UsdzReader
{
    private const string Format = "USDZ";
    private const long MaxGrowth = 32; // a vertex takes twelve bytes at least, and few corners name the same one
    private const long FreeGrowth = 1 << 20;

    /// <summary>
    /// Reads the whole file. For a layer outside an archive <paramref name="files"/> finds the bytes of textures by the path that it names
    /// (default: none are found). The caller decides which paths it opens.
    /// </summary>
    public static Mesh Read(ReadOnlyMemory<byte> file, Func<string, ReadOnlyMemory<byte>?>? files = null)
    {
        if (!file.Span.StartsWith("PK"u8))
            return UsdToMesh.Convert(Layer(file.Span), files ?? (_ => null), Most(file.Length));
        var archive = ZipReader.Open(file);
        if (archive.Entries.Count == 0)
            throw new MediaFormatException(Format, 0, "the archive is empty");
        var content = archive.Read(archive.Entries[0]); // the first file is the root layer
        return UsdToMesh.Convert(Layer(content.Span), Image, Most(content.Length));

        ReadOnlyMemory<byte>? Image(string path)
        {
            var name = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
            return archive.Find(name) is { } entry ? archive.Read(entry) : null;
        }
    }

    /// <summary>Reads the whole file from a stream.</summary>
    public static Mesh Read(Stream source)
    {
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    private static long Most(int length) => Math.Max(FreeGrowth, length * MaxGrowth);

    private static UsdLayer Layer(ReadOnlySpan<byte> layer)
    {
        if (layer.StartsWith("PXR-USDC"u8))
            return CrateReader.Read(layer);
        return layer.StartsWith("#usda"u8) ? UsdaReader.Read(layer) : throw new MediaFormatException(Format, 0, "the first layer is neither usdc nor usda");
    }
}
