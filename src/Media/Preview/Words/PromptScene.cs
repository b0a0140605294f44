using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Words;

/// <summary>A prompt as it was understood.</summary>
/// <param name="Scene">The scene that it asks for.</param>
/// <param name="UnknownWords">Words that no table knows, in the prompt's order, each once; they still shifted the seed.</param>
internal sealed record PromptScene(Scene Scene, IReadOnlyList<string> UnknownWords);
