using System.Runtime.CompilerServices;
using System.Text;
using GenAsset.Core.Jobs;
using GenAsset.Core.Validation;

namespace GenAsset.Core.Reading;

/// <summary>Reads a text file: a prompt a line, empty lines skipped.</summary>
public static class PromptLines
{
    /// <summary>The items of the text.</summary>
    public static async IAsyncEnumerable<ItemEntry> ReadAsync(
        Stream text, ItemDefaults defaults, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var reader = new LineReader(text);
        for (var index = 0; await reader.ReadAsync(cancellationToken).ConfigureAwait(false);)
        {
            if (reader.IsTooLong || !reader.Line.Span.Trim(" \t"u8).IsEmpty)
                yield return Read(reader, defaults, index++);
        }
    }

    private static ItemEntry Read(LineReader reader, ItemDefaults defaults, int index)
    {
        if (reader.IsTooLong)
            return ItemEntry.Faulty(reader.Number, new Fault($"is longer than {LineReader.DefaultMaxLineBytes} bytes.", "prompt"));
        if (StrictUtf8.FaultOf(reader.Line.Span) is { } fault)
            return ItemEntry.Faulty(reader.Number, new Fault(fault, "prompt"));
        var prompt = Encoding.UTF8.GetString(reader.Line.Span).Trim();
        if (defaults.More is { Count: > 0 } && FromPrompt(prompt, defaults.Kind) is not null)
            return FieldText.Parse([new("prompt", prompt)], reader.Number, defaults, index);
        return FromPrompt(prompt, defaults.Kind) is { } spec
            ? ItemEntry.Of(defaults.Fill(spec, index), reader.Number)
            : ItemEntry.Faulty(reader.Number, new Fault($"a line of text cannot be of kind {defaults.Kind.Word()}: that needs files, so use .jsonl or .csv.", "kind"));
    }

    /// <summary>An item of a kind that a prompt alone makes, or null.</summary>
    public static ItemSpec? FromPrompt(string prompt, ItemKind kind) => kind switch
    {
        ItemKind.Image => new ImageItem(prompt),
        ItemKind.Model => new ModelItem(prompt),
        ItemKind.Splat => new SplatItem(prompt),
        _ => null,
    };
}
