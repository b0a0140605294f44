namespace GenAsset.Media.Formats.Glb;

/// <summary>Bytes inside JSON: <c>data:…;base64,…</c>.</summary>
internal static class DataUri
{
    /// <summary>The bytes, or null when the text is none or is damaged.</summary>
    public static byte[]? Decode(string? uri)
    {
        const string marker = ";base64,";
        if (uri is null || !uri.StartsWith("data:", StringComparison.Ordinal) || uri.IndexOf(marker, StringComparison.Ordinal) is not (var at and > 0))
            return null;
        var text = uri.AsSpan(at + marker.Length);
        var bytes = new byte[text.Length / 4 * 3 + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>"image/png" of "data:image/png;base64,…".</summary>
    public static string MediaType(string uri) => uri[5..uri.IndexOf(';', StringComparison.Ordinal)];
}
