using GenAsset.Core.Storage;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Obj;
using GenAsset.Media.Formats.Ply;
using GenAsset.Media.Formats.Spz;
using GenAsset.Media.Formats.Usdz;
using GenAsset.Media.Geometry;

namespace GenAsset.Core.Engines;

/// <summary>Writes shapes as an item's files, in the formats that items ask for by name.</summary>
internal static class ShapeFiles
{
    /// <summary>Writes a mesh as <paramref name="stem"/> with the format's ending: glb, usdz, ply, or obj with its materials and textures beside it.</summary>
    public static void Write(Scratch scratch, string stem, string format, Mesh mesh)
    {
        if (format == "obj")
        {
            WriteObj(scratch, stem, mesh);
            return;
        }

        using var target = scratch.Create($"{stem}.{format}");
        if (format == "ply")
            PlyMeshWriter.Write(target, mesh);
        else if (format == "usdz")
            UsdzWriter.Write(target, mesh);
        else
            GlbWriter.Write(target, mesh);
    }

    /// <summary>Writes splats as <paramref name="stem"/> with the format's ending: spz, ply or glb.</summary>
    public static void Write(Scratch scratch, string stem, string format, SplatCloud cloud, SpzWriteOptions? spz = null)
    {
        using var target = scratch.Create($"{stem}.{format}");
        if (format == "ply")
            PlySplatWriter.Write(target, cloud);
        else if (format == "glb")
            GlbSplatWriter.Write(target, cloud);
        else
            SpzWriter.Write(target, cloud, spz);
    }

    private static void WriteObj(Scratch scratch, string stem, Mesh mesh)
    {
        var name = Path.GetFileName(stem);
        var folder = stem[..^name.Length]; // what the mesh names lies beside it
        var files = ObjWriter.Write(mesh, name);
        scratch.Write(stem + ".obj", files.Obj);
        if (files.Mtl.Length > 0)
            scratch.Write(folder + files.MtlName, files.Mtl);
        foreach (var (path, bytes) in files.Images)
            scratch.Write(folder + path, bytes.Span);
    }
}
