namespace GenAsset.Core.Validation;

/// <summary>Shows what somebody sent us, short and on one line.</summary>
public static class Excerpt
{
    private const int MaxLength = 60;

    /// <summary>The text itself, or its beginning; control characters become spaces.</summary>
    public static string Of(string text)
    {
        var oneLine = string.Create(Math.Min(text.Length, MaxLength), text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(source[i]) ? ' ' : source[i];
        });
        return text.Length > MaxLength ? oneLine + "…" : oneLine;
    }
}
