using GenAsset.Media.Preview.Composing;

namespace GenAsset.Media.Preview.Words;

/// <summary>Reads a prompt into a scene.</summary>
internal static class PromptReader
{
    /// <summary>The scene of a prompt: any text gives one, and the same text, seed and guidance the same.</summary>
    /// <param name="prompt">What is asked for.</param>
    /// <param name="seed">What varies it.</param>
    /// <param name="guidance">How strictly the prompt's colours and manner bind: below 5 they run into what is usual.</param>
    public static PromptScene Read(string prompt, long seed, double guidance)
    {
        var graph = PromptParser.Parse(prompt);
        return new PromptScene(Composer.Compose(graph, seed, guidance), graph.UnknownWords);
    }
}
