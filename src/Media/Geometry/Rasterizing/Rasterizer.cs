namespace GenAsset.Media.Geometry.Rasterizing;

/// <summary>
/// Finds what a camera sees of a mesh: vertices are projected and snapped to 256ths of a sample, triangles are sorted into tiles of
/// 64 x 64 samples, and tiles are filled in parallel. Indices must be valid (<see cref="Mesh.Validate"/>); positions may be anything:
/// triangles with a corner that is not a number are left out, those that cross the near plane are cut.
/// </summary>
public static class Rasterizer
{
    /// <summary>Draws <paramref name="mesh"/> into a picture of <paramref name="width"/> x <paramref name="height"/> pixels.</summary>
    public static Visibility Draw(Mesh mesh, Camera camera, int width, int height, RasterOptions? options = null) =>
        DrawBehind(mesh, camera, width, height, options ?? RasterOptions.Default, null);

    /// <summary>Draws what is farther away than <paramref name="ceiling"/>, a nearness for every sample, or everything.</summary>
    internal static Visibility DrawBehind(Mesh mesh, Camera camera, int width, int height, RasterOptions options, float[]? ceiling)
    {
        Check(camera, width, height, options.SamplesPerAxis);
        var target = new Visibility(mesh, camera, width, height, options.SamplesPerAxis);
        var drawing = new Drawing(mesh, new ScreenSpace(camera, width * options.SamplesPerAxis, height * options.SamplesPerAxis), options);
        var runs = new TriangleBins[(mesh.TriangleCount + TriangleBins.RunLength - 1) / TriangleBins.RunLength];
        Parallel.For(0, runs.Length, drawing.Parallel, run => runs[run] = new TriangleBins(
            drawing, run * TriangleBins.RunLength, Math.Min(mesh.TriangleCount, (run + 1) * TriangleBins.RunLength)));
        Parallel.For(0, drawing.TileCount, drawing.Parallel, tile => FillTile(drawing, target, ceiling, runs, tile));
        return target;
    }

    private static void FillTile(Drawing drawing, Visibility target, float[]? ceiling, TriangleBins[] runs, int tile)
    {
        var filler = new TileFiller(drawing, target, ceiling, tile);
        filler.Clear();
        foreach (var run in runs)
        {
            filler.Fill(run, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(run.Large));
            filler.Fill(run, run.Tile(tile));
        }
    }

    private static void Check(Camera camera, int width, int height, int samplesPerAxis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (samplesPerAxis is not (1 or 2))
            throw new ArgumentOutOfRangeException(nameof(samplesPerAxis), samplesPerAxis, "A pixel has 1 or 2 samples in each direction.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width * (long)samplesPerAxis, ScreenSpace.MaxSamples, nameof(width));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height * (long)samplesPerAxis, ScreenSpace.MaxSamples, nameof(height));
        if (!(camera.Near < camera.Far) || (camera.Projection == Projection.Perspective && !(camera.Near > 0)))
            throw new ArgumentException($"The camera sees nothing between its near plane ({camera.Near} m) and its far plane ({camera.Far} m).", nameof(camera));
    }
}
