using System.Numerics;
using GenAsset.Media.Geometry;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>
/// A solid ready to be asked for distances: its box in cells, each with the tape of the few primitives that matter there and the distance
/// at its middle, so that a far point costs one look and a near one little more than its neighbourhood.
/// </summary>
internal sealed unsafe class FieldGrid
{
    private const int FinePerCoarse = 4;
    private const int BlocksPerRegion = 3;
    private const int CellsAlongLongest = 40;

    private FieldGrid(FieldProgram program, Bounds box, float margin, float cell, (int X, int Y, int Z) coarse)
    {
        Margin = margin;
        (Program, Box, Cell) = (program, box, cell);
        (Width, Height, Depth) = (coarse.X * FinePerCoarse, coarse.Y * FinePerCoarse, coarse.Z * FinePerCoarse);
        Middles = new float[Width * Height * Depth];
        TapeOf = new int[Middles.Length];
    }

    /// <summary>The whole solid.</summary>
    public FieldProgram Program { get; }

    /// <summary>What the cells cover: the solid's box and a margin.</summary>
    public Bounds Box { get; }

    /// <summary>How far the solid is from the box's sides at least.</summary>
    public float Margin { get; }

    /// <summary>A cell's edge.</summary>
    public float Cell { get; }

    /// <summary>Cells along X.</summary>
    public int Width { get; }

    /// <summary>Cells along Y.</summary>
    public int Height { get; }

    /// <summary>Cells along Z.</summary>
    public int Depth { get; }

    /// <summary>A cell's distance at its middle.</summary>
    public float[] Middles { get; }

    /// <summary>A cell's tape.</summary>
    public int[] TapeOf { get; }

    /// <summary>The tapes, each once.</summary>
    public FieldCommand[][] Tapes { get; private set; } = [];

    /// <summary>Half a cell's diagonal.</summary>
    public float Reach => Cell * 0.8660254f;

    /// <summary>Prepares a solid; <paramref name="margin"/> is how far around its box answers stay exact, metres.</summary>
    public static FieldGrid Of(Solid solid, float margin, CancellationToken cancellationToken)
    {
        var program = FieldCompiler.Compile(solid);
        var box = new Bounds(solid.Bounds.Min - new Vector3(margin), solid.Bounds.Max + new Vector3(margin));
        var size = box.Size;
        var cell = MathF.Max(size.X, MathF.Max(size.Y, size.Z)) / CellsAlongLongest;
        (int X, int Y, int Z) coarse = (Coarse(size.X), Coarse(size.Y), Coarse(size.Z));
        var covered = new Vector3(coarse.X, coarse.Y, coarse.Z) * (cell * FinePerCoarse);
        var grid = new FieldGrid(program, new Bounds(box.Center - (covered * 0.5f), box.Center + (covered * 0.5f)), margin, cell, coarse);
        grid.Fill(coarse, cancellationToken);
        return grid;

        int Coarse(float length) => Math.Max(1, (int)MathF.Ceiling((length / (cell * FinePerCoarse)) - 1e-4f));
    }

    /// <summary>The middle of a cell.</summary>
    public Vector3 Middle(int x, int y, int z) => Box.Min + (new Vector3(x + 0.5f, y + 0.5f, z + 0.5f) * Cell);

    private void Fill((int X, int Y, int Z) coarse, CancellationToken cancellationToken)
    {
        (int X, int Y, int Z) regions = (Regions(coarse.X), Regions(coarse.Y), Regions(coarse.Z));
        var tapes = new FieldCommand[Middles.Length][];
        Parallel.For(
            0,
            regions.X * regions.Y * regions.Z,
            Cores.All(cancellationToken),
            () => (Stack: new FieldStack(Program), Pruner: new TapePruner(Program)),
            (region, _, worker) =>
            {
                FillRegion(worker.Stack, worker.Pruner, (region % regions.X, region / regions.X % regions.Y, region / (regions.X * regions.Y)), coarse, tapes);
                return worker;
            },
            _ => { });
        var known = new Dictionary<FieldCommand[], int>(TapeComparer.Instance);
        var distinct = new List<FieldCommand[]>();
        for (var i = 0; i < tapes.Length; i++)
        {
            if (!known.TryGetValue(tapes[i], out var number))
            {
                known[tapes[i]] = number = distinct.Count;
                distinct.Add(tapes[i]);
            }
            TapeOf[i] = number;
        }
        Tapes = [.. distinct];

        static int Regions(int blocks) => (blocks + BlocksPerRegion - 1) / BlocksPerRegion;
    }

    // A region's tape first: a scene of thousands of pieces is run whole only once a region.
    private void FillRegion(FieldStack stack, TapePruner pruner, (int X, int Y, int Z) region, (int X, int Y, int Z) coarse, FieldCommand[][] tapes)
    {
        const float Half = BlocksPerRegion * FinePerCoarse * 0.5f;
        var first = new Vector3(region.X, region.Y, region.Z) * (2 * Half);
        Put(stack, 0, Box.Min + ((first + new Vector3(Half)) * Cell));
        pruner.Evaluate(Program.Tape, stack, 1);
        var tape = pruner.Prune(Program.Tape, 0, Reach * 2 * Half);
        for (var i = 0; i < BlocksPerRegion * BlocksPerRegion * BlocksPerRegion; i++)
        {
            var (x, y, z) = ((region.X * BlocksPerRegion) + (i % BlocksPerRegion), (region.Y * BlocksPerRegion) + (i / BlocksPerRegion % BlocksPerRegion), (region.Z * BlocksPerRegion) + (i / (BlocksPerRegion * BlocksPerRegion)));
            if (x < coarse.X && y < coarse.Y && z < coarse.Z)
                FillBlock(stack, pruner, tape, x, y, z, tapes);
        }
    }

    private void FillBlock(FieldStack stack, TapePruner pruner, FieldCommand[] regionTape, int bx, int by, int bz, FieldCommand[][] tapes)
    {
        var (x0, y0, z0) = (bx * FinePerCoarse, by * FinePerCoarse, bz * FinePerCoarse);
        var middle = Box.Min + (new Vector3(x0 + (FinePerCoarse * 0.5f), y0 + (FinePerCoarse * 0.5f), z0 + (FinePerCoarse * 0.5f)) * Cell);
        Put(stack, 0, middle);
        pruner.Evaluate(regionTape, stack, 1);
        var tape = pruner.Prune(regionTape, 0, Reach * FinePerCoarse);
        for (var i = 0; i < FinePerCoarse * FinePerCoarse * FinePerCoarse; i++)
            Put(stack, i, Middle(x0 + (i % 4), y0 + (i / 4 % 4), z0 + (i / 16)));
        pruner.Evaluate(tape, stack, 64);
        for (var i = 0; i < 64; i++)
        {
            var cell = Index(x0 + (i % 4), y0 + (i / 4 % 4), z0 + (i / 16));
            Middles[cell] = pruner.DistanceOf(tape, i);
            // Far from the surface nobody asks for more than the distance at the middle, so the block's tape will do.
            tapes[cell] = MathF.Abs(Middles[cell]) < 3 * Reach ? pruner.Prune(tape, i, Reach) : tape;
        }
    }

    /// <summary>A cell's number.</summary>
    public int Index(int x, int y, int z) => x + (Width * (y + (Height * z)));

    private static void Put(FieldStack stack, int lane, Vector3 point)
    {
        var to = stack.Point(0) + lane;
        (to[0], to[FieldStack.Batch], to[2 * FieldStack.Batch]) = (point.X, point.Y, point.Z);
    }

    private sealed class TapeComparer : IEqualityComparer<FieldCommand[]>
    {
        public static TapeComparer Instance { get; } = new();

        public bool Equals(FieldCommand[]? x, FieldCommand[]? y) => ReferenceEquals(x, y) || x.AsSpan().SequenceEqual(y);

        public int GetHashCode(FieldCommand[] tape)
        {
            var hash = default(HashCode);
            foreach (ref readonly var command in tape.AsSpan())
                hash.Add(((int)command.Op * 65536) + command.Index);
            return hash.ToHashCode();
        }
    }
}
