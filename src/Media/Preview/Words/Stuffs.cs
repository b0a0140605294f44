using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Words;

/// <summary>The materials that a prompt can name. To add one, add a row.</summary>
internal static class Stuffs
{
    /// <summary>Names and the material.</summary>
    public static IReadOnlyList<(string[] Names, Stuff Stuff)> Table { get; } =
    [
        (["gold", "golden", "gilded"], new("gold", Finish.Of(0xF0B93C, 0.22f, 1))),
        (["silver"], new("silver", Finish.Of(0xDADDE0, 0.2f, 1))),
        (["bronze"], new("bronze", Finish.Of(0xA9713A, 0.35f, 1))),
        (["copper"], new("copper", Finish.Of(0xD0784F, 0.28f, 1))),
        (["brass"], new("brass", Finish.Of(0xD3A94A, 0.28f, 1))),
        (["iron", "wrought iron", "cast iron"], new("iron", Finish.Of(0x54575B, 0.5f, 1))),
        (["steel", "stainless steel"], new("steel", Finish.Of(0xAEB4BA, 0.26f, 1))),
        (["chrome", "chromed"], new("chrome", Finish.Of(0xE4E8EB, 0.06f, 1))),
        (["metal", "metallic", "aluminium", "aluminum", "titanium"], new("metal", Finish.Of(0xB4B9BE, 0.34f, 1))),
        (["rusty", "rusted", "rust"], new("rust", Finish.Of(0x8F4A24, 0.85f, 0.4f).With(Pattern.Clouds, 0x402110, 0.12f))),
        (["glass", "glassy"], new("glass", Finish.Of(0xCFEAF0, 0.03f) with { Clarity = 0.8f })),
        (["crystal", "crystalline"], new("crystal", Finish.Of(0xBFE4FA, 0.04f) with { Clarity = 0.7f, Glow = 0.04f })),
        (["ice", "icy", "frozen"], new("ice", Finish.Of(0xB8E2F5, 0.1f) with { Clarity = 0.5f })),
        (["diamond"], new("diamond", Finish.Of(0xE9F6FC, 0.02f) with { Clarity = 0.7f, Glow = 0.05f })),
        (["ruby"], new("ruby", Finish.Of(0xC2123A, 0.05f) with { Clarity = 0.45f })),
        (["emerald"], new("emerald", Finish.Of(0x16A865, 0.05f) with { Clarity = 0.45f })),
        (["sapphire"], new("sapphire", Finish.Of(0x1F4FC9, 0.05f) with { Clarity = 0.45f })),
        (["amethyst"], new("amethyst", Finish.Of(0x8B4AC6, 0.06f) with { Clarity = 0.45f })),
        (["jade"], new("jade", Finish.Of(0x4FA574, 0.22f))),
        (["pearl", "pearly", "nacre"], new("pearl", Finish.Of(0xF1E9E4, 0.18f, 0.25f))),
        (["obsidian", "onyx"], new("obsidian", Finish.Of(0x17161B, 0.05f))),
        (["wood", "wooden", "timber", "oak", "walnut", "mahogany", "driftwood"], new("wood", Finish.Of(0x9A6638, 0.6f).With(Pattern.Wood, 0x5F3F22, 0.06f))),
        (["bamboo"], new("bamboo", Finish.Of(0xC9B067, 0.5f).With(Pattern.Wood, 0x7C6D3F, 0.06f))),
        (["cork"], new("cork", Finish.Of(0xBF9366, 0.95f).With(Pattern.Speckles, 0x896949, 0.015f) with { Grain = 0.4f })),
        (["ceramic", "porcelain", "china", "glazed"], new("ceramic", Finish.Of(0xC8C4BC, 0.12f), HasColor: false)),
        (["terracotta", "earthenware"], new("terracotta", Finish.Of(0xC06A43, 0.85f))),
        (["clay"], new("clay", Finish.Of(0xC8C4BC, 0.9f), HasColor: false)),
        (["stone", "granite", "rock", "rocky", "cobblestone"], new("stone", Finish.Of(0x8E8C86, 0.92f).With(Pattern.Speckles, 0x666460, 0.015f) with { Grain = 0.4f })),
        (["marble"], new("marble", Finish.Of(0xE9E6E0, 0.18f).With(Pattern.Veins, 0x8B8A86, 0.22f))),
        (["sandstone", "sand", "sandy"], new("sand", Finish.Of(0xD8B77F, 0.97f).With(Pattern.Speckles, 0x9B835B, 0.015f) with { Grain = 0.4f })),
        (["concrete", "cement"], new("concrete", Finish.Of(0xA3A19C, 0.95f).With(Pattern.Speckles, 0x757370, 0.015f) with { Grain = 0.4f })),
        (["brick"], new("brick", Finish.Of(0xA6503A, 0.9f).With(Pattern.Bricks, 0xC9C0B4, 0.12f) with { Grain = 0.4f })),
        (["fur", "furry", "fluffy", "fuzzy", "hairy"], new("fur", Finish.Of(0xC8C4BC, 1).With(Pattern.Fur, 0xA09C96, 0.03f) with { Fuzz = 0.7f }, HasColor: false)),
        (["wool", "woollen", "woolen", "woolly", "knitted", "crocheted", "knit"], new("wool", Finish.Of(0xC8C4BC, 1).With(Pattern.Checker, 0xB4B0A9, 0.015f) with { Fuzz = 0.7f }, HasColor: false)),
        (["felt", "plush", "velvet", "stuffed"], new("felt", Finish.Of(0xC8C4BC, 1).With(Pattern.Fur, 0xA09C96, 0.03f) with { Fuzz = 0.7f }, HasColor: false)),
        (["leather"], new("leather", Finish.Of(0x6B3F23, 0.5f).With(Pattern.Speckles, 0x4D2D19, 0.015f) with { Grain = 0.4f })),
        (["fabric", "cloth", "cotton", "linen", "silk", "denim"], new("cloth", Finish.Of(0xC8C4BC, 0.9f).With(Pattern.Checker, 0xB4B0A9, 0.015f) with { Fuzz = 0.7f }, HasColor: false)),
        (["paper", "origami", "cardboard", "papercraft"], new("paper", Finish.Of(0xEDE6D6, 0.95f))),
        (["plastic"], new("plastic", Finish.Of(0xC8C4BC, 0.28f), HasColor: false)),
        (["rubber", "vinyl"], new("rubber", Finish.Of(0xC8C4BC, 0.6f), HasColor: false)),
        (["wax"], new("wax", Finish.Of(0xF0DFB4, 0.4f))),
        (["jelly", "gummy", "jello", "slime", "slimy"], new("jelly", Finish.Of(0xC8C4BC, 0.06f) with { Clarity = 0.35f }, HasColor: false)),
        (["candy", "sugar", "sugary"], new("candy", Finish.Of(0xF58BB4, 0.1f))),
        (["chocolate"], new("chocolate", Finish.Of(0x4A2915, 0.32f))),
        (["snow", "snowy"], new("snow", Finish.Of(0xF3F7FB, 0.95f))),
        (["lava", "molten", "magma"], new("lava", Finish.Of(0xFF5A14, 0.8f).With(Pattern.Clouds, 0x722809, 0.12f) with { Glow = 1.2f })),
        (["mossy", "overgrown", "moss"], new("moss", Finish.Of(0x5E7F34, 1).With(Pattern.Clouds, 0x2A3917, 0.12f))),
        (["holographic", "hologram", "iridescent"], new("hologram", Finish.Of(0x63E6F5, 0.1f, 0.2f) with { Clarity = 0.3f, Glow = 0.35f })),
    ];

    /// <summary>A material by its first name.</summary>
    public static Stuff Named(string name)
    {
        foreach (var (names, stuff) in Table)
        {
            if (names[0] == name)
                return stuff;
        }

        throw new ArgumentException($"No material is called '{name}'.", nameof(name));
    }
}
