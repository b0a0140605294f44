using GenAsset.Core.Errors;
using GenAsset.Core.Reading;

namespace GenAsset.Host.Input;

/// <summary>A file of items: its reader is chosen by the file's ending; standard input by its first letter.</summary>
internal sealed class ItemFile : IAsyncDisposable
{
    private readonly Stream _content;
    private readonly Func<Stream, ItemDefaults, CancellationToken, IAsyncEnumerable<ItemEntry>> _read;

    private ItemFile(string name, Stream content, Func<Stream, ItemDefaults, CancellationToken, IAsyncEnumerable<ItemEntry>> read) =>
        (Name, _content, _read) = (name, content, read);

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Opens a file, or standard input for "-".</summary>
    public static Outcome<ItemFile> Open(string path)
    {
        if (path == "-")
            return OpenStandardInput();
        try
        {
            var extension = Path.GetExtension(path).ToLowerInvariant();
            if (extension is not (".txt" or ".csv" or ".jsonl" or ".ndjson"))
                return Unreadable($"{path} is not a kind of file that is understood: .txt (a prompt a line), .csv or .jsonl.");
            var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            return new ItemFile(path, content, extension switch
            {
                ".txt" => PromptLines.ReadAsync,
                ".csv" => CsvItems.ReadAsync,
                _ => ItemLines.ReadAsync,
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Unreadable($"{path} cannot be read: {fault.Message}");
        }
    }

    /// <summary>The items of the file.</summary>
    public IAsyncEnumerable<ItemEntry> ReadAsync(ItemDefaults defaults, CancellationToken cancellationToken) => _read(_content, defaults, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private static ItemFile OpenStandardInput()
    {
        var input = new PeekableStream(Console.OpenStandardInput());
        return new ItemFile("standard input", input, input.FirstLetter() == '{' ? ItemLines.ReadAsync : PromptLines.ReadAsync);
    }

    private static GenAssetError Unreadable(string message) =>
        GenAssetError.Of(ErrorCatalog.InputNotReadable, message, suggestion: "Check the path; \"-\" reads prompts or JSON Lines from standard input.");
}
