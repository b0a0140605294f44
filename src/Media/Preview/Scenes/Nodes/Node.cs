using GenAsset.Media.Geometry;

namespace GenAsset.Media.Preview.Scenes.Nodes;

/// <summary>A piece of a solid's signed distance: a closed family, read by the tape compiler.</summary>
/// <param name="Bounds">A box around everything inside.</param>
internal abstract record Node(Bounds Bounds);
