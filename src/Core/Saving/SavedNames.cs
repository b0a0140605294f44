using System.Text;
using GenAsset.Core.Jobs;
using GenAsset.Core.Storage;

namespace GenAsset.Core.Saving;

/// <summary>What an item's assets are called where they are saved. A good name is kept; of any other, and a server may send any, what is safe on every platform is kept.</summary>
public static class SavedNames
{
    private const int MaxPart = 80; // letters of a folder's or file's name, of up to three bytes: file systems end at 255
    private const int MaxDepth = 8;
    private const string Nameless = "file";

    /// <summary>The assets' names as relative paths with "/", in their order; no two are the same where letters' case does not count.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<AssetInfo> assets)
    {
        var names = assets.Select(asset => asset.Name).ToArray();
        if (names.All(AssetName.IsValid))
            return names;
        var taken = names.Where(AssetName.IsValid).ToHashSet(StringComparer.OrdinalIgnoreCase); // who has a good name keeps it
        for (var i = 0; i < names.Length; i++)
        {
            if (!AssetName.IsValid(names[i]))
                names[i] = Free(PathOf(names[i]), taken);
        }

        return names;
    }

    /// <summary>One part of a path, cut in its middle where it is long; it opens no device and climbs nowhere. Empty where nothing is left.</summary>
    internal static string Part(string part)
    {
        var safe = (part.Length > MaxPart ? part[..(MaxPart / 2)] + part[^(MaxPart / 2)..] : part).TrimEnd('.', ' ').TrimStart('.', ' ');
        return AssetName.IsDevice(safe) ? "_" + safe : safe;
    }

    private static string PathOf(string name)
    {
        var parts = name.Split('/', '\\').Select(part => Part(Plain(part))).Where(part => part.Length > 0).TakeLast(MaxDepth).ToList();
        return parts.Count == 0 ? Nameless : string.Join('/', parts);
    }

    // Letters of any language; nothing that a file system, a shell or a reader's eye takes for something else, as marks that turn the direction of what follows.
    private static string Plain(string part)
    {
        var plain = new StringBuilder(part.Length);
        foreach (var letter in part)
            plain.Append(char.IsLetterOrDigit(letter) && !char.IsSurrogate(letter) || letter is '.' or '_' or '-' or ' ' ? letter : '-');
        return plain.ToString();
    }

    private static string Free(string path, HashSet<string> taken)
    {
        var stem = path[..^Path.GetExtension(path).Length];
        var free = path;
        for (var count = 2; !taken.Add(free); count++)
            free = $"{stem}-{count}{Path.GetExtension(path)}";
        return free;
    }
}
