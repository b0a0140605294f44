using GenAsset.Media.Geometry.Surfacing;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>
/// Joins depth views in a volume of signed distances (B. Curless and M. Levoy, "A Volumetric Method for Building Complex Models from Range Images",
/// 1996). Blocks that a view sees past, or that no view sees, are settled as wholes; only those near the surface have samples.
/// </summary>
internal static class Fusion
{
    /// <summary>Voxels on both sides of a surface in which its distance counts.</summary>
    public const float BandVoxels = 3;

    public static FusedVolume Fuse(DepthFrame[] views, int resolution, ParallelOptions parallel)
    {
        var bounds = SeenBounds.Of(views, parallel);
        if (bounds.IsEmpty || !(bounds.Radius > 0) || !float.IsFinite(bounds.Radius))
            throw new ReconstructionException("The depths hold no surface: every pixel is background.");
        var frame = VolumeFrame.Around(bounds, resolution);
        var ranges = new DepthRanges[views.Length];
        Parallel.For(0, views.Length, parallel, i => ranges[i] = new DepthRanges(views[i]));
        var signs = new SignGrid(frame.Width, frame.Height, frame.Depth);
        var (blocks, active) = new BlockSort(frame, ranges, signs, parallel).Sort();
        var distances = new SampleGrid(frame.Width, frame.Height, frame.Depth, GC.AllocateUninitializedArray<float>(checked(active.Length * SampleGrid.BlockSamples)), blocks);
        const int Run = 64;
        Parallel.For(0, (active.Length + Run - 1) / Run, parallel, run =>
        {
            var fusion = new BlockFusion(frame, views, signs);
            for (var i = run * Run; i < Math.Min(active.Length, (run + 1) * Run); i++)
                fusion.Fuse(active[i], distances.Samples.AsSpan(i * SampleGrid.BlockSamples, SampleGrid.BlockSamples));
        });
        return new FusedVolume(frame, distances, signs);
    }
}
