using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using GenAsset.Core.Reading;
using GenAsset.Core.Validation;

namespace GenAsset.Host.Input;

/// <summary>Reads a CSV file: the headers are item fields, a row is an item. Within a field, a list's parts are separated by ";".</summary>
internal static class CsvItems
{
    /// <summary>The items of the file.</summary>
    public static async IAsyncEnumerable<ItemEntry> ReadAsync(
        Stream file, ItemDefaults defaults, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        CsvMalformedRecord? malformed = null;
        await using var reader = CsvReader.Create(
            file,
            new CsvReaderOptions
            {
                TrimWhitespace = true,
                TrackLineNumbers = true,
                MaxRecordSize = LineReader.DefaultMaxLineBytes,
                DetectSeparatorHint = true,
                OnMalformedRecord = record => malformed = record,
            },
            leaveOpen: true);
        if (await HeaderFaultsAsync(reader, cancellationToken) is { Length: > 0 } faults)
        {
            yield return ItemEntry.Faulty(1, faults);
            yield break;
        }

        for (var index = 0; ; index++)
        {
            malformed = null;
            var row = await NextAsync(reader, cancellationToken);
            if (row is { Moved: false, Fault: null })
                yield break;
            var line = (int)Math.Min(int.MaxValue, reader.LineNumber);
            if (row.Fault is { } tooLong)
                yield return ItemEntry.Faulty(line, tooLong);
            else
                yield return Read(reader, malformed, line, defaults, index);
            if (!row.Moved)
                yield break;
        }
    }

    private static async Task<Fault[]> HeaderFaultsAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadHeaderAsync(cancellationToken);
        var headers = reader.Headers;
        return
        [
            .. headers.Where(header => !FieldText.IsKnown(header)).Select(header => new Fault($"is not a field of any kind; there are {string.Join(", ", FieldText.Names)}.", Excerpt.Of(header))),
            .. headers.GroupBy(header => header, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => new Fault("stands in the header more than once.", group.Key)),
        ];
    }

    private static async ValueTask<(bool Moved, Fault? Fault)> NextAsync(CsvReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return (await reader.ReadAsync(cancellationToken), null);
        }
        catch (CsvFormatException fault)
        {
            return (false, new Fault($"cannot be read: {fault.Message}")); // longer than the bound: an unclosed quote, as a rule
        }
    }

    private static ItemEntry Read(CsvReader reader, CsvMalformedRecord? malformed, int line, ItemDefaults defaults, int index)
    {
        if (malformed is { } bad)
            return ItemEntry.Faulty(line, new Fault($"has {Describe(bad.Reason)}."));
        if (StrictUtf8.FaultOf(reader.RawRecord) is { } badText)
            return ItemEntry.Faulty(line, new Fault(badText));
        var headers = reader.Headers;
        if (reader.FieldCount != headers.Count)
            return ItemEntry.Faulty(line, new Fault($"has {reader.FieldCount} {(reader.FieldCount == 1 ? "field" : "fields")}; the header has {headers.Count}."));
        return FieldText.Parse(headers.Select((header, i) => KeyValuePair.Create<string, string?>(header, Encoding.UTF8.GetString(reader.GetSpan(i)))), line, defaults, index);
    }

    private static string Describe(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.StrayQuote => "a quote inside a field that does not begin with one",
        CsvMalformedReason.TextAfterClosingQuote => "text after a closing quote",
        CsvMalformedReason.UnterminatedQuote => "a quote that is never closed",
        _ => $"a fault ({reason})",
    };
}
