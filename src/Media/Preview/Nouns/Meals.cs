using System.Numerics;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Bread, dishes and sweets.</summary>
internal static class Meals
{
    private const int Crust = 0xC98A44;
    private const int Crumb = 0xF0D9A8;

    /// <summary>The table's part.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("bread", "loaf, loaf of bread, bread loaf, toast, 🍞", 0.28f, Bread),
        new("cheese", "cheese wedge, cheddar, swiss cheese, 🧀", 0.16f, Cheese),
        new("burger", "hamburger, cheeseburger, cheese burger, 🍔", 0.14f, Burger),
        new("pizza", "pizza pie, 🍕", 0.32f, Pizza),
        new("hot dog", "hotdog, sausage, bratwurst, 🌭", 0.2f, HotDog),
        new("sandwich", "club sandwich, sub sandwich, 🥪", 0.15f, Sandwich),
        new("taco", "burrito, tortilla, 🌮", 0.16f, Taco),
        new("sushi", "maki, nigiri, sushi roll, 🍣", 0.14f, Sushi),
        new("fries", "french fries, chips, 🍟", 0.16f, Fries),
        new("ice cream", "icecream, ice-cream, ice cream cone, gelato, 🍦, 🍨", 0.2f, IceCream),
        new("cake", "birthday cake, wedding cake, 🎂", 0.28f, Cake),
        new("cupcake", "muffin, 🧁", 0.09f, Cupcake),
        new("donut", "doughnut, 🍩", 0.1f, Donut),
        new("cookie", "biscuit, chocolate chip cookie, 🍪", 0.08f, Cookie),
        new("lollipop", "lolly, candy, sweet candy, sweets, 🍭", 0.2f, Lollipop),
    ];

    private static Finish Baked(int rgb = Crust) => Finish.Of(rgb, 0.7f).With(Pattern.Clouds, Finish.Of(rgb).Color * 0.72f, 0.3f);

    private static Solid Bread(Look r)
    {
        var loaf = Ellipsoid(0.38f, 0.42f, 0.9f).Blend(Box(0.6f, 0.26f, 1.5f, 0.12f).At(0, -0.14f, 0), 0.12f).Keep(Box(2, 2, 2).At(0, 0.74f, 0), 0.05f);
        var cuts = Capsule(0.05f, 0.3f).TurnZ(90).TurnY(32).RowZ(3, 0.4f).At(0, 0.36f, 0);
        return (loaf.In(r.Body(Baked())) + cuts.In(r.Trim(Matte(Crumb)))).TurnY(58).Settle();
    }

    private static Solid Cheese(Look r)
    {
        var wedge = Plan(Outline(-0.75f, -0.42f, 0.8f, 0, -0.75f, 0.42f), 0.62f, 0.03f).At(0, 0.31f, 0);
        var holes = Solids.All(new Vector4[]
        {
            new(-0.45f, 0.4f, 0.36f, 0.12f), new(-0.05f, 0.2f, 0.26f, 0.1f), new(0.2f, 0.44f, 0.16f, 0.08f), new(-0.6f, 0.14f, 0.42f, 0.08f), new(-0.4f, 0.65f, -0.05f, 0.13f), new(0.1f, 0.66f, 0.02f, 0.09f), new(-0.77f, 0.35f, 0, 0.12f), new(-0.3f, 0.3f, -0.34f, 0.12f),
        }.Select(h => Sphere(h.W).At(h.X, h.Y, h.Z)));
        return wedge.Cut(holes, 0.01f).In(r.Body(Finish.Of(0xF7C33C, 0.5f))).TurnY(20);
    }

    private static Solid Burger(Look r)
    {
        var bun = r.Body(Finish.Of(0xD9923E, 0.45f));
        var top = Ellipsoid(0.52f, 0.38f, 0.52f).At(0, 0.5f, 0).Keep(Block(2, 2, 2).At(0, 0.52f, 0), 0.05f);
        var seeds = Solids.All(Enumerable.Range(0, 22).Select(i => new Bodies.Oval(new(0, 0.5f, 0), new(0.52f, 0.38f, 0.52f)).Put(Ellipsoid(0.018f, 0.03f, 0.012f), i * 137.5f, 88 - (MathF.Sqrt(i) * 14)))).In(Matte(0xF7E9C4));
        var lettuce = Cylinder(0.56f, 0.05f, 0.02f).At(0, 0.4f, 0) + Sphere(0.075f).Stretch(1, 0.5f, 1).At(0, 0.39f, 0.53f).Ring(14);
        var cheese = Box(0.94f, 0.045f, 0.94f, 0.015f).TurnY(45).At(0, 0.335f, 0).Keep(Cylinder(0.62f, 3));
        return top.In(bun) + Cylinder(0.5f, 0.16f, 0.06f).At(0, 0.08f, 0).In(bun) + seeds + Cylinder(0.51f, 0.07f, 0.03f).At(0, 0.46f, 0).In(Gloss(0xD8321E)) + lettuce.In(Leaves(0x7FC043))
            + cheese.In(Gloss(0xF9B92A)) + Cylinder(0.53f, 0.15f, 0.06f).At(0, 0.24f, 0).Bumps(0.01f, 0.06f).In(r.Trim(Finish.Of(0x5E331C, 0.7f)));
    }

    private static Solid Pizza(Look r)
    {
        var disc = Cylinder(0.92f, 0.08f, 0.03f).At(0, 0.04f, 0) + Torus(0.92f, 0.08f).At(0, 0.08f, 0).Bumps(0.015f, 0.12f);
        var sauce = Cylinder(0.86f, 0.03f, 0.01f).At(0, 0.085f, 0).In(Finish.Of(0xD8421E, 0.5f));
        var top = Cylinder(0.8f, 0.05f, 0.02f).At(0, 0.09f, 0).Bumps(0.015f, 0.12f).In(r.Body(Finish.Of(0xF9CB5A, 0.4f)));
        var salami = Solids.All(Enumerable.Range(0, 10).Select(i => Cylinder(0.135f, 0.05f, 0.02f).At(0, 0.12f, i < 3 ? 0.28f : 0.64f).TurnY(i < 3 ? i * 120 : (i * 51.4f) + 20))).In(r.Trim(Gloss(0xB8261E)));
        var basil = Solids.All(Enumerable.Range(0, 6).Select(i => Ellipsoid(0.11f, 0.03f, 0.06f).TurnY(i * 70).At(0, 0.14f, 0.46f).TurnY((i * 60) + 15))).In(Leaves(0x3F8A34));
        var olives = Solids.All(Enumerable.Range(0, 6).Select(i => Torus(0.055f, 0.028f).At(0, 0.135f, 0.5f + (i % 2 * 0.2f)).TurnY((i * 60) + 44))).In(Gloss(0x24201E));
        var slice = Box(0.03f, 0.3f, 1).At(0, 0.1f, 0.5f).Ring(8);
        return (disc.In(Baked(0xD99A4C)) + sauce + top + salami + basil + olives).Cut(slice).TurnX(24).Settle();
    }

    private static Solid HotDog(Look r)
    {
        var bun = r.Body(Finish.Of(0xDDA050, 0.5f));
        var half = Capsule(0.22f, 1.05f).TurnZ(90).Stretch(1, 0.95f, 1);
        var mustard = Tube([.. Enumerable.Range(0, 11).Select(i => new Vector3(-0.6f + (i * 0.12f), 0.6f, i % 2 == 0 ? 0.07f : -0.07f))], 0.035f, 0.035f, 3);
        return half.At(0, 0.21f, 0.2f).Blend(half.At(0, 0.21f, -0.2f), 0.05f).In(bun) + Capsule(0.175f, 1.4f).TurnZ(90).At(0, 0.42f, 0).In(r.Trim(Finish.Of(0xB8452A, 0.3f))) + mustard.In(Gloss(0xF9C81E));
    }

    private static Solid Sandwich(Look r)
    {
        Solid Layer(float y, float height, float grow, Finish finish) => Plan(Outline(-0.6f - grow, -0.5f - grow, 0.6f + grow, -0.5f - grow, 0, 0.52f + grow), height, MathF.Min(height * 0.3f, 0.04f)).At(0, y, 0).In(finish);
        var bread = r.Body(Finish.Of(Crumb, 0.85f) with { Grain = 0.4f });
        var lettuce = Plan(Outline(-0.66f, -0.55f, 0.66f, -0.55f, 0, 0.6f), 0.07f, 0.02f).At(0, 0.27f, 0).Bumps(0.03f, 0.1f).In(Leaves(0x7FC043));
        return Layer(0.1f, 0.18f, 0, bread) + lettuce + Layer(0.35f, 0.06f, 0.05f, Gloss(0xE2402C)) + Layer(0.42f, 0.05f, 0.07f, Gloss(0xF9B92A)) + Layer(0.5f, 0.08f, 0.04f, Finish.Of(0xF0A0A0, 0.5f)) + Layer(0.66f, 0.18f, 0, bread)
            + Pillar(0.03f, 0.5f).At(0, 0.6f, -0.1f).In(Wood(0xD8B070)) + Sphere(0.09f).At(0, 1.08f, -0.1f).In(Gloss(0x6F9A2E));
    }

    private static Solid Taco(Look r)
    {
        var shell = (Cylinder(0.7f, 0.05f, 0.02f).TurnX(90).TurnX(15).At(0, 0, 0.2f) + Cylinder(0.7f, 0.05f, 0.02f).TurnX(90).TurnX(-15).At(0, 0, -0.2f)).Keep(Box(3, 2, 3).At(0, -1, 0)).Blend(Capsule(0.06f, 0.7f).TurnZ(90).At(0, -0.62f, 0), 0.1f);
        var meat = Solids.All(Enumerable.Range(0, 11).Select(i => Sphere(0.1f).At(-0.55f + (i * 0.11f), 0.02f, r.Dice.Range(-0.06f, 0.06f)))).In(Finish.Of(0x7A4222, 0.7f));
        var salad = Solids.All(Enumerable.Range(0, 9).Select(i => Ellipsoid(0.13f, 0.09f, 0.05f).TurnY(i * 50).At(-0.52f + (i * 0.13f), 0.1f, r.Dice.Range(-0.08f, 0.08f)))).In(Leaves(0x6FB83A));
        var bits = Solids.All(Enumerable.Range(0, 6).Select(i => Box(0.1f, 0.1f, 0.1f, 0.02f).TurnY(i * 37).At(-0.42f + (i * 0.17f), 0.17f, r.Dice.Range(-0.06f, 0.06f)))).In(Gloss(0xDE2E1E));
        var filling = Cylinder(0.6f, 0.16f).TurnX(90).Keep(Box(3, 0.3f, 3).At(0, -0.1f, 0)).In(Finish.Of(0x7A4222, 0.7f));
        return (shell.In(r.Body(Baked(0xEDBE58))) + filling + meat + salad + bits).TurnX(-6).Settle();
    }

    private static Solid Sushi(Look r)
    {
        var roll = Cylinder(0.3f, 0.4f, 0.03f).At(0, 0.2f, 0).In(r.Trim(Finish.Of(0x1E2E24, 0.5f))) + Cylinder(0.265f, 0.43f, 0.03f).At(0, 0.205f, 0).Bumps(0.006f, 0.03f).In(Matte(0xF7F4EC)) + Box(0.2f, 0.44f, 0.2f, 0.05f).At(0, 0.215f, 0).In(r.Body(Gloss(0xF58A5A)));
        var rice = Box(0.42f, 0.3f, 0.86f, 0.13f).At(0, 0.15f, 0).Bumps(0.01f, 0.03f).In(Matte(0xF7F4EC));
        var salmon = Box(0.44f, 0.14f, 0.98f, 0.06f).At(0, 0.34f, 0).In(r.Body(Gloss(0xF58A5A).With(Pattern.Stripes, 0xFBC8A4, 0.12f)));
        var plate = Box(1.9f, 0.08f, 1.2f, 0.03f).At(0, 0.04f, 0).In(Wood(0x8A5A34));
        return plate + (roll.At(-0.6f, 0.08f, 0.24f) + roll.At(-0.42f, 0.08f, -0.34f) + (rice + salmon).TurnY(-14).At(0.14f, 0.08f, 0) + (rice + salmon).TurnY(-14).At(0.64f, 0.08f, -0.04f));
    }

    private static Solid Fries(Look r)
    {
        var sticks = Solids.All(Enumerable.Range(0, 17).Select(i => Box(0.1f, 1, 0.1f, 0.015f).TurnX(r.Dice.Range(-6, 6)).TurnZ(r.Dice.Range(-9, 9)).At(-0.34f + (i % 6 * 0.136f), 0.6f + r.Dice.Range(0, 0.22f), -0.12f + (i / 6 * 0.12f))));
        var box = Extrude(Outline(-0.34f, 0, 0.34f, 0, 0.48f, 0.75f, 0.24f, 0.64f, 0, 0.6f, -0.24f, 0.64f, -0.48f, 0.75f), 0.4f, 0.03f);
        return box.Drop().In(r.Body(Gloss(0xD8241E))) + sticks.In(r.Trim(Finish.Of(0xF6CB4E, 0.55f))) + Cylinder(0.17f, 0.05f).TurnX(90).At(0, 0.34f, 0.22f).In(Gloss(0xF9D02E));
    }

    private static Solid IceCream(Look r)
    {
        var (a, b, c) = r.Dice.Pick((0xF7B8C8, 0xFBF0D4, 0x7A4A2E), (0xB8E4C8, 0xF7B8C8, 0xFBF0D4), (0xFBF0D4, 0xF4A0B4, 0xA8D8F0));
        var cone = Peak(0.06f, 0.36f, 1, 0.02f).In(Finish.Of(0xD99A4A, 0.7f).With(Pattern.Checker, 0xB87830, 0.09f)) + Torus(0.35f, 0.06f).At(0, 0.98f, 0).In(Finish.Of(0xC98A3C, 0.7f));
        Solid Scoop(float radius, float y, Finish finish) => Sphere(radius).At(0, y, 0).Blend(Torus(radius * 0.84f, 0.08f).At(0, y - (radius * 0.45f), 0), 0.05f).Bumps(0.016f, 0.09f).In(finish);
        return cone + Scoop(0.4f, 1.2f, r.Body(Finish.Of(a, 0.5f))) + Scoop(0.35f, 1.66f, r.Trim(Finish.Of(b, 0.5f))) + Scoop(0.29f, 2.05f, Finish.Of(c, 0.5f))
            + Sphere(0.1f).At(0, 2.38f, 0.02f).In(Gloss(0xC8142C)) + Stalk(0.22f).At(0, 2.44f, 0.02f);
    }

    private static Solid Stalk(float height) => Tube([default, new(0.03f, height * 0.6f, 0), new(0.1f, height, 0)], 0.026f, 0.024f).In(Matte(0x6F7F2E));

    private static Solid Cake(Look r)
    {
        var cream = r.Body(Finish.Of(r.Dice.Pick(0xF7B8CC, 0xF9EFDC, 0xA8D8E8), 0.5f));
        var trim = r.Trim(Finish.Of(0xFFFDF8, 0.45f));
        var tiers = Cylinder(0.75f, 0.5f, 0.04f).At(0, 0.31f, 0) + Cylinder(0.5f, 0.42f, 0.04f).At(0, 0.75f, 0);
        var piping = Sphere(0.085f).At(0, 0.1f, 0.74f).Ring(26) + Sphere(0.075f).At(0, 0.56f, 0.7f).Ring(24) + Sphere(0.07f).At(0, 0.97f, 0.45f).Ring(16);
        var berries = Sphere(0.1f).At(0, 0.62f, 0.6f).TurnY(18).Ring(8).In(Gloss(0xD81E38));
        var candles = Pillar(0.04f, 0.34f).At(0, 0.94f, 0.26f).Ring(5).In(r.Part("candles", Gloss(0x4FA8E0).With(Pattern.Stripes, 0xFFFFFF, 0.08f))) + Ellipsoid(0.05f, 0.09f, 0.05f).At(0, 1.36f, 0.26f).Ring(5).In(Lamp(0xFFC04A, 1.8f));
        return Cylinder(0.95f, 0.07f, 0.025f).At(0, 0.035f, 0).In(Gloss(0xF4F4F2)) + tiers.In(cream) + piping.In(trim) + berries + candles;
    }

    private static Solid Cupcake(Look r)
    {
        var pleats = Limb(new(0, 0.03f, 0.31f), new(0, 0.5f, 0.44f), 0.04f, 0.05f).Ring(20) + Peak(0.33f, 0.46f, 0.52f);
        var swirl = Solids.All(new[] { (0.5f, 0.17f, 0.56f), (0.36f, 0.16f, 0.76f), (0.22f, 0.14f, 0.94f) }.Select(t => Torus(t.Item1 - 0.12f, t.Item2).TurnX(5).At(0, t.Item3, 0))) + Peak(0.2f, 0.02f, 0.32f, 0.02f).At(0, 0.96f, 0) + Cylinder(0.3f, 0.4f).At(0, 0.7f, 0);
        var sprinkles = Solids.All(Enumerable.Range(0, 18).Select(i => Capsule(0.018f, 0.06f).TurnZ(i * 60).At(0, 0.66f + (i % 3 * 0.18f), 0.53f - (i % 3 * 0.14f)).TurnY(i * 137.5f).In(Gloss(r.Dice.Pick(0x4FA8E0, 0xF9D02E, 0x6FC85A, 0xFFFFFF)))));
        return pleats.Keep(Block(3, 3, 3)).In(r.Trim(Finish.Of(0xC8844A, 0.7f))) + swirl.In(r.Body(Finish.Of(r.Dice.Pick(0xF48FB8, 0xF7E4C0, 0x9AD8D0), 0.45f))) + sprinkles + Sphere(0.12f).At(0, 1.3f, 0).In(Gloss(0xC8142C));
    }

    private static Solid Donut(Look r)
    {
        var dough = Torus(0.5f, 0.28f).Stretch(1, 0.85f, 1).At(0, 0.24f, 0);
        var icing = Torus(0.5f, 0.295f).Stretch(1, 0.85f, 1).At(0, 0.25f, 0).Keep(Block(3, 1, 3).At(0, 0.28f, 0).Bumps(0.06f, 0.22f), 0.04f);
        var sprinkles = Solids.All(Enumerable.Range(0, 44).Select(i =>
        {
            var (sin, cos) = MathF.SinCos(float.DegreesToRadians(35 + (i * 29 % 110)));
            return Capsule(0.022f, 0.07f).TurnX(90).TurnY(i * 71).At(0.5f + (0.29f * cos), 0.245f + (0.255f * sin), 0).TurnY(i * 137.5f).In(Gloss(r.Dice.Pick(0x4FA8E0, 0xF9D02E, 0x6FC85A, 0xFFFFFF, 0xE8452F)));
        }));
        return (dough.In(Baked(0xDDA050)) + icing.In(r.Body(Gloss(r.Dice.Pick(0xF48FB8, 0xF48FB8, 0x5A3220)))) + sprinkles).TurnX(28).Settle();
    }

    private static Solid Cookie(Look r)
    {
        var chips = Solids.All(Enumerable.Range(0, 14).Select(i => Sphere(0.075f).Stretch(1, 0.7f, 1).At(0, 0.15f, 0.1f + (0.62f * MathF.Sqrt(i / 14f))).TurnY(i * 137.5f)));
        return (Cylinder(0.8f, 0.2f, 0.08f).At(0, 0.1f, 0).Bumps(0.02f, 0.14f).In(r.Body(Baked(0xD39A54))) + chips.At(0, 0.03f, 0).In(r.Trim(Finish.Of(0x3E2215, 0.4f)))).TurnX(32).Settle();
    }

    private static Solid Lollipop(Look r)
    {
        var (a, b) = r.Dice.Pick((0xE8304A, 0xFFF4F0), (0xF48FB8, 0x7AD0E8), (0xF9A82E, 0xFFF0B8));
        var coil = Tube([.. Enumerable.Range(0, 26).Select(i =>
        {
            var (sin, cos) = MathF.SinCos(i * 0.72f);
            return new Vector3(cos, sin, 0) * (0.06f + (i * 0.0145f));
        })], 0.05f, 0.06f, 3);
        var swirl = Cylinder(0.48f, 0.2f, 0.08f).TurnX(90).In(r.Body(Gloss(a))) + (coil.At(0, 0, 0.08f) + coil.At(0, 0, -0.08f)).In(r.Trim(Gloss(b)));
        return swirl.At(0, 1.5f, 0) + Pillar(0.045f, 1.1f).In(Matte(0xFAF8F2)) + Cylinder(0.3f, 0.06f, 0.02f).At(0, 0.03f, 0).In(Gloss(0xFAF8F2));
    }
}
