using System.Numerics;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>A primitive in place: what one leaf command of a tape evaluates.</summary>
/// <param name="Form">Which primitive.</param>
/// <param name="Point">The register of the points that it reads: 0 the world's, more inside warps.</param>
/// <param name="ToLocal">From those points to the primitive's own space.</param>
/// <param name="Scale">From its own distance to the world's; for stretched ones a lower bound.</param>
/// <param name="A">Its first number, as <see cref="Form"/> says.</param>
/// <param name="B">Its second.</param>
/// <param name="C">Its third.</param>
/// <param name="D">Its fourth.</param>
/// <param name="Edges">The outline's edges.</param>
/// <param name="Finish">The finish slot; -1 takes that of what it cuts.</param>
internal sealed record FieldLeaf(Form Form, int Point, Matrix4x4 ToLocal, float Scale, float A, float B, float C, float D, OutlineEdge[] Edges, int Finish);
