namespace GenAsset.Media.Preview.Fields;

/// <summary>One step of a tape: a postfix program over a stack of distances.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Index">The leaf, warp or skin that it reads.</param>
/// <param name="Radius">The fillet of a joint, in world metres.</param>
internal readonly record struct FieldCommand(FieldOp Op, int Index, float Radius);
