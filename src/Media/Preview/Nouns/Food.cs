using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Fruit and vegetables; with them, what a kitchen makes of them.</summary>
internal static class Food
{
    private const int Leaf = 0x4F9A3A;

    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("apple", "🍎, 🍏", 0.09f, Apple),
        new("banana", "plantain, 🍌", 0.2f, Banana) { Lends = Gloss(0xF7D338) },
        new("orange fruit", "orange, mandarin, tangerine, clementine, 🍊", 0.08f, Orange),
        new("lemon", "lime, 🍋", 0.09f, Lemon),
        new("pear", "avocado, 🍐", 0.11f, Pear),
        new("strawberry", "berry, raspberry, 🍓", 0.05f, Strawberry),
        new("cherry", "pair of cherries, 🍒", 0.08f, Cherry),
        new("grapes", "grape, bunch of grapes, 🍇", 0.18f, Grapes) { Lends = Gloss(0x6A3A8C) },
        new("pineapple", "ananas, 🍍", 0.32f, Pineapple),
        new("watermelon", "melon, watermelon slice, slice of watermelon, 🍉", 0.28f, Watermelon),
        new("carrot", "parsnip, 🥕", 0.24f, Carrot),
        new("tomato", "🍅", 0.08f, Tomato),
        new("pumpkin", "squash, jack o'lantern, jack-o-lantern, halloween pumpkin, 🎃", 0.32f, Pumpkin),
        new("corn", "maize, sweetcorn, corn cob, corn on the cob, 🌽", 0.24f, Corn),
        new("eggplant", "aubergine, 🍆", 0.24f, Eggplant),
        new("egg", "easter egg, 🥚", 0.06f, Egg),
        new("fruit", "assorted fruit, mixed fruit, fruit salad", 0.3f, Pile),
        .. Meals.All,
    ];

    private static Solid Stalk(float height, float bend, float radius) => Tube([new(0, 0, 0), new(bend * 0.3f, height * 0.5f, 0), new(bend, height, 0)], radius, radius * 1.2f).In(Wood(DarkOak));

    private static Solid LeafAt(float length, float lift) => Ellipsoid(length * 0.5f, length * 0.07f, length * 0.24f).At(length * 0.48f, 0, 0).TurnZ(lift);

    private static Solid Apple(Look r)
    {
        var flesh = Ellipsoid(0.5f, 0.42f, 0.5f).At(0, 0.48f, 0).Blend(Sphere(0.3f).At(0, 0.32f, 0), 0.1f).Cut(Sphere(0.14f).At(0, 0.96f, 0), 0.14f);
        var skin = Gloss(r.Dice.Pick(0xD02A24, 0xD02A24, 0xC0222C, 0x86B83A));
        return flesh.In(r.Body(skin)) + Stalk(0.34f, 0.08f, 0.035f).At(0, 0.72f, 0) + LeafAt(0.4f, 22).At(0.05f, 0.92f, 0).In(r.Part("leaf", Leaves(Leaf)));
    }

    // One of each: as a still life has them.
    private static Solid Pile(Look r) =>
        Apple(r).Fit(0.62f).At(-0.34f, 0, 0.24f) + Orange(r).Fit(0.6f).At(0.34f, 0, 0.26f) + Pear(r).Fit(0.85f).TurnZ(14).At(0.3f, 0.12f, -0.3f) + Apple(r with { Dice = r.Dice.Fork("green") }).Fit(0.58f).At(-0.32f, 0.04f, -0.34f)
            + Grapes(r).Fit(0.6f).At(0, 0.36f, 0.06f) + Banana(r).Fit(0.42f).TurnY(24).At(0.02f, 0.56f, -0.22f);

    private static Solid Banana(Look r)
    {
        var skin = r.Body(Gloss(0xF7D338));
        Vector3[] spine = [new(-0.86f, 0.62f, 0), new(-0.6f, 0.28f, 0), new(0, 0.1f, 0), new(0.6f, 0.28f, 0), new(0.9f, 0.66f, 0)];
        var fruit = Tube(spine.AsSpan(0, 4), 0.1f, 0.19f).Blend(Limb(spine[1], spine[2], 0.18f, 0.22f), 0.08f).Blend(Limb(spine[2], spine[3], 0.22f, 0.17f), 0.08f).Blend(Limb(spine[3], spine[4], 0.17f, 0.07f), 0.06f);
        var tips = Limb(spine[4], spine[4] + new Vector3(0.06f, 0.16f, 0), 0.065f, 0.08f) + Sphere(0.07f).At(-0.9f, 0.68f, 0);
        return (fruit.In(skin) + tips.In(r.Trim(Matte(0x6B5420)))).Settle();
    }

    private static Solid Orange(Look r)
    {
        var peel = r.Body(Finish.Of(0xF58A1E, 0.4f) with { Grain = 0.5f });
        return Ellipsoid(0.5f, 0.46f, 0.5f).At(0, 0.46f, 0).Cut(Sphere(0.12f).At(0, 1, 0), 0.06f).In(peel) + Sphere(0.05f).At(0, 0.89f, 0).In(Wood(0x5A7A30))
            + LeafAt(0.46f, 18).At(0.02f, 0.91f, 0).In(Leaves(Leaf)) + LeafAt(0.36f, 12).TurnY(140).At(0, 0.91f, 0).In(Leaves(Leaf));
    }

    private static Solid Lemon(Look r)
    {
        var peel = r.Body(Finish.Of(0xF9DE2E, 0.35f) with { Grain = 0.4f });
        var body = Lathe(Smooth(0, -0.72f, 0.08f, -0.68f, 0.14f, -0.54f, 0.4f, -0.28f, 0.46f, 0, 0.4f, 0.28f, 0.14f, 0.54f, 0.08f, 0.66f, 0, 0.7f), 0.01f);
        return (body.TurnZ(80).In(peel) + LeafAt(0.44f, 30).At(-0.66f, 0.2f, 0).In(Leaves(Leaf))).Settle();
    }

    private static Solid Pear(Look r) =>
        Sphere(0.42f).At(0, 0.41f, 0).Blend(Sphere(0.2f).At(0, 0.9f, 0), 0.3f).In(r.Body(Finish.Of(0xBFCB3E, 0.35f).With(Pattern.Speckles, 0x9A9430, 0.08f)))
            + Stalk(0.26f, 0.07f, 0.03f).At(0, 1.05f, 0) + LeafAt(0.36f, 25).At(0.03f, 1.15f, 0).In(Leaves(Leaf));

    private static Solid Strawberry(Look r)
    {
        var flesh = Limb(new(0, 0.1f, 0), new(0, 0.62f, 0), 0.09f, 0.4f).In(r.Body(Gloss(0xE0202C)));
        var seeds = Solids.All(Enumerable.Range(0, 30).Select(i =>
        {
            var y = 0.16f + (i * 0.024f);
            // The limb's side: a cone up to where the upper ball takes over.
            var wide = y < 0.38f ? 0.165f + ((y - 0.1f) * 0.74f) : MathF.Sqrt(0.16f - MathF.Pow(y - 0.62f, 2));
            return Ellipsoid(0.022f, 0.034f, 0.016f).At(0, y, wide - 0.004f).TurnY(i * 137.5f);
        })).In(r.Part("seeds", Gloss(0xF4D060)));
        var crown = (LeafAt(0.4f, -14).Ring(6) + LeafAt(0.26f, 30).TurnY(30).Ring(5)).At(0, 0.99f, 0).In(Leaves(Leaf));
        return (flesh + seeds + crown + Stalk(0.2f, 0.06f, 0.035f).At(0, 0.98f, 0).In(Leaves(Leaf))).TurnX(-14).Settle();
    }

    private static Solid Cherry(Look r)
    {
        var fruit = Sphere(0.3f).Cut(Sphere(0.06f).At(0, 0.32f, 0), 0.05f).In(r.Body(Gloss(0xB81430)));
        var stems = Tube([new(-0.32f, 0.52f, 0.06f), new(-0.22f, 0.95f, 0.04f), new(0.06f, 1.36f, 0)], 0.026f, 0.032f) + Tube([new(0.36f, 0.5f, -0.05f), new(0.34f, 0.95f, -0.02f), new(0.06f, 1.36f, 0)], 0.026f, 0.032f) + Sphere(0.06f).At(0.06f, 1.37f, 0);
        return fruit.At(-0.34f, 0.3f, 0.08f) + fruit.At(0.37f, 0.29f, -0.08f) + stems.In(Matte(0x6F7F2E)) + LeafAt(0.56f, 12).At(0.08f, 1.36f, 0).In(Leaves(Leaf));
    }

    private static Solid Grapes(Look r)
    {
        var skin = r.Body(Gloss(r.Dice.Pick(0x5A2A7A, 0x6A3A8C, 0x8FB83A)));
        var berries = new List<Solid>();
        for (var layer = 0; layer < 6; layer++)
        {
            var (y, wide, count) = (0.17f + (layer * 0.2f), 0.07f + (layer * 0.072f), 1 + (layer * 2) - (layer > 4 ? 2 : 0));
            for (var i = 0; i < count; i++)
                berries.Add(Sphere(0.16f * r.Dice.About(1, 0.06f)).At(0, y + r.Dice.Range(-0.02f, 0.02f), layer == 0 ? 0 : wide).TurnY((i * 360f / count) + (layer * 40)));
        }

        return (Solids.All(berries).And(Peak(0.04f, 0.3f, 1).At(0, 0.1f, 0)).In(skin) + Stalk(0.36f, 0.12f, 0.045f).At(0, 1.2f, 0)
            + LeafAt(0.5f, 8).Ring(3, 150).TurnY(-30).At(0, 1.33f, 0).In(Leaves(Leaf))).Settle();
    }

    private static Solid Pineapple(Look r)
    {
        var studs = Solids.All(Enumerable.Range(0, 72).Select(i =>
        {
            var y = 0.1f + (i / 72f * 0.94f);
            return Ellipsoid(0.075f, 0.075f, 0.05f).At(0, y, 0.41f * MathF.Sqrt(MathF.Max(0.1f, 1 - MathF.Pow((y - 0.56f) / 0.68f, 2)))).TurnY(i * 137.5f);
        }));
        var leaves = Solids.All(Enumerable.Range(0, 16).Select(i =>
        {
            var t = i / 15f;
            return Tube([new(0, 0, 0.06f), new(0, 0.28f + (0.18f * t), 0.3f - (0.2f * t)), new(0, 0.4f + (0.36f * t), 0.46f - (0.34f * t))], 0.07f, 0.015f, 2).TurnY(i * 137.5f);
        }));
        return Ellipsoid(0.41f, 0.58f, 0.41f).At(0, 0.56f, 0).In(r.Body(Finish.Of(0xC08A24, 0.6f))) + studs.In(r.Body(Finish.Of(0xE8B23A, 0.5f))) + leaves.At(0, 1.06f, 0).In(r.Part("leaves", Leaves(Leaf)));
    }

    private static Solid Watermelon(Look r)
    {
        var rind = Sphere(0.8f).Keep(Box(2, 2, 0.34f, 0.02f)).Keep(Box(3, 2, 3).At(0, -1, 0));
        var white = Cylinder(0.735f, 0.36f, 0.01f).TurnX(90).Keep(Box(3, 2, 3).At(0, -0.995f, 0));
        var flesh = Cylinder(0.68f, 0.385f, 0.012f).TurnX(90).Keep(Box(3, 2, 3).At(0, -0.985f, 0));
        var seeds = Solids.All(new[] { -60, -30, 0, 30, 60 }.Select(a => Ellipsoid(0.032f, 0.052f, 0.02f).At(0, -0.5f, 0.195f).TurnZ(a)).Concat(new[] { -38, 0, 38 }.Select(a => Ellipsoid(0.032f, 0.052f, 0.02f).At(0, -0.24f, 0.195f).TurnZ(a)))).PairZ();
        return (rind.In(r.Trim(Gloss(0x2E7A34).With(Pattern.WildStripes, 0x1A4A22, 0.14f))) + white.In(Matte(0xE4F0C4)) + flesh.In(r.Body(Finish.Of(0xEE3A4A, 0.5f))) + seeds.In(Gloss(0x1E1614))).TurnX(-8).Settle();
    }

    private static Solid Carrot(Look r)
    {
        var root = Lathe(Smooth(0, -1, 0.03f, -0.96f, 0.13f, -0.4f, 0.2f, -0.05f, 0.15f, 0.05f, 0, 0.08f), 0.01f) + Solids.All(new[] { -0.62f, -0.35f, -0.14f }.Select((y, i) => Torus(0.085f + (i * 0.04f), 0.012f).At(0, y, 0)));
        var tops = Solids.All(Enumerable.Range(0, 7).Select(i => Tube([new(0, 0.02f, 0), new(0, 0.28f, 0.07f), new(0, 0.52f, 0.16f + (i % 2 * 0.06f))], 0.03f, 0.05f, 2).TurnY(i * 137.5f))).Bumps(0.015f, 0.05f);
        return (root.In(r.Body(Finish.Of(0xF07F1E, 0.45f))) + tops.In(r.Part("leaves", Leaves(Leaf)))).TurnZ(-62).TurnY(25).Settle();
    }

    private static Solid Tomato(Look r) =>
        Ellipsoid(0.5f, 0.4f, 0.5f).At(0, 0.39f, 0).Cut(Sphere(0.12f).At(0, 0.86f, 0), 0.1f).In(r.Body(Gloss(0xDE2E1E))) + (LeafAt(0.3f, 8).Ring(6).At(0, 0.77f, 0) + Pillar(0.04f, 0.2f).At(0, 0.7f, 0)).In(Leaves(Leaf));

    private static Solid Pumpkin(Look r)
    {
        var ribs = Ellipsoid(0.26f, 0.4f, 0.3f).At(0, 0.4f, 0.28f).Ring(9);
        var skin = r.Body(Finish.Of(0xEE7A1C, 0.45f));
        return ribs.And(Ellipsoid(0.42f, 0.36f, 0.42f).At(0, 0.4f, 0)).In(skin) + (Tube([new(0, 0.7f, 0), new(0.02f, 0.88f, 0), new(0.14f, 0.98f, 0)], 0.1f, 0.06f)).In(Finish.Of(0x5E7A2E, 0.8f)) + LeafAt(0.36f, 10).TurnY(-30).At(0.05f, 0.78f, 0.05f).In(Leaves(Leaf));
    }

    private static Solid Corn(Look r)
    {
        var grains = Solids.All(Enumerable.Range(0, 9).Select(row =>
        {
            var y = 0.34f + (row * 0.105f);
            var wide = 0.19f * MathF.Sqrt(1 - MathF.Pow(MathF.Max(0, y - 0.5f) / 0.85f, 2));
            return Ellipsoid(0.068f, 0.06f, 0.05f).At(0, y, wide).TurnY(row * 18).Ring(10);
        }));
        var husk = Solids.All(Enumerable.Range(0, 5).Select(i => Ellipsoid(0.17f, 0.52f, 0.04f).At(0, 0.44f, 0).TurnX(14).At(0, 0.02f, 0.14f).TurnY(i * 72)));
        return (Ellipsoid(0.2f, 0.62f, 0.2f).At(0, 0.7f, 0) + grains).In(r.Body(Finish.Of(0xF7CF3A, 0.35f))) + husk.Keep(Block(2, 3, 2)).In(r.Part("leaves", Leaves(0x86B04A))) + Pillar(0.09f, 0.12f, 0.02f).In(Leaves(0x86B04A));
    }

    private static Solid Eggplant(Look r) =>
        (Limb(new(0, 0.34f, 0), new(0, 0.9f, 0), 0.33f, 0.16f).In(r.Body(Gloss(0x4A2262))) + (LeafAt(0.26f, -52).Ring(5).At(0, 1.05f, 0) + Stalk(0.22f, 0.07f, 0.05f).At(0, 1, 0).In(Leaves(Leaf))).In(Leaves(Leaf))).TurnZ(-56).TurnY(25).Settle();

    private static Solid Egg(Look r) =>
        Sphere(0.38f).At(0, 0.38f, 0).Blend(Sphere(0.27f).At(0, 0.72f, 0), 0.2f).In(r.Body(Finish.Of(r.Dice.Pick(0xF4E4CE, 0xE8BE94, 0xFAF6EE), 0.5f)));
}
