using System.Numerics;
using GenAsset.Media.Preview.Scenes;

namespace GenAsset.Media.Preview.Places;

/// <summary>What stands around in places, for a subject 1 m tall: behind it and to its sides, never between it and the viewer.</summary>
internal static class Props
{
    /// <summary>Flowers and tufts.</summary>
    public static Solid? Flowers(Dice dice) => Scatter(dice, 16, 1, 3.2f, d =>
    {
        var stem = Solids.Limb(new(0, 0, 0), new(0, 0.14f, 0), 0.01f, 0.008f).In(Finish.Of(0x3F7A2C));
        var petal = Solids.Ellipsoid(0.022f, 0.035f, 0.012f).At(0, 0.04f, 0).In(Finish.Of(d.Pick(0xF25C7A, 0xF7C83C, 0xF4F2EC, 0xB57AE0), 0.8f));
        return stem + (Solids.All(Enumerable.Range(0, 6).Select(i => petal.TurnZ(i * 60))) + Solids.Sphere(0.022f).In(Finish.Of(0xF0B020))).TurnX(-20).At(0, 0.15f, 0.01f);
    });

    /// <summary>Broad trees, and ferns below.</summary>
    public static Solid? Forest(Dice dice) => Trees(dice, 11, Broadleaf);

    /// <summary>Firs.</summary>
    public static Solid? Pines(Dice dice) => Trees(dice, 9, d => Pine(d, 0x2F5E3A));

    /// <summary>Firs under snow.</summary>
    public static Solid? SnowyPines(Dice dice) => Trees(dice, 8, d => Pine(d, 0xDCE8EE));

    /// <summary>Palms.</summary>
    public static Solid? Palms(Dice dice) => Trees(dice, 3, Palm);

    /// <summary>Leafless trees.</summary>
    public static Solid? BareTrees(Dice dice) => Trees(dice, 6, Bare);

    /// <summary>Cacti and stones.</summary>
    public static Solid? Cacti(Dice dice) => Scatter(dice, 7, 1.5f, 5, d =>
    {
        var green = Finish.Of(0x4E7F3E, 0.8f);
        var tall = d.Range(0.4f, 0.9f);
        return Solids.Limb(new(0, 0, 0), new(0, tall, 0), 0.08f, 0.07f).In(green)
            .Blend(Solids.Tube([new(0, tall * 0.45f, 0), new(0.2f, tall * 0.5f, 0), new(0.22f, tall * 0.8f, 0)], 0.05f, 0.045f).In(green).TurnY(d.Range(0, 360)), 0.04f);
    });

    /// <summary>Rocks of a colour.</summary>
    public static Solid? Rocks(Dice dice, int rgb) => Scatter(dice, 16, 1, 5, d =>
    {
        var size = d.Range(0.06f, 0.34f);
        return Solids.Ellipsoid(size, size * d.Range(0.5f, 0.9f), size * d.Range(0.7f, 1.1f)).Bumps(size * 0.2f, size * 0.7f).At(0, size * 0.25f, 0)
            .In(Finish.Of(rgb, 1).With(Pattern.Clouds, Tint.Hex(rgb).Shade(-0.35f), 0.1f) with { Grain = 0.6f });
    });

    /// <summary>Corals and weeds.</summary>
    public static Solid? Reef(Dice dice) => Scatter(dice, 14, 1, 3.5f, d =>
    {
        if (d.Chance(0.5f))
        {
            var tall = d.Range(0.4f, 1.1f);
            return Solids.Tube([new(0, 0, 0), new(0.06f, tall * 0.35f, 0), new(-0.05f, tall * 0.7f, 0), new(0.05f, tall, 0)], 0.03f, 0.01f).In(Finish.Of(0x4B8A3A, 0.7f)).TurnY(d.Range(0, 360));
        }

        var branch = Solids.Limb(new(0, 0.05f, 0), new(0.18f, 0.34f, 0), 0.05f, 0.035f);
        return Solids.Blended(0.04f, Enumerable.Range(0, 5).Select(i => branch.TurnY(i * 72))).In(Finish.Of(d.Pick(0xF0607A, 0xF79A3C, 0xC05AD0, 0xF7C84A), 0.8f));
    });

    /// <summary>Large toadstools.</summary>
    public static Solid? Mushrooms(Dice dice) => Scatter(dice, 9, 1.4f, 4.5f, d =>
    {
        var tall = d.Range(0.25f, 0.9f);
        return Solids.Cone(0.09f, 0.06f, 1, 0.03f).At(0, 0.5f, 0).In(Finish.Of(0xF3E9D6))
            .Blend(Solids.Sphere(0.36f).Stretch(1, 0.7f, 1).At(0, 0.95f, 0).Cut(Solids.Box(2, 1, 2).At(0, 0.42f, 0), 0.05f).In(Finish.Of(d.Pick(0xE0486A, 0x6A6AE0, 0xF09A3C, 0x4AB8B0), 0.5f).With(Pattern.Spots, 0xFFF6E8, 0.2f)), 0.03f).Scale(tall);
    });

    private static Solid Broadleaf(Dice dice)
    {
        var leaf = Finish.Of(dice.Pick(0x3E7A34, 0x4E8C3A, 0x2F6A3A, 0x5E9440), 1).With(Pattern.Clouds, 0x2C5A28, 0.25f) with { Fuzz = 0.4f };
        var tall = dice.Range(2.2f, 3.4f);
        return Solids.Limb(new(0, -0.1f, 0), new(0, tall * 0.7f, 0), 0.17f, 0.1f).In(Finish.Of(0x5E432B, 0.9f).With(Pattern.Wood, 0x452F1D, 0.1f))
            + Solids.Blended(0.2f, Enumerable.Range(0, 4).Select(i => Solids.Sphere(dice.Range(0.5f, 0.75f)).At(dice.Range(-0.5f, 0.5f), tall * dice.Range(0.68f, 1), dice.Range(-0.5f, 0.5f)))).Bumps(0.08f, 0.3f).In(leaf);
    }

    private static Solid Pine(Dice dice, int rgb)
    {
        var tall = dice.Range(1.6f, 2.8f);
        var cone = Enumerable.Range(0, 4).Select(i => Solids.Cone(0.62f - (0.13f * i), 0.05f, 0.8f, 0.04f).At(0, 0.75f + (0.45f * i), 0));
        return (Solids.Cylinder(0.1f, 0.7f).At(0, 0.3f, 0).In(Finish.Of(0x5E432B, 0.9f)) + Solids.All(cone).In(Finish.Of(rgb, 1).With(Pattern.Clouds, Tint.Hex(rgb).Shade(-0.3f), 0.2f))).Scale(tall / 2.4f);
    }

    private static Solid Palm(Dice dice)
    {
        var frond = Solids.Tube([new(0, 0, 0), new(0.4f, 0.18f, 0), new(0.8f, 0.05f, 0), new(1, -0.25f, 0)], 0.1f, 0.02f).Stretch(1, 0.5f, 1).In(Finish.Of(0x3F8A3A, 0.8f));
        return Solids.Tube([new(0, -0.1f, 0), new(0.1f, 1, 0), new(0.35f, 2.2f, 0)], 0.12f, 0.08f).In(Finish.Of(0x9A7A50, 0.9f).With(Pattern.Stripes, 0x7E6240, 0.12f))
            + frond.Ring(7).At(0.35f, 2.2f, 0).TurnY(0) + Solids.Sphere(0.1f).At(0.45f, 2.1f, 0.05f).In(Finish.Of(0x5E432B));
    }

    private static Solid Bare(Dice dice)
    {
        var bark = Finish.Of(0x2C2620, 1);
        var tree = Solids.Limb(new(0, -0.1f, 0), new(0.1f, 1.6f, 0), 0.14f, 0.06f).In(bark);
        for (var i = 0; i < 5; i++)
        {
            var from = new Vector3(0.05f, 0.7f + (0.2f * i), 0);
            tree = tree.Blend(Solids.Tube([from, from + new Vector3(0.3f, 0.25f, 0), from + new Vector3(0.6f, 0.3f, 0.1f), from + new Vector3(0.75f, 0.55f, 0.1f)], 0.05f, 0.015f).TurnY(i * 137 + dice.Range(-20, 20)).In(bark), 0.05f);
        }

        return tree;
    }

    // A wall of trees behind and at the sides, open to the front.
    private static Solid? Trees(Dice dice, int count, Func<Dice, Solid> tree) =>
        Solids.All(Enumerable.Range(0, count).Select(i =>
        {
            var angle = float.DegreesToRadians(85 + (190 * (i + dice.Range(0.15f, 0.85f)) / count));
            var distance = dice.Range(2.2f, 5.2f);
            return tree(dice.Fork("tree" + i)).TurnY(dice.Range(0, 360)).At(distance * MathF.Sin(angle), 0, (distance * MathF.Cos(angle)) - 0.8f);
        }));

    private static Solid? Scatter(Dice dice, int count, float near, float far, Func<Dice, Solid> thing) =>
        Solids.All(Enumerable.Range(0, count).Select(i =>
        {
            // Behind and beside: the quarter towards the viewer stays free.
            var angle = float.DegreesToRadians(dice.Range(55, 305));
            var distance = float.Lerp(near, far, MathF.Sqrt(dice.Unit()));
            return thing(dice.Fork("thing" + i)).At(distance * MathF.Sin(angle), 0, distance * MathF.Cos(angle));
        }));
}
