namespace GenAsset.Media.Preview.Fields;

/// <summary>One thread's memory for running tapes on a batch of points.</summary>
internal sealed unsafe class FieldStack
{
    /// <summary>Points a batch at most; a multiple of every vector's width.</summary>
    public const int Batch = 256;

    private readonly float[] _memory;
    private readonly int _points;

    /// <summary>Memory for a program's depth and point registers.</summary>
    public FieldStack(FieldProgram program)
    {
        _points = program.Points;
        _memory = GC.AllocateUninitializedArray<float>(((program.Points * 3) + program.Depth + 1) * Batch, pinned: true);
        Array.Clear(_memory);
        Start = (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _memory[0]); // pinned above
        Winners = new int[(program.Depth + 1) * Batch];
        Others = new int[(program.Depth + 1) * Batch];
        Shares = new float[(program.Depth + 1) * Batch];
    }

    /// <summary>The world's points: x, then y, then z, a batch each.</summary>
    public float* Start { get; }

    /// <summary>Of each stack slot, the finish that wins.</summary>
    public int[] Winners { get; }

    /// <summary>Of each stack slot, the finish that blends in.</summary>
    public int[] Others { get; }

    /// <summary>Of each stack slot, how much of it: 0..0.5.</summary>
    public float[] Shares { get; }

    /// <summary>A point register.</summary>
    public float* Point(int register) => Start + (register * 3 * Batch);

    /// <summary>A stack slot of distances.</summary>
    public float* Slot(int index) => Start + (((_points * 3) + index) * Batch);
}
