using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Fields;

/// <summary>A solid, flattened: the whole tape and what its commands read.</summary>
internal sealed record FieldProgram(
    FieldCommand[] Tape, FieldLeaf[] Leaves, FieldWarp[] Warps, FieldSkin[] Skins, FinishSlot[] Finishes, int Points, int Depth, Bounds Bounds);
