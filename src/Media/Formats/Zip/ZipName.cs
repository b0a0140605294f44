namespace GenAsset.Media.Formats.Zip;

/// <summary>Which entry names may be written or unpacked: relative, forward slashes, never out of their folder.</summary>
public static class ZipName
{
    private const int MaxLength = 1024;

    /// <summary>Whether unpacking this name stays inside the target folder on every system.</summary>
    public static bool IsSafe(string name)
    {
        if (name.Length is 0 or > MaxLength || name[0] == '/' || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0)
            return false;
        var parts = name.TrimEnd('/').Split('/');
        return Array.TrueForAll(parts, part => part is not ("" or "." or ".."));
    }
}
