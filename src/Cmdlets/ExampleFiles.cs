namespace GenAsset.Cmdlets;

/// <summary>A model that comes with GenAsset, and where its files lie.</summary>
/// <param name="Id">Its id: "figurine".</param>
/// <param name="Name">For people.</param>
/// <param name="Prompt">What it was made of.</param>
/// <param name="Seed">The seed that it was made with.</param>
/// <param name="Path">Its files.</param>
public sealed record ExampleFiles(string Id, string Name, string Prompt, long Seed, IReadOnlyList<string> Path);
