using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>A finish as one piece wears it.</summary>
/// <param name="Finish">The finish.</param>
/// <param name="ToLocal">From the world to the piece's own space, in which the pattern lies.</param>
internal sealed record FinishSlot(Finish Finish, Matrix4x4 ToLocal);
