using System.Runtime.CompilerServices;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Reading;

/// <summary>Reads a CSV file: the headers are item fields, a row is an item. Within a field, a list's parts are separated by ";".</summary>
public static class CsvItems
{
    /// <summary>The items of the file.</summary>
    public static async IAsyncEnumerable<ItemEntry> ReadAsync(Stream file, ItemDefaults defaults, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = new CsvRecordReader(file);
        string[] headers = await reader.ReadAsync(cancellationToken).ConfigureAwait(false) ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.Field)] : [];
        if (HeaderFaults(headers) is { Length: > 0 } faults)
        {
            yield return ItemEntry.Faulty(1, faults);
            yield break;
        }

        for (var index = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); index++)
            yield return Read(reader, headers, defaults, index);
    }

    private static Fault[] HeaderFaults(string[] headers) =>
    [
        .. headers.Where(header => !FieldText.IsKnown(header)).Select(header => new Fault($"is not a field of any kind; there are {string.Join(", ", FieldText.Names)}.", Excerpt.Of(header))),
        .. headers.GroupBy(header => header, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => new Fault("stands in the header more than once.", group.Key)),
    ];

    private static ItemEntry Read(CsvRecordReader row, string[] headers, ItemDefaults defaults, int index)
    {
        if (row.IsTooLong)
            return ItemEntry.Faulty(row.Line, new Fault($"is longer than {LineReader.DefaultMaxLineBytes} bytes: a quote may not be closed."));
        if (row.Fault is { } malformed)
            return ItemEntry.Faulty(row.Line, new Fault($"has {malformed}."));
        if (StrictUtf8.FaultOf(row.Raw) is { } badText)
            return ItemEntry.Faulty(row.Line, new Fault(badText));
        if (row.FieldCount != headers.Length)
            return ItemEntry.Faulty(row.Line, new Fault($"has {row.FieldCount} {(row.FieldCount == 1 ? "field" : "fields")}; the header has {headers.Length}."));
        return FieldText.Parse(headers.Select((header, i) => KeyValuePair.Create<string, string?>(header, row.Field(i))), row.Line, defaults, index);
    }
}
