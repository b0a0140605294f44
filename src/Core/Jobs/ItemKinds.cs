namespace GenAsset.Core.Jobs;

/// <summary>What each kind is called and may be asked for.</summary>
public static class ItemKinds
{
    /// <summary>The words, as they are written in files and on command lines.</summary>
    public static IReadOnlyList<string> Words { get; } = ["image", "model", "splat", "reconstruction", "enhancement"];

    private static readonly string[] PictureFormats = ["png", "jpg", "jpeg", "jfif", "bmp", "tga", "tiff", "webp"];

    /// <summary>The kind of a word, or null.</summary>
    public static ItemKind? Parse(string? word)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (string.Equals(Words[i], word, StringComparison.OrdinalIgnoreCase))
                return (ItemKind)i;
        }

        return null;
    }

    /// <summary>The word of a kind.</summary>
    public static string Word(this ItemKind kind) => Words[(int)kind];

    /// <summary>The formats that a kind may be asked for.</summary>
    public static IReadOnlyList<string> Formats(ItemKind kind) => kind switch
    {
        ItemKind.Image => PictureFormats,
        ItemKind.Model => ["glb", "usdz", "obj", "ply", "image"],
        ItemKind.Splat => ["spz", "ply", "glb", "image"],
        ItemKind.Reconstruction => ["glb", "obj", "ply"],
        _ => PictureFormats,
    };

    /// <summary>The formats that a kind gives when none are asked for.</summary>
    public static IReadOnlyList<string> DefaultFormats(ItemKind kind) => kind switch
    {
        ItemKind.Image => ["png"],
        ItemKind.Model => ["glb", "usdz", "image"],
        ItemKind.Splat => ["spz"],
        ItemKind.Reconstruction => ["glb", "obj", "ply"],
        _ => ["png"],
    };
}
