using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Animals.</summary>
internal static class Animals
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("snail", "slug, 🐌", 0.08f, Snail),
    ];

    private static Solid Snail(Look look) =>
        Solids.Limb(new(0, 0.1f, 0.5f), new(0, 0.06f, -0.6f), 0.1f, 0.04f).In(look.Trim(Finish.Of(0xD9C29A)))
            + Solids.Torus(0.22f, 0.16f).TurnZ(90).At(0, 0.42f, -0.1f).In(look.Body(Finish.Of(0xB0703C, 0.3f)));
}
