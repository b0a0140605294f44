namespace GenAsset.Core.Storage;

/// <summary>Asset names are relative paths with "/" that stay inside their item's folder on every platform.</summary>
public static class AssetName
{
    private const int MaxLength = 200;

    /// <summary>Whether a name is one: no empty, dotted or reserved part, no character that a file system treats specially.</summary>
    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && name.Split('/').All(IsPlain);

    private static bool IsPlain(string part) =>
        part.Length > 0 && part[0] != '.' && part[^1] != '.' && part[^1] != ' ' && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ' ')
        && !IsDevice(part);

    /// <summary>Whether Windows opens a device by this name, whatever its ending.</summary>
    internal static bool IsDevice(string part)
    {
        var stem = part.Split('.')[0].ToUpperInvariant();
        return stem is "CON" or "PRN" or "AUX" or "NUL"
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }
}
