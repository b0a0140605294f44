using System.Runtime.CompilerServices;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Reading;

/// <summary>Reads JSON Lines: an item a line, empty lines skipped.</summary>
public static class ItemLines
{
    /// <summary>The items of the text.</summary>
    public static IAsyncEnumerable<ItemEntry> ReadAsync(Stream text, ItemDefaults defaults, CancellationToken cancellationToken = default) =>
        ReadAsync(new LineReader(text), defaults, cancellationToken);

    /// <summary>The items of the lines that are left.</summary>
    public static async IAsyncEnumerable<ItemEntry> ReadAsync(
        LineReader reader, ItemDefaults defaults, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var index = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false);)
        {
            if (reader.IsTooLong)
                yield return ItemEntry.Faulty(reader.Number, new Fault($"is longer than {LineReader.DefaultMaxLineBytes} bytes."));
            else if (!reader.Line.Span.Trim(" \t"u8).IsEmpty)
                yield return ItemParser.Parse(reader.Line.Span, reader.Number, defaults, index);
            else
                continue;
            index++;
        }
    }
}
