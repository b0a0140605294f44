using System.Numerics;
using GenAsset.Media.Geometry.Surfacing;

namespace GenAsset.Media.Reconstruction.Fusing;

/// <summary>A block that has samples: its place, counted in blocks, and the views that know something about it, one bit each.</summary>
internal readonly record struct ActiveBlock(int X, int Y, int Z, ulong Mixed, ulong Behind);

/// <summary>Settles blocks that lie wholly outside or inside, and lists the others.</summary>
internal sealed class BlockSort(VolumeFrame frame, DepthRanges[] views, SignGrid signs, ParallelOptions parallel)
{
    private const int Side = SampleGrid.BlockSide;

    // A block's samples and one more all around, so that where neighbours are settled differently one of them has samples.
    private readonly float _radius = frame.Step * (Side + 1) * 0.5f * 1.7320508f;

    private readonly int _blocksX = frame.Width / Side;
    private readonly int _blocksY = frame.Height / Side;
    private readonly int _blocksZ = frame.Depth / Side;

    /// <summary>The number of each block's samples, or -1, and the blocks in that order.</summary>
    public (int[] Blocks, ActiveBlock[] Active) Sort()
    {
        var blocks = new int[_blocksX * _blocksY * _blocksZ];
        Array.Fill(blocks, -1);
        var layers = new List<ActiveBlock>[_blocksZ];
        Parallel.For(0, _blocksZ, parallel, z => layers[z] = Layer(z));
        ActiveBlock[] active = [.. layers.SelectMany(layer => layer)];
        for (var i = 0; i < active.Length; i++)
            blocks[(((active[i].Z * _blocksY) + active[i].Y) * _blocksX) + active[i].X] = i;
        return (blocks, active);
    }

    private List<ActiveBlock> Layer(int z)
    {
        var active = new List<ActiveBlock>();
        for (var y = 0; y < _blocksY; y++)
        {
            for (var x = 0; x < _blocksX; x++)
            {
                var (block, isEmpty) = Judge(x, y, z);
                if (isEmpty)
                    continue;
                if (block.Mixed != 0 || IsRim(x, y, z))
                    active.Add(block);
                else
                    Fill(block);
            }
        }
        return active;
    }

    private (ActiveBlock Block, bool IsEmpty) Judge(int x, int y, int z)
    {
        var center = frame.Origin + ((new Vector3(x, y, z) * Side + new Vector3((Side - 1) * 0.5f)) * frame.Step);
        ulong mixed = 0, behind = 0;
        for (var i = 0; i < views.Length; i++)
        {
            switch (views[i].Judge(center, _radius, frame.Step * Fusion.BandVoxels))
            {
                case BlockView.Empty: return (default, true);
                case BlockView.Mixed: mixed |= 1UL << i; break;
                case BlockView.Behind: behind |= 1UL << i; break;
                default: break;
            }
        }
        // What no view shows is not said to be there.
        return (new ActiveBlock(x, y, z, mixed, behind), (mixed | behind) == 0);
    }

    private bool IsRim(int x, int y, int z) => x == 0 || y == 0 || z == 0 || x == _blocksX - 1 || y == _blocksY - 1 || z == _blocksZ - 1;

    private void Fill(in ActiveBlock block)
    {
        for (var z = block.Z * Side; z < (block.Z + 1) * Side; z++)
            for (var y = block.Y * Side; y < (block.Y + 1) * Side; y++)
                signs.Row(y, z)[block.X] = byte.MaxValue;
    }
}
