using System.Numerics;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Points of the scene that one batch of rays saw, and what is worked out for each.</summary>
internal sealed class HitBatch
{
    /// <summary>Which sample of the batch each hit belongs to.</summary>
    public int[] Sample { get; } = new int[FieldProbe.Capacity];

    /// <summary>Where.</summary>
    public Vector3[] Point { get; } = new Vector3[FieldProbe.Capacity];

    /// <summary>The unit normal.</summary>
    public Vector3[] Normal { get; } = new Vector3[FieldProbe.Capacity];

    /// <summary>The unit direction from which it was seen.</summary>
    public Vector3[] Direction { get; } = new Vector3[FieldProbe.Capacity];

    /// <summary>How far it is from the eye.</summary>
    public float[] Distance { get; } = new float[FieldProbe.Capacity];

    /// <summary>Which grid was hit; -1 is the ground.</summary>
    public int[] Grid { get; } = new int[FieldProbe.Capacity];

    /// <summary>The finishes that meet there.</summary>
    public FinishMix[] Mix { get; } = new FinishMix[FieldProbe.Capacity];

    /// <summary>How much of the sun is seen, 0..1.</summary>
    public float[] Sun { get; } = new float[FieldProbe.Capacity];

    /// <summary>How much of the sky is seen, 0..1.</summary>
    public float[] Open { get; } = new float[FieldProbe.Capacity];

    /// <summary>How much of the mirrored direction is free, 0..1.</summary>
    public float[] Mirror { get; } = new float[FieldProbe.Capacity];

    /// <summary>How many.</summary>
    public int Count { get; set; }
}
