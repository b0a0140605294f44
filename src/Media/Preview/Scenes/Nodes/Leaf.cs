using System.Numerics;
using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>A primitive.</summary>
internal sealed record Leaf(Form Form, float A, float B, float C, float D, Vector2[]? Outline, Bounds Bounds) : Node(Bounds);
