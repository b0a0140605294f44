using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>What heroes carry. They stand upright, leaning a little; units are of about their own size.</summary>
internal static class Weapons
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("sword", "longsword, broadsword, blade, saber, sabre, 🗡", 1.1f, Sword),
        new("katana", "samurai sword", 1f, Katana),
        new("dagger", "knife, dirk, 🔪", 0.36f, Dagger),
        new("bow", "longbow, bow and arrow, 🏹", 1.4f, Bow),
        new("crossbow", "arbalest", 0.9f, Crossbow),
        new("shield", "buckler, 🛡", 0.9f, Shield),
        new("spear", "lance, javelin, trident", 2f, Spear),
        new("cannon", "ship's cannon", 2.2f, Cannon),
        new("mace", "morning star, club, flail", 0.9f, Mace),
        new("ray gun", "raygun, laser gun, blaster, laser, pistol, gun", 0.3f, RayGun),
        new("bomb", "cartoon bomb, dynamite, grenade, 💣", 0.3f, Bomb),
        new("magic wand", "wand, staff, magic staff, 🪄", 0.9f, Wand),
        new("lightsaber", "laser sword, energy sword, light saber", 1.1f, LightSaber),
        new("armor", "suit of armor, armour, suit of armour, breastplate", 0.8f, Cuirass),
    ];

    private static Solid Sword(Look r)
    {
        var steel = r.Body(Metal(0xD0D6DC));
        var gold = r.Trim(Metal(GoldLeaf));
        var blade = Extrude(Outline(0, 0, 0.11f, 0.2f, 0.13f, 1.9f, -0.13f, 1.9f, -0.11f, 0.2f), 0.02f, 0.025f) - Box(0.05f, 1.3f, 0.05f, 0.02f).At(0, 1.2f, 0.045f).PairZ();
        var hilt = Box(0.74f, 0.12f, 0.14f, 0.05f).At(0, 1.92f, 0) + Sphere(0.09f).At(0.38f, 1.92f, 0).Pair() + Sphere(0.12f).At(0, 2.52f, 0);
        var gem = Sphere(0.075f).At(0, 1.92f, 0.06f).In(Gloss(r.Dice.Pick(0xD81E3A, 0x2F6FE0, 0x1FA36A)));
        return Lean(blade.In(steel) + hilt.In(gold) + gem + (Pillar(0.065f, 0.52f).At(0, 1.95f, 0) + Torus(0.062f, 0.025f).Row(4, new System.Numerics.Vector3(0, 0.11f, 0)).At(0, 2.2f, 0)).In(Finish.Of(0x5B3320, 0.6f)), 9) + Rock(0.42f);
    }

    private static Solid Katana(Look r)
    {
        var blade = Extrude(Outline(0, 0, 0.08f, 0.14f, 0.1f, 1.9f, -0.06f, 1.9f, -0.07f, 0.2f), 0.02f, 0.022f).In(r.Body(Metal(0xD6DCE2)));
        var grip = (Pillar(0.065f, 0.62f, 0.02f).At(0, 1.96f, 0) + Sphere(0.075f).At(0, 2.58f, 0)).In(r.Trim(Finish.Of(r.Dice.Pick(0x8A1E2A, 0x22242A, 0x1E3A6A), 0.8f).With(Pattern.Checker, 0xE8DCC4, 0.09f)));
        var guard = Cylinder(0.19f, 0.06f, 0.02f).At(0, 1.93f, 0).In(Metal(GoldLeaf));
        var stand = (Block(0.9f, 0.1f, 0.5f, 0.03f) + Block(0.12f, 0.44f, 0.3f, 0.03f).At(0.16f, 0, 0).Pair()).In(Wood(0x3A2418));
        return (blade + guard + grip).Bend(4).At(0, 0.06f, 0) + stand;
    }

    private static Solid Dagger(Look r)
    {
        var blade = Extrude(Outline(0, 0, 0.13f, 0.35f, 0.15f, 1.0f, -0.15f, 1.0f, -0.13f, 0.35f), 0.03f, 0.025f) - Box(0.05f, 0.6f, 0.06f, 0.02f).At(0, 0.66f, 0.05f).PairZ();
        var hilt = Tube([new(-0.34f, 0.94f, 0), new(-0.2f, 1.04f, 0), new(0.2f, 1.04f, 0), new(0.34f, 0.94f, 0)], 0.065f, 0.065f) + Sphere(0.11f).At(0, 1.56f, 0);
        return Lean(blade.In(r.Body(Metal(0xD0D6DC))) + hilt.In(r.Trim(Metal(GoldLeaf))) + Lathe(Outline(0, 1.02f, 0.07f, 1.02f, 0.09f, 1.25f, 0.06f, 1.5f, 0, 1.5f), 0.01f).In(Finish.Of(0x4A2E1C, 0.6f)), 10) + Rock(0.34f);
    }

    private static Solid Bow(Look r)
    {
        var limb = Tube([new(0, 0.95f, 0), new(0.14f, 1.3f, 0), new(0.05f, 1.65f, 0), new(-0.14f, 1.85f, 0), new(-0.12f, 1.98f, 0)], 0.055f, 0.03f);
        var wood = (limb + limb.At(0, -0.95f, 0).Stretch(1, -1, 1).At(0, 0.95f, 0)).In(r.Body(Wood(0x8A5230)));
        var cord = Bar(-0.13f, -0.06f, 0, -0.13f, 1.96f, 0, 0.022f).In(Matte(0xF1E9D6)) + Capsule(0.07f, 0.24f).At(0.01f, 0.95f, 0).In(r.Trim(Finish.Of(0xB8442F, 0.8f)));
        var arrow = (DrumX(0.025f, 1.5f).At(0.45f, 0.98f, 0.06f)).In(Wood(0xC9A06A)) + Cone(0.09f, 0.008f, 0.2f).TurnZ(-90).At(1.25f, 0.98f, 0.06f).In(Metal()) + (Box(0.26f, 0.14f, 0.03f, 0.01f) + Box(0.26f, 0.03f, 0.14f, 0.01f)).At(-0.2f, 0.98f, 0.06f).In(Gloss(0xD8352F));
        return (wood + cord + arrow).TurnY(-20).Settle();
    }

    private static Solid Crossbow(Look r)
    {
        var wood = r.Body(Wood(0x8A5230));
        var stock = Side(Outline(-0.9f, 0, -0.8f, 0.2f, 0.6f, 0.26f, 0.62f, 0.1f, -0.3f, 0.02f, -0.7f, -0.12f), 0.18f, 0.03f);
        var bow = Tube([new(0, 0.2f, 0.62f), new(0.4f, 0.22f, 0.56f), new(0.72f, 0.22f, 0.3f)], 0.065f, 0.04f).Pair();
        var cord = Bar(0.72f, 0.22f, 0.3f, 0, 0.28f, -0.1f, 0.02f).Pair().In(Matte(0xF1E9D6));
        var bolt = DrumZ(0.028f, 0.95f).At(0, 0.32f, 0.35f).In(Wood(0xD8B070)) + Cone(0.07f, 0.006f, 0.18f).TurnX(90).At(0, 0.32f, 0.9f).In(Metal());
        return (stock.In(wood) + (bow + Torus(0.13f, 0.03f).TurnX(70).At(0, 0.16f, 0.78f) + Bar(0, 0, -0.25f, 0, -0.18f, -0.4f, 0.03f)).In(r.Trim(Forged(0x5A5E64))) + cord + bolt).TurnX(-24).Settle();
    }

    private static Solid Shield(Look r)
    {
        var (field, bend) = r.Dice.Pick((0x2F5FA8, 0xF4F1EA), (0xB8281E, 0xF0B93C), (0x2F7F4A, 0xF4E6C0));
        var steel = Metal(0xC0C6CC);
        var outline = Outline(-0.62f, 1.5f, 0, 1.6f, 0.62f, 1.5f, 0.62f, 0.9f, 0.5f, 0.5f, 0.28f, 0.2f, 0, 0, -0.28f, 0.2f, -0.5f, 0.5f, -0.62f, 0.9f);
        var dome = Sphere(2.2f).At(0, 0.8f, -2.02f);
        var body = Extrude(outline, 0.9f).Keep(dome).Cut(dome.At(0, 0, -0.14f));
        var rim = Extrude(outline, 0.9f, 0.06f).Keep(dome.Thicker(0.05f)).Cut(dome.At(0, 0, -0.16f)).Cut(Extrude([.. outline.Select(p => new System.Numerics.Vector2(p.X * 0.9f, ((p.Y - 0.8f) * 0.91f) + 0.8f))], 4));
        var cross = body.Thicker(0.02f).Keep(Box(0.2f, 4, 4) + Box(4, 0.2f, 4).At(0, 1.0f, 0)).Cut(dome.At(0, 0, -0.16f));
        return (body.In(r.Body(Gloss(field))) + rim.In(steel) + cross.In(r.Trim(Gloss(bend))) + Sphere(0.17f).At(0, 1.0f, 0.2f).In(steel)).TurnX(-7).Settle();
    }

    private static Solid Spear(Look r)
    {
        var tip = Extrude(Outline(-0.12f, 2.35f, 0, 2.2f, 0.12f, 2.35f, 0, 2.85f), 0.05f, 0.03f).In(r.Body(Metal(0xD0D6DC)));
        return Lean(tip + Pillar(0.05f, 2.3f, 0.02f).In(r.Trim(Wood(0x8A5A30))) + (Pillar(0.075f, 0.16f, 0.02f).At(0, 2.14f, 0) + Torus(0.06f, 0.025f).At(0, 2.0f, 0)).In(Metal(GoldLeaf)) + Extrude(Outline(0.05f, 2.05f, 0.5f, 1.9f, 0.36f, 1.8f, 0.5f, 1.65f, 0.05f, 1.72f), 0.05f, 0.02f).In(Cloth(0xC8281E)), 7);
    }

    private static Solid Cannon(Look r)
    {
        var iron = r.Body(Forged(r.Dice.Pick(0x2F3236, 0x8A6A32)));
        var wood = r.Trim(Wood(0x8A5230));
        var barrel = Lathe(Outline(0, -0.16f, 0.09f, -0.12f, 0.07f, 0, 0.34f, 0.02f, 0.36f, 0.18f, 0.32f, 0.2f, 0.24f, 1.6f, 0.32f, 1.72f, 0.3f, 1.9f, 0.17f, 1.9f, 0.17f, 1.4f, 0, 1.4f), 0.015f) + Torus(0.31f, 0.04f).At(0, 0.5f, 0) + Torus(0.28f, 0.035f).At(0, 1.05f, 0);
        var carriage = (Side(Outline(-1.15f, 0.3f, -1.0f, 0.62f, 0.1f, 0.92f, 0.55f, 0.86f, 0.55f, 0.34f), 0.14f, 0.03f).At(0.36f, 0, 0)).Pair() + Box(0.7f, 0.12f, 1.4f, 0.03f).At(0, 0.36f, -0.3f);
        var wheels = (SpokedWheel(0.5f, 0.08f, 8, Forged(), wood).At(0.56f, 0.5f, 0.25f) + SpokedWheel(0.32f, 0.065f, 8, Forged(), wood).At(0.52f, 0.32f, -0.8f)).Pair();
        var balls = (Sphere(0.18f).At(0.9f, 0.18f, 0.9f) + Sphere(0.18f).At(1.25f, 0.18f, 0.85f) + Sphere(0.18f).At(1.05f, 0.18f, 1.2f) + Sphere(0.18f).At(1.06f, 0.46f, 0.98f)).In(Forged(0x2F3236));
        return barrel.TurnX(80).At(0, 0.95f, -0.75f).In(iron) + carriage.In(wood) + wheels + balls;
    }

    private static Solid Mace(Look r)
    {
        var spikes = new List<Solid> { Cone(0.075f, 0.012f, 0.22f).At(0, 0.36f, 0) };
        for (var i = 0; i < 6; i++)
        {
            var spike = Cone(0.075f, 0.012f, 0.22f).At(0, 0.36f, 0);
            spikes.Add(spike.TurnX(90).TurnY(i * 60));
            spikes.Add(spike.TurnX(48).TurnY((i * 60) + 30));
            spikes.Add(spike.TurnX(132).TurnY((i * 60) + 30));
        }

        return Lean((Sphere(0.29f) + Solids.All(spikes)).At(0, 1.6f, 0).In(r.Body(Forged(0x6A7076))) + Pillar(0.06f, 1.4f, 0.02f).In(r.Trim(Wood(0x6B4426))) + (Sphere(0.1f).At(0, 0.06f, 0) + Torus(0.07f, 0.03f).Row(2, new System.Numerics.Vector3(0, 0.5f, 0)).At(0, 0.35f, 0) + Pillar(0.09f, 0.12f, 0.02f).At(0, 1.24f, 0)).In(Metal(Brass)), 10);
    }

    private static Solid RayGun(Look r)
    {
        var shell = r.Body(Gloss(r.Dice.Pick(0xD8352F, 0x2FA8A0, 0xE0E4E8)));
        var trim = r.Trim(Metal(GoldLeaf));
        var body = Lathe(Smooth(0, 0, 0.22f, 0.05f, 0.32f, 0.35f, 0.26f, 0.7f, 0.12f, 0.95f, 0, 1.0f), 0.02f).TurnX(90).At(0, 0.8f, -0.5f);
        var grip = Box(0.2f, 0.66f, 0.28f, 0.08f).TurnX(18).At(0, 0.36f, -0.36f);
        var rings = Torus(0.2f, 0.04f).TurnX(90).At(0, 0.8f, 0.55f) + Torus(0.16f, 0.04f).TurnX(90).At(0, 0.8f, 0.72f) + Torus(0.12f, 0.04f).TurnX(90).At(0, 0.8f, 0.88f) + DrumZ(0.06f, 0.7f).At(0, 0.8f, 0.65f) + Torus(0.14f, 0.035f).TurnZ(90).At(0, 0.48f, -0.08f) + Side(Outline(-0.5f, 1.05f, -0.62f, 1.4f, -0.42f, 1.4f, 0.05f, 1.08f), 0.08f, 0.03f);
        return (body + grip).In(shell) + rings.In(trim) + Sphere(0.11f).At(0, 0.8f, 1.05f).In(Lamp(0x6BFF8A, 2)) + (Sphere(0.1f).At(0.27f, 0.85f, -0.1f).Pair()).In(Lamp(0x6BE0FF, 1.2f)) + Pillar(0.28f, 0.08f, 0.03f).At(0, 0, -0.42f).In(Matte(0x33363B));
    }

    private static Solid Bomb(Look r)
    {
        var fuse = Tube([new(0, 1.14f, 0), new(0.05f, 1.3f, 0), new(0.2f, 1.4f, 0), new(0.3f, 1.36f, 0)], 0.04f, 0.035f).In(r.Trim(Cloth(0xD9C08A)));
        return Sphere(0.55f).At(0, 0.54f, 0).In(r.Body(Finish.Of(0x22252B, 0.2f))) + Pillar(0.17f, 0.14f, 0.02f).At(0, 1.02f, 0).In(Forged(0x4A4E54)) + fuse + (Extrude(Star(8, 0.17f, 0.07f), 0.06f).At(0.32f, 1.36f, 0.02f) + Sphere(0.07f).At(0.32f, 1.36f, 0)).In(Lamp(0xFFB53A, 2.2f));
    }

    private static Solid Wand(Look r)
    {
        var glow = r.Dice.Pick(0x6BC8FF, 0xC88AFF, 0xFFD35A, 0x7AFFB0);
        var claw = Tube([new(0.04f, 1.55f, 0), new(0.2f, 1.68f, 0), new(0.2f, 1.88f, 0), new(0.1f, 2.02f, 0)], 0.05f, 0.025f).Ring(3);
        return Lean(Tube([new(0, 0.03f, 0), new(0.04f, 0.5f, 0), new(-0.03f, 1.0f, 0.02f), new(0, 1.58f, 0)], 0.07f, 0.055f).In(r.Body(Wood(0x6B4426))) + claw.In(r.Body(Wood(0x6B4426))) + Sphere(0.15f).At(0, 1.84f, 0).In(r.Trim(Lamp(glow, 1.8f))) + (Torus(0.07f, 0.03f).At(0, 1.5f, 0) + Torus(0.07f, 0.03f).At(0.03f, 0.6f, 0)).In(Metal(GoldLeaf)), 8);
    }

    private static Solid LightSaber(Look r)
    {
        var blade = Capsule(0.06f, 1.6f).At(0, 1.35f, 0).In(r.Body(Lamp(r.Dice.Pick(0x4AA8FF, 0x5AFF6A, 0xFF3A3A), 2.6f)));
        var hilt = Pillar(0.085f, 0.5f, 0.02f) + Pillar(0.1f, 0.08f, 0.02f).At(0, 0.46f, 0);
        return Lean(blade + hilt.In(r.Trim(Metal(0xB4BAC0))) + (Torus(0.085f, 0.02f).Row(5, new System.Numerics.Vector3(0, 0.06f, 0)).At(0, 0.18f, 0) + Box(0.05f, 0.14f, 0.05f, 0.02f).At(0, 0.38f, 0.09f)).In(Matte(0x26282C)), 8) + Pillar(0.3f, 0.06f, 0.02f).In(Matte(0x33363B));
    }

    private static Solid Cuirass(Look r)
    {
        var steel = r.Body(Metal(0xC4CAD0));
        var gold = r.Trim(Metal(GoldLeaf));
        var chest = Ellipsoid(0.46f, 0.5f, 0.32f).At(0, 1.0f, 0).Blend(Peak(0.36f, 0.32f, 0.4f).At(0, 0.45f, 0), 0.12f);
        var helm = Sphere(0.27f).Stretch(0.92f, 1.1f, 1).At(0, 1.78f, 0) - Box(0.36f, 0.07f, 0.3f).At(0, 1.8f, 0.25f).In(Matte(0x1A1A1E)) - Box(0.03f, 0.16f, 0.3f).Row(5, 0.06f).At(0, 1.64f, 0.26f).In(Matte(0x1A1A1E));
        var pads = (Ellipsoid(0.24f, 0.2f, 0.25f).At(0.5f, 1.3f, 0) + Limb(new(0.56f, 1.15f, 0), new(0.62f, 0.75f, 0.08f), 0.13f, 0.11f) + Sphere(0.13f).At(0.63f, 0.62f, 0.1f)).Pair();
        var skirt = Peak(0.46f, 0.34f, 0.3f, 0.02f).At(0, 0.26f, 0);
        var plume = Tube([new(0, 2.05f, 0.05f), new(0, 2.22f, -0.08f), new(0, 2.1f, -0.32f), new(0, 1.85f, -0.42f)], 0.08f, 0.05f).In(Cloth(0xC8281E));
        return (chest + helm + pads + skirt).In(steel) + (Torus(0.37f, 0.035f).At(0, 0.56f, 0) + Torus(0.24f, 0.04f).At(0, 1.47f, 0) + Extrude(Outline(-0.05f, 0.7f, 0.05f, 0.7f, 0.05f, 1.35f, -0.05f, 1.35f), 0.2f).At(0, 0, 0.26f).Keep(Ellipsoid(0.48f, 0.6f, 0.345f).At(0, 1.0f, 0))).In(gold) + plume + (Pillar(0.08f, 0.35f) + Pillar(0.34f, 0.07f, 0.02f)).In(Wood(DarkOak));
    }

    private static Solid Lean(Solid weapon, float degrees) => weapon.TurnZ(-degrees).Settle();

    // A stone for a blade to stick in.
    private static Solid Rock(float radius) => Ellipsoid(radius, radius * 0.6f, radius * 0.8f).Bumps(radius * 0.12f, radius * 0.6f).At(0, radius * 0.16f, 0).Keep(Block(4, 3, 4)).In(Stone());
}
