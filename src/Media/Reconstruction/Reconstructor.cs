using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Simplifying;
using GenAsset.Media.Geometry.Surfacing;
using GenAsset.Media.Reconstruction.Fusing;
using GenAsset.Media.Reconstruction.Surfaces;
using GenAsset.Media.Reconstruction.Texturing;

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
        IReadOnlyList<CapturedView> views, ReconstructionOptions options, ReconstructionProgress? progress = null, CancellationToken cancellationToken = default)
    {
        Check(views, options);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        var stages = new Stages(options.Clock, progress, cancellationToken);
        var frames = stages.Run("depths", 0, () => Frames(views, parallel));
        var solid = Solid(frames, options, stages, parallel, out var voxel);
        var mesh = stages.Run("simplify", 50, () => Simplify.To(solid, options.TriangleBudget, null, cancellationToken).Mesh.WithSmoothNormals());
        progress?.Invoke("simplify", 100);
        return new FusedSurface(mesh, voxel, stages.Times) { Frames = frames };
    }

    // By itself, so that the volume is nobody's any more when it has been read, and simplification may have its memory.
    private static Mesh Solid(DepthFrame[] frames, ReconstructionOptions options, Stages stages, ParallelOptions parallel, out float voxel)
    {
        var volume = stages.Run("fusion", 5, () => Fusion.Fuse(frames, options.Resolution, parallel));
        voxel = volume.Frame.Step;
        var net = new SurfaceNetsOptions { Sharp = options.Surface == SurfaceMethod.DualContouring };
        var full = stages.Run("surface", 25, () => SurfaceNets.Extract(new NetCells(volume.Distances, volume.Signs, volume.Frame.Origin, volume.Frame.Step, net), parallel));
        var solid = stages.Run("pieces", 45, () => SmallPieces.Drop(full));
        return solid.TriangleCount > 0 ? solid : throw new ReconstructionException("The depths hold no surface: what one view sees, another sees past.");
    }

    /// <summary>The surface with a texture from the views, and how near its pictures are to them.</summary>
    public static ReconstructionResult Paint(
        FusedSurface surface, IReadOnlyList<CapturedView> views, ReconstructionOptions options, ReconstructionProgress? progress = null,
        CancellationToken cancellationToken = default)
    {
        Check(views, options);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        var result = new Painter(surface, views, options, new Stages(options.Clock, progress, cancellationToken), parallel).Paint();
        progress?.Invoke("quality", 100);
        return result;
    }

    private static DepthFrame[] Frames(IReadOnlyList<CapturedView> views, ParallelOptions parallel)
    {
        var frames = new DepthFrame[views.Count];
        Parallel.For(0, frames.Length, parallel, i => frames[i] = new DepthFrame(views[i]));
        return frames;
    }

    private static void Check(IReadOnlyList<CapturedView> views, ReconstructionOptions options)
    {
        if (views.Count is < 1 or > 64)
            throw new ArgumentException($"There are {views.Count} views; 1 to 64 can be fused.", nameof(views));
        if (options.Resolution is < 32 or > 512)
            throw new ArgumentOutOfRangeException(nameof(options), options.Resolution, "A volume has 32 to 512 samples along its longest side.");
        if (options.TriangleBudget < 100)
            throw new ArgumentOutOfRangeException(nameof(options), options.TriangleBudget, "A mesh has at least 100 triangles to spend.");
        if (options.TextureSize is < 256 or > 8192)
            throw new ArgumentOutOfRangeException(nameof(options), options.TextureSize, "A texture has 256 to 8192 texels a side.");
        if (options.PreviewSize is < 64 or > 2048)
            throw new ArgumentOutOfRangeException(nameof(options), options.PreviewSize, "A preview has 64 to 2048 pixels a side.");
        foreach (var view in views)
            view.Validate();
    }
}
