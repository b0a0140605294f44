using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What one works with. Held things stand upright, leaning a little; units are of about their own size.</summary>
internal static class Tools
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("hammer", "mallet, sledgehammer, 🔨", 0.34f, Hammer),
        new("axe", "ax, hatchet, battle axe, 🪓", 0.8f, Axe),
        new("saw", "hand saw, handsaw, 🪚", 0.6f, Saw),
        new("wrench", "spanner, 🔧", 0.28f, Wrench),
        new("screwdriver", "🪛", 0.24f, Screwdriver),
        new("shovel", "spade", 1.2f, Shovel),
        new("pickaxe", "pick, pick axe, mattock, ⛏", 0.9f, Pickaxe),
        new("rake", "garden rake, pitchfork, garden fork", 1.4f, Rake),
        new("scissors", "scissor, shears, pair of scissors, ✂", 0.2f, Scissors),
        new("bucket", "pail, 🪣", 0.34f, Bucket),
        new("ladder", "step ladder, stepladder, 🪜", 2.2f, Ladder),
        new("anvil", "blacksmith's anvil", 0.5f, Anvil),
        new("broom", "broomstick, witch's broom, besom, 🧹", 1.3f, Broom),
        new("paintbrush", "brush, paint brush, 🖌", 0.25f, Paintbrush),
        new("pencil", "crayon, ✏", 0.19f, Pencil),
        new("pen", "quill, feather pen, feather, 🪶", 0.3f, Quill),
        new("drill", "power drill, electric drill", 0.26f, Drill),
        new("magnet", "horseshoe magnet, horseshoe, 🧲", 0.16f, Magnet),
        new("gear", "cog, cogwheel, cog wheel, gearwheel, ⚙", 0.4f, Gear),
        new("wheelbarrow", "barrow, cart, trolley", 1.3f, Wheelbarrow),
        new("anchor", "ship's anchor, ⚓", 1.4f, Anchor),
        new("magnifying glass", "magnifier, hand lens, 🔍", 0.24f, MagnifyingGlass),
        new("compass", "magnetic compass, 🧭", 0.1f, Compass),
        new("microscope", "🔬", 0.4f, Microscope),
        new("bell", "church bell, hand bell, 🔔", 0.3f, Bell),
        new("wheel", "cartwheel, cart wheel, ship's wheel, steering wheel, tire, tyre", 0.9f, CartWheel),
    ];

    private static Solid Hammer(Look r)
    {
        var handle = Lathe(Outline(0, 0, 0.055f, 0, 0.075f, 0.1f, 0.05f, 0.5f, 0.045f, 1.3f, 0, 1.3f), 0.012f).In(r.Trim(Wood(0xC08A4E)));
        var head = DrumX(0.13f, 0.3f, 0.03f).At(0.26f, 1.24f, 0) + DrumX(0.1f, 0.16f).At(0.06f, 1.24f, 0) + Box(0.18f, 0.24f, 0.18f, 0.03f).At(0, 1.24f, 0)
            + Tube([new(-0.05f, 1.27f, 0), new(-0.28f, 1.27f, 0), new(-0.46f, 1.12f, 0)], 0.1f, 0.035f).Stretch(1, 1, 1.1f) - Box(0.3f, 0.4f, 0.05f).At(-0.42f, 1.15f, 0);
        return Rest(handle + head.In(r.Body(Metal(0x9AA0A6))), 9);
    }

    private static Solid Axe(Look r)
    {
        var handle = Tube([new(-0.03f, 0.04f, 0), new(0.03f, 0.4f, 0), new(0, 0.9f, 0), new(0, 1.4f, 0)], 0.07f, 0.055f).In(r.Trim(Wood(0xA5683A)));
        var blade = Extrude(Outline(-0.12f, 1.1f, 0.12f, 1.12f, 0.3f, 0.98f, 0.5f, 0.82f, 0.6f, 1.05f, 0.62f, 1.25f, 0.58f, 1.45f, 0.46f, 1.6f, 0.28f, 1.4f, 0.12f, 1.32f, -0.12f, 1.34f), 0.1f, 0.03f);
        var edge = blade.Thicker(0.012f).Keep((Cylinder(0.6f, 2).TurnX(90).At(0.2f, 1.2f, 0) - Cylinder(0.62f, 2).TurnX(90).At(0.08f, 1.2f, 0))).In(Metal(0xDDE2E6));
        return Rest(handle + blade.In(r.Body(Metal(0x80868C))) + edge, 10);
    }

    private static Solid Saw(Look r)
    {
        var teeth = new List<float> { 0, 0.32f };
        for (var i = 0; i < 22; i++)
            teeth.AddRange([0.06f + (i * 0.072f), -0.01f + (i * 0.003f), 0.095f + (i * 0.072f), 0.05f + (i * 0.003f)]);
        teeth.AddRange([1.66f, 0.06f, 1.66f, 0.18f]);
        var blade = Extrude(Outline([.. teeth]), 0.035f, 0.006f).In(r.Body(Metal(0xC4CAD0)));
        var handle = (Extrude(Outline(-0.42f, -0.04f, 0.06f, -0.02f, 0.16f, 0.34f, -0.02f, 0.42f, -0.3f, 0.44f, -0.46f, 0.3f), 0.08f, 0.035f) - Extrude(Outline(-0.28f, 0.1f, -0.1f, 0.1f, -0.06f, 0.28f, -0.24f, 0.3f), 1, 0.03f)).In(r.Trim(Wood(0xA5683A)));
        var screws = (DrumZ(0.028f, 0.2f).At(0.05f, 0.1f, 0) + DrumZ(0.028f, 0.2f).At(0.07f, 0.25f, 0)).In(Metal(Brass));
        return (blade + handle + screws).TurnZ(28).TurnX(-5).Settle();
    }

    private static Solid Wrench(Look r)
    {
        var shaft = Box(0.17f, 1.1f, 0.1f, 0.04f).At(0, 0.75f, 0) - Box(0.07f, 0.8f, 0.1f, 0.03f).At(0, 0.75f, 0.06f).PairZ();
        var jaw = DrumZ(0.25f, 0.14f, 0.03f).At(0, 1.4f, 0) - Extrude(Polygon(6, 0.15f), 1).At(0, 1.46f, 0) - Box(0.24f, 0.3f, 1).At(0, 1.6f, 0);
        var ring = DrumZ(0.2f, 0.14f, 0.03f).At(0, 0.2f, 0) - Extrude(Polygon(6, 0.13f), 1).At(0, 0.2f, 0);
        return Rest((shaft + jaw + ring).In(r.Body(Metal(0xB4BAC0))), -12);
    }

    private static Solid Screwdriver(Look r)
    {
        var grip = Lathe(Outline(0, 0.85f, 0.1f, 0.85f, 0.1f, 0.95f, 0.16f, 1.02f, 0.15f, 1.4f, 0.11f, 1.5f, 0, 1.52f), 0.02f) - Capsule(0.035f, 0.35f).At(0, 1.2f, 0.18f).Ring(6);
        var shaft = Pillar(0.05f, 0.75f).At(0, 0.14f, 0) + Box(0.13f, 0.2f, 0.035f, 0.01f).At(0, 0.1f, 0);
        return Rest(grip.In(r.Body(Gloss(r.Dice.Pick(0xD8352F, 0xF0B72F, 0x2F7FC0)))) + shaft.In(r.Trim(Metal(0xC4CAD0))), 14);
    }

    private static Solid Shovel(Look r)
    {
        var blade = Extrude(Outline(-0.26f, 0.62f, -0.27f, 0.3f, -0.16f, 0.1f, 0, 0, 0.16f, 0.1f, 0.27f, 0.3f, 0.26f, 0.62f), 0.03f, 0.02f);
        var neck = Peak(0.05f, 0.04f, 0.3f).At(0, 0.55f, 0);
        var handle = Pillar(0.04f, 1.2f).At(0, 0.72f, 0) + Bar(0, 1.9f, 0, 0.13f, 2.06f, 0, 0.035f).Pair() + Bar(-0.14f, 2.08f, 0, 0.14f, 2.08f, 0, 0.042f);
        return Rest((blade + neck).In(r.Body(Metal(0x8A9096))) + handle.In(r.Trim(Wood(0xB07A45))), 8);
    }

    private static Solid Pickaxe(Look r)
    {
        var head = Tube([new(-0.72f, 1.22f, 0), new(-0.3f, 1.5f, 0), new(0.3f, 1.5f, 0), new(0.72f, 1.22f, 0)], 0.045f, 0.045f, 5).Blend(Limb(new(-0.35f, 1.47f, 0), new(0.35f, 1.47f, 0), 0.08f, 0.08f), 0.06f) + Box(0.2f, 0.22f, 0.2f, 0.03f).At(0, 1.5f, 0);
        return Rest(head.In(r.Body(Metal(0x858B92))) + Lathe(Outline(0, 0, 0.07f, 0, 0.055f, 0.3f, 0.05f, 1.2f, 0.075f, 1.62f, 0, 1.62f), 0.01f).In(r.Trim(Wood(0xA5683A))), 9);
    }

    private static Solid Rake(Look r)
    {
        var head = DrumX(0.05f, 0.9f, 0.02f).At(0, 0.22f, 0) + Limb(new(0, 0.22f, 0), new(0, 0.03f, 0.04f), 0.035f, 0.025f).Row(7, 0.14f);
        return Rest(head.In(r.Body(Forged(0x5A5E64))) + (Pillar(0.042f, 2.1f).At(0, 0.2f, 0)).In(r.Trim(Wood(0xB98550))) + Pillar(0.055f, 0.2f).At(0, 0.2f, 0).In(Forged()), 7);
    }

    private static Solid Scissors(Look r)
    {
        var blade = Extrude(Outline(-0.02f, 0.0f, 0.16f, 0.05f, 0.02f, 1.0f), 0.05f, 0.012f).At(-0.06f, 0.62f, 0) + Bar(0.03f, 0.66f, 0, 0.09f, 0.4f, 0, 0.055f);
        var loop = Torus(0.17f, 0.055f).TurnX(90).Stretch(1, 1.25f, 1).At(0.17f, 0.22f, 0);
        var half = blade.In(r.Trim(Metal(0xC4CAD0))) + loop.In(r.Body(Gloss(r.Dice.Pick(0xE8402F, 0x2F8FC0, 0xF08A2F))));
        return (half.At(0, -0.62f, 0).TurnZ(-14).At(0, 0.62f, 0.035f) + half.Flip().At(0, -0.62f, 0).TurnZ(14).At(0, 0.62f, -0.035f) + DrumZ(0.05f, 0.2f, 0.02f).At(0, 0.66f, 0).In(Metal(Brass))).TurnX(-6).Settle();
    }

    private static Solid Bucket(Look r)
    {
        var body = Peak(0.36f, 0.5f, 0.85f, 0.02f) - Peak(0.31f, 0.46f, 0.85f).At(0, 0.07f, 0);
        var rim = Torus(0.5f, 0.04f).At(0, 0.84f, 0) + Torus(0.4f, 0.03f).At(0, 0.25f, 0);
        var handle = Arc(0.53f, 0.03f, 180).At(0, 0.8f, 0) + Sphere(0.06f).At(0.52f, 0.8f, 0).Pair();
        return (body + rim).In(r.Body(Metal(0xB4BAC0))) + handle.In(r.Trim(Forged())) + DrumX(0.05f, 0.26f, 0.02f).At(0, 1.33f, 0).In(Wood()) + Pillar(0.43f, 0.05f).At(0, 0.62f, 0).In(Water());
    }

    private static Solid Ladder(Look r)
    {
        var leg = Bar(0.26f, 0, 0, 0.2f, 2.0f, 0, 0.04f).Pair();
        var rungs = Solids.All(Enumerable.Range(0, 7).Select(i => DrumX(0.034f, 0.5f - 0.015f * i).At(0, 0.25f + i * 0.25f, 0)));
        return ((leg + rungs).TurnX(-13).At(0, 0.04f, 0.45f) + leg.TurnX(13).At(0, 0.04f, -0.45f) + Bar(0.22f, 0.9f, -0.24f, 0.22f, 0.9f, 0.24f, 0.026f).Pair()).In(r.Body(Wood(0xC0904E))) + Box(0.48f, 0.06f, 0.24f, 0.02f).At(0, 2.0f, 0).In(r.Trim(Wood(0x8A5A30)));
    }

    private static Solid Anvil(Look r)
    {
        var iron = r.Body(Forged(0x44484E));
        var top = Box(0.9f, 0.26f, 0.36f, 0.03f).At(0, 0.78f, 0) + Limb(new(0.42f, 0.8f, 0), new(0.92f, 0.84f, 0), 0.13f, 0.03f) + Box(0.26f, 0.14f, 0.36f, 0.02f).At(-0.5f, 0.83f, 0);
        var waist = Box(0.42f, 0.5f, 0.28f, 0.04f).At(0, 0.42f, 0).Blend(Block(0.86f, 0.18f, 0.5f, 0.04f), 0.14f);
        var stump = Pillar(0.5f, 0.5f, 0.04f).In(r.Trim(Wood(0x7A4E2C)));
        return (top.Blend(waist, 0.06f)).At(0, 0.48f, 0).In(iron) + stump;
    }

    private static Solid Broom(Look r)
    {
        var straw = Lathe(Outline(0, 0, 0.26f, 0, 0.27f, 0.1f, 0.16f, 0.42f, 0.08f, 0.58f, 0, 0.6f), 0.02f).Bumps(0.02f, 0.08f).In(r.Trim(Finish.Of(0xD9A94E, 1).With(Pattern.Fur, 0xA87A2E, 0.05f)));
        return Rest(straw + (Torus(0.12f, 0.03f).At(0, 0.5f, 0) + Torus(0.17f, 0.03f).At(0, 0.4f, 0)).In(Cloth(0xB23A2E)) + Tube([new(0, 0.5f, 0), new(0.03f, 1.0f, 0), new(-0.02f, 1.5f, 0), new(0.02f, 1.95f, 0)], 0.048f, 0.042f).In(r.Body(Wood(0x8A5A30))), 8);
    }

    private static Solid Paintbrush(Look r)
    {
        var tip = Lathe(Outline(0, 0, 0.05f, 0.05f, 0.12f, 0.28f, 0.1f, 0.42f, 0, 0.42f), 0.01f).In(r.Body(Gloss(r.Dice.Pick(0xE8402F, 0x2F8FD0, 0xF4B72F, 0x3FA85C))));
        var ferrule = Pillar(0.105f, 0.24f, 0.02f).At(0, 0.4f, 0).In(Metal());
        return Rest(tip + ferrule + Lathe(Outline(0, 0.62f, 0.1f, 0.62f, 0.12f, 0.85f, 0.05f, 1.6f, 0, 1.65f), 0.01f).In(r.Trim(Wood(0xA5482F))), 22);
    }

    private static Solid Pencil(Look r)
    {
        var body = Prism(6, 0.12f, 1.2f).At(0, 0.9f, 0).In(r.Body(Gloss(r.Dice.Pick(0xF4B72F, 0xE8402F, 0x2F8FD0, 0x3FA85C))));
        var tip = Peak(0.045f, 0.115f, 0.24f).At(0, 0.07f, 0).In(Wood(0xE0BE8A)) + Peak(0.01f, 0.05f, 0.13f, 0.008f).At(0, 0, 0).In(Matte(0x2A2C30));
        return Rest(body + tip + Pillar(0.115f, 0.14f, 0.01f).At(0, 1.48f, 0).In(Metal()) + Pillar(0.11f, 0.16f, 0.05f).At(0, 1.6f, 0).In(r.Trim(Matte(0xE88A94))), 20);
    }

    private static Solid Quill(Look r)
    {
        var vane = Extrude(Outline(0, 0.5f, 0.16f, 0.7f, 0.22f, 1.1f, 0.12f, 1.5f, 0.02f, 1.7f, -0.1f, 1.45f, -0.16f, 1.05f, -0.1f, 0.7f), 0.03f, 0.015f).Bumps(0.012f, 0.06f).In(r.Body(Cloth(r.Dice.Pick(0xF4F1EA, 0x3F8FC0, 0xC8503F))));
        var shaft = Tube([new(0, 0.1f, 0), new(0.015f, 0.7f, 0), new(0.02f, 1.5f, 0)], 0.035f, 0.03f).In(Matte(0xEFE4C8));
        var pot = Lathe(Outline(0, 0, 0.3f, 0, 0.32f, 0.05f, 0.3f, 0.26f, 0.16f, 0.34f, 0.18f, 0.42f, 0.12f, 0.42f, 0.12f, 0.32f, 0, 0.3f), 0.015f).In(r.Trim(Gloss(0x1E2A4A)));
        return (vane + shaft).TurnZ(-14).At(0.02f, 0.14f, 0) + pot;
    }

    private static Solid Drill(Look r)
    {
        var shell = r.Body(Gloss(r.Dice.Pick(0xF0B72F, 0x2F8F8F, 0xE8602F)));
        var dark = r.Trim(Matte(0x2A2C30));
        var body = DrumX(0.2f, 0.8f, 0.06f).At(0, 1.0f, 0).Blend(Box(0.26f, 0.8f, 0.24f, 0.09f).TurnZ(-10).At(-0.22f, 0.6f, 0), 0.1f);
        return body.In(shell) + (Block(0.62f, 0.24f, 0.34f, 0.06f).At(-0.16f, 0, 0) + DrumX(0.15f, 0.18f, 0.03f).At(0.45f, 1, 0) + Box(0.1f, 0.16f, 0.1f, 0.03f).At(0.0f, 0.76f, 0) + Box(0.5f, 0.06f, 0.42f, 0.02f).At(-0.1f, 1.0f, 0)).In(dark)
            + (Limb(new(0.5f, 1, 0), new(0.7f, 1, 0), 0.1f, 0.06f) + DrumX(0.045f, 0.5f, 0.01f).At(0.9f, 1, 0) + Torus(0.05f, 0.02f).TurnZ(70).Row(5, 0.08f).At(0.92f, 1, 0)).In(Metal());
    }

    private static Solid Magnet(Look r)
    {
        var red = r.Body(Gloss(0xD8281E));
        var u = Block(0.26f, 0.56f, 0.26f).At(0.37f, 0, 0).Pair() + (DrumZ(0.5f, 0.26f) - DrumZ(0.24f, 1)).Keep(Block(2, 1, 1)).At(0, 0.55f, 0);
        var poles = Block(0.26f, 0.26f, 0.28f, 0.01f).At(0.37f, 0, 0).Pair();
        return u.In(red) + poles.In(r.Trim(Metal(0xD4DADF)));
    }

    private static Solid Gear(Look r)
    {
        var teeth = r.Dice.Whole(10, 14);
        var tooth = Extrude(Outline(-0.11f, 0.6f, 0.11f, 0.6f, 0.07f, 0.86f, -0.07f, 0.86f), 0.22f, 0.02f);
        var body = DrumZ(0.68f, 0.24f, 0.03f) - DrumZ(0.5f, 0.2f, 0.03f).At(0, 0, 0.14f).PairZ() + DrumZ(0.26f, 0.34f, 0.03f) - DrumZ(0.13f, 2) - DrumZ(0.09f, 2).At(0, 0.38f, 0) - Solids.All(Enumerable.Range(1, 5).Select(i => DrumZ(0.09f, 2).At(0, 0.38f, 0).TurnZ(i * 60)));
        return (body + Solids.All(Enumerable.Range(0, teeth).Select(i => tooth.TurnZ(i * 360f / teeth)))).At(0, 0.86f, 0).In(r.Body(Metal(r.Dice.Pick(0xA8AEB4, Brass, 0xB0703C))));
    }

    private static Solid Wheelbarrow(Look r)
    {
        var tray = (Side(Outline(-0.5f, 0.5f, -0.62f, 0.95f, 0.7f, 0.95f, 0.45f, 0.42f), 0.8f, 0.03f) - Side(Outline(-0.42f, 0.56f, -0.52f, 1.2f, 0.6f, 1.2f, 0.38f, 0.5f), 0.68f)).In(r.Body(Gloss(r.Dice.Pick(0x3F9A5C, 0xD8402F, 0x2F7FC0))));
        var soil = Ellipsoid(0.36f, 0.2f, 0.5f).At(0, 0.84f, 0.02f).Bumps(0.03f, 0.15f).In(Finish.Of(0x6B4426, 1));
        var poles = (Bar(0.14f, 0.27f, 0.72f, 0.32f, 0.5f, -0.3f, 0.04f) + Bar(0.32f, 0.5f, -0.3f, 0.34f, 0.72f, -1.15f, 0.04f) + Bar(0.31f, 0.5f, -0.3f, 0.34f, 0.04f, -0.45f, 0.035f)).Pair();
        var grips = Bar(0.337f, 0.66f, -0.95f, 0.34f, 0.73f, -1.2f, 0.055f).Pair().In(Matte(0x2A2C30));
        return tray + soil + poles.In(r.Trim(Wood(0xA5683A))) + grips + Wheel(0.27f, 0.14f).At(0, 0.27f, 0.72f);
    }

    private static Solid Anchor(Look r)
    {
        var iron = r.Body(Forged(r.Dice.Pick(0x3A3D42, 0x2F4A6A)));
        var shank = Pillar(0.085f, 1.5f).At(0, 0.15f, 0) + Torus(0.16f, 0.06f).TurnX(90).At(0, 1.82f, 0) + DrumX(0.075f, 0.9f, 0.03f).At(0, 1.4f, 0) + Sphere(0.11f).At(0.47f, 1.4f, 0).Pair();
        var arms = Tube([new(0, 0.12f, 0), new(0.4f, 0.2f, 0), new(0.7f, 0.45f, 0), new(0.8f, 0.72f, 0)], 0.12f, 0.06f).Pair() + Extrude(Outline(0.62f, 0.62f, 0.98f, 0.62f, 0.86f, 0.95f), 0.1f, 0.03f).Pair();
        var chain = Tube([new(0.02f, 1.88f, 0.06f), new(0.3f, 1.6f, 0.16f), new(0.1f, 1.0f, 0.2f), new(-0.24f, 0.7f, 0.1f), new(-0.2f, 0.5f, -0.12f)], 0.05f, 0.05f).In(r.Trim(Cloth(0xC9AE7A)));
        return (shank + arms).In(iron) + chain;
    }

    private static Solid MagnifyingGlass(Look r)
    {
        var frame = Torus(0.42f, 0.06f).TurnX(90).At(0, 1.25f, 0).In(r.Trim(Metal(Brass))) + Pillar(0.07f, 0.14f).At(0, 0.7f, 0).In(r.Trim(Metal(Brass)));
        return Rest(frame + Ellipsoid(0.41f, 0.41f, 0.07f).At(0, 1.25f, 0).In(Glass(0xC8E8F4)) + Lathe(Outline(0, 0, 0.09f, 0, 0.11f, 0.3f, 0.075f, 0.7f, 0, 0.7f), 0.02f).In(r.Body(Wood(0x6B3A22))), -16);
    }

    private static Solid Compass(Look r)
    {
        var brass = r.Body(Metal(Brass));
        var body = DrumZ(0.8f, 0.22f, 0.06f).In(brass) + Torus(0.72f, 0.08f).TurnX(90).At(0, 0, 0.1f).In(brass) + DrumZ(0.68f, 0.06f).At(0, 0, 0.1f).In(r.Trim(Gloss(0xF7F1E0))) + (Torus(0.14f, 0.045f).TurnX(90).At(0, 0.98f, 0) + Pillar(0.1f, 0.16f, 0.03f).At(0, 0.76f, 0)).In(brass);
        var marks = Solids.All(Enumerable.Range(0, 16).Select(i => Box(0.035f, i % 4 == 0 ? 0.16f : 0.08f, 0.04f).At(0, 0.58f, 0.13f).TurnZ(i * 22.5f))).In(Matte(0x2A2C30));
        var needle = Extrude(Outline(-0.09f, 0, 0.09f, 0, 0, 0.5f), 0.05f).At(0, 0, 0.18f).In(Gloss(0xD8281E)) + Extrude(Outline(-0.09f, 0, 0, -0.5f, 0.09f, 0), 0.05f).At(0, 0, 0.18f).In(Metal()) + Sphere(0.07f).At(0, 0, 0.2f).In(brass);
        return (body + marks + needle.TurnZ(r.Dice.Range(-70, 70))).TurnX(-12).Settle();
    }

    private static Solid Microscope(Look r)
    {
        var shell = r.Body(Gloss(r.Dice.Pick(0xF1EFEA, 0x2F6F8F)));
        var dark = r.Trim(Matte(0x2A2C30));
        var arm = Tube([new(0, 0.1f, -0.34f), new(0, 0.6f, -0.48f), new(0, 1.0f, -0.34f), new(0, 1.16f, -0.12f)], 0.12f, 0.11f);
        var optic = (Pillar(0.13f, 0.6f, 0.02f).At(0, 0.85f, 0) + Pillar(0.1f, 0.3f, 0.02f).At(0, 1.4f, 0)).TurnX(-20).At(0, -0.02f, 0.24f);
        return (Block(0.75f, 0.14f, 0.9f, 0.06f) + arm).In(shell) + optic.In(shell) + ((Pillar(0.12f, 0.12f, 0.02f).At(0, 1.66f, 0) + Pillar(0.09f, 0.2f, 0.02f).At(0, 0.68f, 0) + Peak(0.04f, 0.07f, 0.14f).At(0.0f, 0.56f, 0)).TurnX(-20).At(0, -0.02f, 0.24f) + Box(0.6f, 0.07f, 0.5f, 0.02f).At(0, 0.48f, -0.02f) + DrumX(0.1f, 0.5f, 0.03f).At(0, 0.6f, -0.46f)).In(dark) + Pillar(0.12f, 0.08f, 0.02f).At(0, 0.14f, 0.05f).In(Lamp(0xFFF4C8));
    }

    private static Solid Bell(Look r)
    {
        var gold = r.Body(Metal(GoldLeaf));
        var body = Lathe(Smooth(0, 0.14f, 0.55f, 0.12f, 0.62f, 0.05f, 0.66f, 0.1f, 0.5f, 0.4f, 0.42f, 0.8f, 0.3f, 1.05f, 0, 1.12f), 0.02f);
        return (body + Torus(0.5f, 0.03f).At(0, 0.36f, 0) + Sphere(0.14f).At(0, 0.11f, 0) + Torus(0.14f, 0.05f).TurnX(90).At(0, 1.24f, 0)).In(gold) + (Ellipsoid(0.3f, 0.14f, 0.1f).TurnZ(18).At(0.26f, 1.2f, 0.12f).Pair() + Sphere(0.1f).At(0, 1.18f, 0.15f)).In(r.Trim(Gloss(0xD8281E)));
    }

    private static Solid CartWheel(Look r)
    {
        var spokes = Solids.All(Enumerable.Range(0, 8).Select(i => Lathe(Outline(0, 0, 0.06f, 0, 0.045f, 0.3f, 0.065f, 0.5f, 0.045f, 0.7f, 0, 0.7f)).At(0, 0.1f, 0).TurnX(i * 45)));
        return (spokes + Torus(0.78f, 0.1f).TurnZ(90) + DrumX(0.18f, 0.34f, 0.04f)).At(0, 0.88f, 0).TurnY(-75).In(r.Body(Wood(0x9A5F34))) + (Torus(0.86f, 0.045f).TurnZ(90) + DrumX(0.09f, 0.42f, 0.02f)).At(0, 0.88f, 0).TurnY(-75).In(r.Trim(Forged(0x4A4E54)));
    }

    // Upright, leaning to the side by so many degrees.
    private static Solid Rest(Solid tool, float degrees) => tool.TurnZ(-degrees).Settle();
}
