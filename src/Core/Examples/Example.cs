namespace GenAsset.Core.Examples;

/// <summary>A model that comes with GenAsset.</summary>
/// <param name="Id">Its folder's name: "figurine".</param>
/// <param name="Name">For people.</param>
/// <param name="Prompt">What it was made of.</param>
/// <param name="Seed">The seed that it was made with.</param>
public sealed record Example(string Id, string Name, string Prompt, long Seed)
{
    /// <summary>The files of every example.</summary>
    public static IReadOnlyList<string> Files { get; } = ["image.png", "model.glb", "model.usdz"];
}
