using System.Buffers.Binary;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Zip;

namespace GenAsset.Core.Engines.Grok3D;

/// <summary>The model files of the pipeline: checked to be whole, written as they came, and as other formats where those are asked for.</summary>
internal static class PipelineModel
{
    private const int GlbHeaderBytes = 12;

    /// <summary>What is wrong with a GLB. Its own length tells of one that was cut off; what is inside may use more of glTF than is read here.</summary>
    public static string? GlbFault(byte[] file)
    {
        if (file.Length < GlbHeaderBytes || !file.AsSpan().StartsWith("glTF"u8))
            return "it does not begin as a GLB does";
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(8));
        return length == file.Length ? null : $"it says that it has {length} bytes";
    }

    /// <summary>What is wrong with a USDZ: it is a ZIP, whose checksums are looked at.</summary>
    public static string? UsdzFault(byte[] file)
    {
        var zip = ZipReader.Open(file);
        foreach (var entry in zip.Entries)
            zip.Read(entry);
        return zip.Entries.Count > 0 ? null : "it holds no file";
    }

    /// <summary>Writes those of the formats that a GLB gives.</summary>
    public static void Write(EngineContext context, byte[] glb, IReadOnlyList<string> formats)
    {
        if (formats.Contains("glb"))
            context.Scratch.Write("model.glb", glb);
        if (!formats.Contains("obj") && !formats.Contains("ply"))
            return;
        var mesh = GlbReader.Read(glb);
        foreach (var format in ((string[])["ply", "obj"]).Where(formats.Contains))
            ShapeFiles.Write(context.Scratch, "model", format, mesh);
    }
}
