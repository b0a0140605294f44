namespace GenAsset.Media.Reconstruction;

/// <summary>Writes what a reconstruction leaves behind.</summary>
public static class ReconstructionFiles
{
    /// <summary>
    /// Writes {model}/mesh.glb, mesh.obj, mesh.mtl, mesh.ply, texture.png, preview_textured_0/1.png, preview_wireframe_0/1.png, quality.json and
    /// README.txt beside the folder. <paramref name="open"/> gives the stream for a name with forward slashes; each is disposed when it is written.
    /// </summary>
    public static void Write(
        ReconstructionResult result, IReadOnlyList<CapturedView> views, ReconstructionLabel label, ReconstructionOptions options,
        Func<string, Stream> open, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Not written yet.");
}
