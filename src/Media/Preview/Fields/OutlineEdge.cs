using System.Numerics;

namespace GenAsset.Media.Preview.Fields;

/// <summary>An edge of an outline from <paramref name="From"/> along <paramref name="Along"/>.</summary>
/// <param name="From">Its first corner.</param>
/// <param name="Along">To its second corner.</param>
/// <param name="PerLengthSquared">1 over its squared length.</param>
/// <param name="IsOpen">Whether it is no wall but the axis that a lathe turns around: it counts for the side, not for the distance.</param>
internal readonly record struct OutlineEdge(Vector2 From, Vector2 Along, float PerLengthSquared, bool IsOpen);
