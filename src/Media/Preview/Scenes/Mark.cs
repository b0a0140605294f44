using System.Numerics;

namespace GenAsset.Media.Preview.Scenes;

/// <summary>A place on a solid where another can be put: "head" for a hat, "neck" for a scarf, "hand" for a tool.</summary>
/// <param name="Name">What the place is.</param>
/// <param name="Point">Where it is.</param>
/// <param name="Size">How large what is put there should be, metres: a head's or hand's width.</param>
internal sealed record Mark(string Name, Vector3 Point, float Size);
