using GenAsset.Media.Geometry;
using GenAsset.Media.Geometry.Atlasing;

namespace GenAsset.Media.Reconstruction.Texturing;

/// <summary>Gives a fused surface its texture.</summary>
internal sealed class Painter(FusedSurface surface, IReadOnlyList<CapturedView> views, ReconstructionOptions options, Stages stages, ParallelOptions parallel)
{
    private const int Padding = 4;

    // How far the mesh may be from the depth of a view that is to colour it, voxels.
    private const float ToleranceVoxels = 1.5f;

    public ReconstructionResult Paint()
    {
        var sights = stages.Run("sights", 0, () =>
        {
            var all = new Sight[views.Count];
            Parallel.For(0, all.Length, parallel, i => all[i] = new Sight(surface.Frames[i], views[i].Color, surface.VoxelSize * ToleranceVoxels));
            return all;
        });
        var atlas = stages.Run("atlas", 10, () =>
        {
            var graph = new TriangleGraph(surface.Mesh);
            return Atlas.Unwrap(graph, BestViews.Of(graph, sights, parallel), new AtlasOptions { Size = options.TextureSize, Padding = Padding }, parallel.CancellationToken);
        });
        var colors = stages.Run("colours", 45, () => VertexColors.Of(surface.Mesh, sights, parallel));
        var mesh = atlas.Mesh with { Name = "reconstruction" };
        var (texture, unseen) = stages.Run("bake", 50, () => Baking.Bake(mesh, [.. atlas.Sources.Select(i => colors[i])], sights, options.TextureSize, Padding, parallel));
        mesh = mesh with
        {
            Materials = [new Material { Name = "surface", Metallic = 0, Roughness = 0.8f, BaseColorTexture = Texture.FromPixels(texture, "texture", TextureWrap.Clamp) }],
        };
        if (options.RefineTexture)
            stages.Run("refine", 75, () => TextureRefinement.Refine(mesh, texture, views, parallel));
        var qualities = stages.Run("quality", 80, () => Likeness.Of(mesh, texture, views, parallel));
        return new ReconstructionResult
        {
            Mesh = mesh,
            Texture = texture,
            Views = qualities,
            UnseenShare = unseen,
            VoxelSize = surface.VoxelSize,
            Times = [.. surface.Times, .. stages.Times],
        };
    }
}
