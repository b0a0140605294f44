using GenAsset.Media.Formats.Usdz.Crate;
using GenAsset.Media.Formats.Zip;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Formats.Usdz;

/// <summary>
/// Writes a mesh as USDZ: an uncompressed archive with the binary layer first and every file's data on a 64-byte boundary, Y up,
/// metres. Equal input gives equal bytes.
/// </summary>
public static class UsdzWriter
{
    private const int Alignment = 64;

    /// <summary>The whole file.</summary>
    public static byte[] Write(Mesh mesh)
    {
        using var file = new MemoryStream();
        Write(file, mesh);
        return file.ToArray();
    }

    /// <summary>Writes the whole file to a stream.</summary>
    public static void Write(Stream target, Mesh mesh)
    {
        mesh.Validate();
        var (layer, images) = MeshToUsd.Convert(mesh);
        var archive = new ZipWriter(target);
        archive.AddStored("asset.usdc", CrateWriter.Write(layer), Alignment);
        foreach (var (path, bytes) in images)
            archive.AddStored(path, bytes.Span, Alignment);
        archive.Finish();
    }
}
