using System.Runtime.CompilerServices;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>
/// Samples of a field, x fastest: all of them, or only blocks of 8 x 8 x 8 near the surface, <paramref name="blocks"/> holding for every block
/// (x fastest) the number of its samples' run of 512, or -1.
/// </summary>
internal sealed class SampleGrid(int width, int height, int depth, float[] samples, int[]? blocks = null)
{
    public const int BlockShift = 3;
    public const int BlockSide = 1 << BlockShift;
    public const int BlockSamples = BlockSide * BlockSide * BlockSide;

    private readonly int _blocksX = BlocksAlong(width);
    private readonly int _blocksY = BlocksAlong(height);

    public int Width { get; } = width;

    public int Height { get; } = height;

    public int Depth { get; } = depth;

    public float[] Samples { get; } = samples;

    public static int BlocksAlong(int samples) => (samples + BlockSide - 1) >> BlockShift;

    /// <summary>The sample at a place; positive infinity in a block that is not kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float At(int x, int y, int z)
    {
        if (blocks is null)
            return Samples[(((z * Height) + y) * Width) + x];
        var block = blocks[((((z >> BlockShift) * _blocksY) + (y >> BlockShift)) * _blocksX) + (x >> BlockShift)];
        return block < 0 ? float.PositiveInfinity
            : Samples[(block * BlockSamples) + ((z & (BlockSide - 1)) << (2 * BlockShift)) + ((y & (BlockSide - 1)) << BlockShift) + (x & (BlockSide - 1))];
    }
}
