using System.Numerics;
using GenAsset.Media.Preview.Scenes.Nodes;

namespace GenAsset.Media.Preview.Fields;

/// <summary>A warp in place: reads points from one register through a placement, and writes the unwarped ones to another.</summary>
internal sealed record FieldWarp(WarpKind Kind, float Amount, int From, int To, Matrix4x4 ToLocal);
