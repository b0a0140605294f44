namespace GenAsset.Core.Validation;

/// <summary>One thing wrong with what was asked, and where.</summary>
/// <param name="Message">What is wrong and what would be right.</param>
/// <param name="Field">The field, in its JSON spelling.</param>
/// <param name="Index">The item, from 0; none when the fault is the job's own.</param>
/// <param name="Line">The line of the file that the item came from, from 1.</param>
public sealed record Fault(string Message, string? Field = null, int? Index = null, int? Line = null)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var place = (Line, Index) switch
        {
            ({ } line, _) => $"line {line}",
            (null, { } index) => $"item {index}",
            _ => "job",
        };
        return Field is null ? $"{place}: {Message}" : $"{place}, {Field}: {Message}";
    }
}
