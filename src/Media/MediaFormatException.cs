namespace GenAsset.Media;

/// <summary>A file is not what its format asks for: names the format, the byte offset and the reason.</summary>
public sealed class MediaFormatException : Exception
{
    /// <summary>Creates the error of one malformed file.</summary>
    public MediaFormatException(string format, long offset, string reason, Exception? cause = null)
        : base($"{format}: {reason} (at byte {offset})", cause)
    {
        Format = format;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>The format's short name: "PNG", "SPZ" …</summary>
    public string Format { get; }

    /// <summary>Where in the file the fault was seen, in bytes from its start.</summary>
    public long Offset { get; }

    /// <summary>What was wrong, as a sentence without the format's name.</summary>
    public string Reason { get; }
}
