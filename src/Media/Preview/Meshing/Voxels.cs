using System.Numerics;
using GenAsset.Media.Preview.Fields;
using GenAsset.Media.Preview.Rendering;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Meshing;

/// <summary>A solid built again of cubes, each in the colour of the surface next to it.</summary>
internal static class Voxels
{
    private const int AlongLongest = 26;
    private const float Bevel = 0.07f; // of a cube's edge
    private const float Overlap = 1.004f; // neighbours share a sliver, so that no crack runs between them

    /// <summary>The solid of cubes.</summary>
    public static Solid Of(Solid solid, CancellationToken cancellationToken)
    {
        var size = solid.Bounds.Size;
        var edge = MathF.Max(size.X, MathF.Max(size.Y, size.Z)) / AlongLongest;
        var grid = FieldGrid.Of(solid, edge, cancellationToken);
        (int X, int Y, int Z) cells = (Cells(size.X), Cells(size.Y), Cells(size.Z));
        var corner = new Vector3(solid.Bounds.Center.X - (cells.X * edge * 0.5f), solid.Bounds.Min.Y, solid.Bounds.Center.Z - (cells.Z * edge * 0.5f));
        var middles = new Vector3[cells.X * cells.Y * cells.Z];
        for (var i = 0; i < middles.Length; i++)
            middles[i] = corner + (new Vector3((i % cells.X) + 0.5f, (i / cells.X % cells.Y) + 0.5f, (i / (cells.X * cells.Y)) + 0.5f) * edge);
        var (distances, finishes) = Ask(grid, middles, edge, cancellationToken);
        var cubes = new List<Solid>();
        for (var i = 0; i < middles.Length; i++)
        {
            // A thin thing passes beside most middles: what reaches well into a cube fills it.
            if (distances[i] > edge * 0.22f)
                continue;
            if (distances[i] > -edge * 1.8f)
                cubes.Add(Cube(edge * Overlap, edge * Bevel).At(middles[i]).In(finishes[i]));
            else if (IsEven(i, cells)) // deep inside nothing shows: one block for eight
                cubes.Add(Cube(edge * 2.1f, 0).At(middles[i] + new Vector3(edge * 0.5f)).In(finishes[i]));
        }
        return (cubes.Count > 0 ? Solids.All(cubes) : solid).Drop();

        int Cells(float length) => Math.Max(1, (int)MathF.Ceiling((length / edge) - 0.05f));
    }

    private static Solid Cube(float edge, float rounding) => Solids.Box(edge, edge, edge, rounding);

    // Blocks of eight that lie between cubes well inside.
    private static bool IsEven(int i, (int X, int Y, int Z) cells) => (i % cells.X % 2) + (i / cells.X % cells.Y % 2) + (i / (cells.X * cells.Y) % 2) == 0;

    private static (float[] Distances, Finish[] Finishes) Ask(FieldGrid grid, Vector3[] points, float edge, CancellationToken cancellationToken)
    {
        var (distances, finishes) = (new float[points.Length], new Finish[points.Length]);
        var gradients = Gradients.At(grid, points, edge * 0.2f, cancellationToken);
        Gradients.InBatches(grid, points.Length, Fill, cancellationToken);
        return (distances, finishes);

        void Fill(FieldProbe probe, int start, int count)
        {
            var (need, surface, mixes) = (new float[count], new Vector3[count], new FinishMix[count]);
            Array.Fill(need, edge * 3);
            probe.Distances(points.AsSpan(start, count), need, distances.AsSpan(start, count));
            for (var i = 0; i < count; i++)
                surface[i] = points[start + i] - (gradients[start + i] * distances[start + i]);
            probe.Finishes(surface, mixes);
            for (var i = 0; i < count; i++)
                finishes[start + i] = Plain(grid.Program.Finishes[mixes[i].Winner], surface[i]);
        }
    }

    // One colour a cube: the pattern's at its place, in steps, so that cubes of one kind match.
    private static Finish Plain(FinishSlot slot, Vector3 point) => slot.Finish with
    {
        Color = Surface.Of(slot, point).Color,
        Pattern = Pattern.Plain,
        Grain = 0,
        Fuzz = 0,
    };
}
