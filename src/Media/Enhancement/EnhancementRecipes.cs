namespace GenAsset.Media.Enhancement;

/// <summary>Every model name and what it stands for; the table in docs/04-engines.md says the same, and a test compares them.</summary>
public static class EnhancementRecipes
{
    /// <summary>Pixels in at most: 67 MP, by which 8192 x 8192 is meant.</summary>
    public const long MaxInputPixels = 8192L * 8192;

    /// <summary>Pixels out at most: 600 MP.</summary>
    public const long MaxOutputPixels = 600_000_000;

    /// <summary>Pixels out of the generative recipes at most: 8K (33 MP), 7680 x 4320.</summary>
    public const long MaxGenerativePixels = 7680L * 4320;

    /// <summary>The default, which also answers to the older name enhanced_v1.</summary>
    public const string Default = "general_2x";

    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.Ordinal) { ["enhanced_v1"] = Default };

    /// <summary>All recipes, in the order of the documentation.</summary>
    public static IReadOnlyList<EnhancementRecipe> All { get; } =
    [
        .. Sizes("face", new() { Name = "", Deblock = true, Denoise = 1, LocalContrast = 0.15f, Sharpen = 0.6f, SkinAware = 0.6f }),
        .. Sizes("face_v2", new() { Name = "", Deblock = true, Denoise = 0.7f, Sharpen = 0.25f, SkinAware = 0.8f }),
        .. Sizes("general", new() { Name = "", Deblock = true, Denoise = 0.8f, LocalContrast = 0.15f, Sharpen = 0.35f }),
        .. Sizes("high_fidelity", new() { Name = "" }),
        new() { Name = "sharpen_denoise", Deblock = true, Denoise = 1.1f, Sharpen = 0.9f },
        new() { Name = "detail_denoise", Deblock = true, Denoise = 0.85f, LocalContrast = 0.35f, Sharpen = 0.3f },
        Generative(new() { Name = "generative_portrait", Deblock = true, Denoise = 1.1f, LocalContrast = 0.2f, Sharpen = 0.7f, SkinAware = 0.6f }),
        Generative(new() { Name = "generative", Deblock = true, Denoise = 1.1f, LocalContrast = 0.35f, Sharpen = 0.8f }),
    ];

    /// <summary>The recipe of a model name or alias, or null.</summary>
    public static EnhancementRecipe? Find(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == s_aliases.GetValueOrDefault(name, name));

    private static EnhancementRecipe[] Sizes(string family, EnhancementRecipe recipe) =>
        [recipe with { Name = family + "_2x", Scale = 2 }, recipe with { Name = family + "_4x", Scale = 4 }];

    private static EnhancementRecipe Generative(EnhancementRecipe recipe) =>
        recipe with { Scale = 2, MaxInputPixels = null, MaxOutputPixels = MaxGenerativePixels, FitsOutput = true };
}
