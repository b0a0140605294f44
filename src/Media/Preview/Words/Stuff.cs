using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Words;

/// <summary>What something is made of.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Finish">How it looks.</param>
/// <param name="HasColor">Whether the finish's colour is the material's own; plastic and wool take any.</param>
internal sealed record Stuff(string Name, Finish Finish, bool HasColor = true);
