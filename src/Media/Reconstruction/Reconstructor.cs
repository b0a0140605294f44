namespace GenAsset.Media.Reconstruction;

/// <summary>Turns pictures with depth into a textured mesh: fusion, surface, simplification, atlas, baking, and a look at the result.</summary>
public static class Reconstructor
{
    /// <summary>Everything, for one model. Throws <see cref="ReconstructionException"/> when the views hold no surface.</summary>
    public static ReconstructionResult Run(
        IReadOnlyList<CapturedView> views, ReconstructionOptions options, ReconstructionProgress? progress = null, CancellationToken cancellationToken = default)
    {
        var surface = Fuse(views, options, progress is null ? null : (stage, percent) => progress(stage, percent * 6 / 10), cancellationToken);
        return Paint(surface, views, options, progress is null ? null : (stage, percent) => progress(stage, 60 + (percent * 4 / 10)), cancellationToken);
    }

    /// <summary>The surface alone, for one or several <see cref="Paint"/>ings. Throws <see cref="ReconstructionException"/> when the views hold none.</summary>
    public static FusedSurface Fuse(
        IReadOnlyList<CapturedView> views, ReconstructionOptions options, ReconstructionProgress? progress = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Not written yet.");

    /// <summary>The surface with a texture from the views, and how near its pictures are to them.</summary>
    public static ReconstructionResult Paint(
        FusedSurface surface, IReadOnlyList<CapturedView> views, ReconstructionOptions options, ReconstructionProgress? progress = null,
        CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("Not written yet.");
}
