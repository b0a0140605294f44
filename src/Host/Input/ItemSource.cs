using GenAsset.Core.Errors;
using GenAsset.Core.Reading;

namespace GenAsset.Host.Input;

/// <summary>Where items come from: a file, or standard input for "-", whose kind its first letter tells.</summary>
internal static class ItemSource
{
    public static Outcome<ItemFile> Open(string path)
    {
        if (path != "-")
        {
            var file = ItemFile.Open(path);
            return file.Succeeded ? file : file.Error with { Suggestion = "Check the path; \"-\" reads prompts or JSON Lines from standard input." };
        }

        var input = new PeekableStream(Console.OpenStandardInput());
        return ItemFile.Of("standard input", input, input.FirstLetter() == '{');
    }
}
