using GenAsset.Core.Errors;

namespace GenAsset.Core.Reading;

/// <summary>A file of items: its reader is chosen by the file's ending.</summary>
public sealed class ItemFile : IAsyncDisposable
{
    private readonly Stream _content;
    private readonly Func<Stream, ItemDefaults, CancellationToken, IAsyncEnumerable<ItemEntry>> _read;

    private ItemFile(string name, Stream content, Func<Stream, ItemDefaults, CancellationToken, IAsyncEnumerable<ItemEntry>> read) =>
        (Name, _content, _read) = (name, content, read);

    /// <summary>What messages call it.</summary>
    public string Name { get; }

    /// <summary>Opens a file: .txt (a prompt a line), .csv (headers are item fields) or .jsonl (an item a line).</summary>
    public static Outcome<ItemFile> Open(string path)
    {
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

    /// <summary>What a stream has: JSON Lines, or a prompt a line.</summary>
    public static ItemFile Of(string name, Stream content, bool isJson) => new(name, content, isJson ? ItemLines.ReadAsync : PromptLines.ReadAsync);

    /// <summary>The items of the file.</summary>
    public IAsyncEnumerable<ItemEntry> ReadAsync(ItemDefaults defaults, CancellationToken cancellationToken) => _read(_content, defaults, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private static GenAssetError Unreadable(string message) => GenAssetError.Of(ErrorCatalog.InputNotReadable, message, suggestion: "Check the path.");
}
