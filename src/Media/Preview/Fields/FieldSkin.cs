using System.Numerics;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>A changed surface in place: the world's amount, and for bumps from which points to which lumps.</summary>
internal sealed record FieldSkin(SkinKind Kind, float Amount, int Point, Matrix4x4 ToLocal, float PerSize);
