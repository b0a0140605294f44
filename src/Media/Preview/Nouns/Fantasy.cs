using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>Creatures and things of tales.</summary>
internal static class Fantasy
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        new("dragon", "wyvern, drake, 🐉, 🐲", 3, Creatures.Dragon),
        new("unicorn", "magic horse, 🦄", 1.9f, Creatures.Unicorn),
        Of("wizard", "magician, sorcerer, mage, warlock, merlin, 🧙", 1.9f, new()
        {
            Robe = true, Top = Cloth(0x3A4AA8), HairColor = 0xE8E6E2, Hair = Hair.Long, Wears = ["beard"], More = WizardGear,
        }),
        Of("witch", "sorceress, enchantress, hag, 🧙‍♀️", 1.85f, new() { Robe = true, Top = Cloth(0x3A2A4E), Hair = Hair.Long, HairColor = 0xD8662A, Skin = 0xA8C878, More = WitchGear }),
        Of("fairy", "pixie, sprite, tinkerbell, tooth fairy, 🧚", 0.4f, new() { Tall = 0.8f, Robe = true, Top = Cloth(0x8FD86A), Hair = Hair.Bun, HairColor = 0xE2B866, More = FairyGear }),
        Of("angel", "cherub, guardian angel, 👼", 1.75f, new() { Robe = true, Top = Cloth(0xFAF8F0), Hair = Hair.Curly, HairColor = 0xE2B866, More = AngelGear }),
        Of("elf", "wood elf, legolas, high elf, 🧝", 1.8f, new() { Skin = 0xF2C7A5, Top = Cloth(0x3F7A3A), Bottom = Cloth(0x6B4A2C), Hair = Hair.Long, HairColor = 0xE8D08A, More = ElfGear }),
        Of("dwarf", "gimli, dwarven warrior", 1.3f, new() { Tall = 0.6f, Wide = 1.4f, Top = Cloth(0x8A3A24), Bottom = Cloth(0x4A3A2E), Wears = ["beard"], HairColor = 0xB8602A, Hair = Hair.Short, More = DwarfGear }),
        Of("gnome", "garden gnome, leprechaun, hobbit, goblin king", 0.4f, new() { Tall = 0.5f, Wide = 1.3f, Top = Cloth(0x2F6FB8), Bottom = Cloth(0x5A4030), Wears = ["beard"], HairColor = 0xF4F2EE, Hair = Hair.Short, More = (look, head, hand) => Pointed(look.Trim(Cloth(0xD8302C)), head) }),
        new("mermaid", "merman, siren, 🧜", 1.6f, Creatures.Mermaid),
        new("ghost", "spirit, phantom, spectre, specter, spook, 👻", 1.4f, Creatures.Ghost),
        new("alien", "extraterrestrial, martian, et, 👽", 1.3f, Creatures.Alien),
        new("monster", "beast creature, gremlin, furry monster, yeti, bigfoot, 👾", 1.4f, Creatures.Monster),
        Of("zombie", "undead, walking dead, frankenstein, 🧟", 1.75f, new() { Skin = 0x8FB070, Top = Cloth(0x6B6250), Bottom = Cloth(0x3E4A5A), Hair = Hair.Short, HairColor = 0x2A2A22, More = ZombieGear }),
        Of("vampire", "dracula, count dracula, 🧛", 1.8f, new() { Skin = 0xE8E0E4, Top = Cloth(0x1E1C22), Bottom = Cloth(0x17161A), Hair = Hair.Short, HairColor = 0x15110F, Wears = ["cape"], More = VampireGear }),
        new("skull", "cranium, death's head, 💀, ☠", 0.24f, Creatures.Skull),
        new("skeleton", "bones, bony man", 1.7f, Creatures.Skeleton),
        new("troll", "ogre, orc, goblin, giant, cyclops, shrek", 2.4f, Creatures.Troll),
        new("golem", "stone golem, rock monster, stone giant", 2.5f, Creatures.Golem),
        new("phoenix", "firebird, fire bird", 1.5f, Creatures.Phoenix),
        new("crystal ball", "fortune teller's ball, magic ball, palantir, 🔮", 0.28f, CrystalBall),
        new("potion", "magic potion, elixir, poison, potion bottle, 🧪", 0.2f, Potion),
    ];

    private static Noun Of(string name, string synonyms, float size, Person person) => new(name, synonyms, size, person.Build);

    private static Solid Pointed(Finish cloth, Oval head, float brim = 0) =>
        (Tube([new(0, 0.12f, 0), new(0, 0.36f, -0.02f), new(0.05f, 0.62f, -0.08f)], 0.2f, 0.02f).Blend(Cone(0.26f, 0.18f, 0.14f, 0.02f).At(0, 0.14f, 0), 0.05f) + Cylinder(MathF.Max(brim, 0.28f), 0.04f, 0.018f).At(0, 0.1f, 0)).At(head.Center + new Vector3(0, 0.03f, -0.02f)).In(cloth).With("hat", 0, 0, 0, 1);

    private static Solid Staff(Vector3 hand, Finish tip) =>
        Rod(new(hand.X + 0.06f, 0.03f, hand.Z + 0.08f), new(hand.X + 0.02f, hand.Y + 0.75f, hand.Z + 0.05f), 0.03f).In(Wood(DarkOak)) + Sphere(0.085f).At(hand.X + 0.02f, hand.Y + 0.84f, hand.Z + 0.05f).In(tip) + Arc(0.1f, 0.026f, 230).TurnZ(180).At(hand.X + 0.02f, hand.Y + 0.84f, hand.Z + 0.05f).In(Wood(DarkOak));

    private static Solid WizardGear(Look r, Oval head, Vector3 hand)
    {
        var stars = Solids.All(Enumerable.Range(0, 4).Select(i => Extrude(Star(5, 0.055f, 0.025f), 0.03f).At(-0.14f + (i * 0.09f), 0.2f + (i % 2 * 0.16f), 0.33f - (i % 2 * 0.02f)))).In(Lamp(0xFFD75A, 0.6f));
        return Pointed(r.Body(Cloth(0x3A4AA8)), head, 0.4f) + Torus(0.2f, 0.035f).At(head.Center + new Vector3(0, 0.17f, -0.02f)).In(r.Trim(Metal(GoldLeaf))) + Staff(hand, Lamp(0x6AD8FF, 1.6f)) + stars;
    }

    private static Solid WitchGear(Look r, Oval head, Vector3 hand)
    {
        var nose = Limb(head.On(0, -2, 0.95f), head.On(0, -10, 1.3f), 0.045f, 0.02f).In(Finish.Of(0xA8C878, 0.6f));
        var (x, z) = (hand.X + 0.04f, hand.Z + 0.06f);
        var broom = Rod(new(x, 0.4f, z), new(x, hand.Y + 0.8f, z), 0.028f).In(Wood()) + Cone(0.15f, 0.06f, 0.4f, 0.02f).At(x, 0.21f, z).Bumps(0.015f, 0.04f).In(Cloth(0xD8AE5A)) + Torus(0.07f, 0.025f).At(x, 0.4f, z).In(Cloth(0x8A3A24));
        return Pointed(r.Body(Cloth(0x2A2430)), head, 0.44f) + Torus(0.2f, 0.04f).At(head.Center + new Vector3(0, 0.17f, -0.02f)).In(r.Trim(Cloth(0x8A4AC8))) + nose + broom;
    }

    private static Solid Wings(Finish finish, Oval head, float size) =>
        (Ellipsoid(size * 0.55f, size * 0.26f, 0.03f).TurnZ(38).At(size * 0.5f, 0.12f, 0) + Ellipsoid(size * 0.4f, size * 0.19f, 0.03f).TurnZ(-28).At(size * 0.38f, -0.2f, 0)).TurnY(16).Pair().At(0, head.Center.Y - 0.36f, -0.24f).In(finish).With("wings", 0, 0, 0, 1);

    private static Solid FairyGear(Look r, Oval head, Vector3 hand) =>
        Wings(r.Part("wings", Finish.Of(0xBFE8F7, 0.1f) with { Clarity = 0.35f, Glow = 0.15f }), head, 0.9f) + Rod(hand, hand + new Vector3(0.1f, 0.34f, 0.08f), 0.022f).In(Matte(0xFAF8F0)) + Extrude(Star(5, 0.11f, 0.05f), 0.05f).At(hand + new Vector3(0.11f, 0.4f, 0.09f)).In(Lamp(0xFFE06A, 1.6f));

    private static Solid AngelGear(Look r, Oval head, Vector3 hand)
    {
        var wing = Solids.All(Enumerable.Range(0, 6).Select(i => Ellipsoid(0.1f, 0.44f - (i * 0.045f), 0.05f).At(0, -0.28f, 0).TurnZ(28 + (i * 13)).At(0.12f + (i * 0.075f), 0.2f - (i * 0.02f), i * 0.012f)));
        return wing.TurnZ(18).Pair().At(0, head.Center.Y - 0.36f, -0.24f).In(r.Part("wings", Cloth(0xFFFFFF))).With("wings", 0, 0, 0, 1) + Torus(0.2f, 0.03f).TurnX(10).At(head.Center + new Vector3(0, 0.38f, 0)).In(Lamp(0xFFDB5A, 1.3f)) + Rod(head.Center + new Vector3(0, 0.1f, -0.2f), head.Center + new Vector3(0, 0.4f, -0.19f), 0.02f).In(Metal(GoldLeaf));
    }

    private static Solid ElfGear(Look r, Oval head, Vector3 hand)
    {
        var ears = Cone(0.07f, 0.008f, 0.28f, 0.006f).TurnZ(-58).At(head.On(86, 2, 1.05f) + new Vector3(0.09f, 0.06f, 0)).Pair().In(Finish.Of(0xF2C7A5, 0.6f));
        var bow = Arc(0.5f, 0.03f, 130).TurnZ(-90).At(hand + new Vector3(-0.35f, 0.1f, 0.06f)).In(Wood(DarkOak)) + Rod(hand + new Vector3(-0.14f, 0.55f, 0.06f), hand + new Vector3(-0.14f, -0.35f, 0.06f), 0.018f).In(Matte(0xF4F0E4));
        return ears + bow + Torus(0.225f, 0.022f).TurnX(8).At(head.Center + new Vector3(0, 0.13f, 0)).In(Metal(GoldLeaf)) + Torus(0.19f, 0.035f).Stretch(1, 1, 0.85f).At(0, 0.74f, 0).In(Matte(0x4A3020));
    }

    private static Solid DwarfGear(Look r, Oval head, Vector3 hand)
    {
        var helm = Ellipsoid(0.27f, 0.27f, 0.27f).At(head.Center + new Vector3(0, 0.07f, 0)).Keep(Box(1, 0.5f, 1).At(head.Center + new Vector3(0, 0.36f, 0))) + Torus(0.26f, 0.035f).At(head.Center + new Vector3(0, 0.12f, 0));
        var horns = Tube([head.Center + new Vector3(0.22f, 0.2f, 0), head.Center + new Vector3(0.38f, 0.26f, 0), head.Center + new Vector3(0.42f, 0.44f, 0)], 0.07f, 0.015f).Pair().In(Matte(0xF0E4C8));
        var at = hand + new Vector3(0.06f, 0, 0.06f);
        var axe = Rod(at with { Y = 0.1f }, at + new Vector3(0, 0.62f, 0), 0.03f).In(Wood()) + Extrude(Outline(-0.05f, -0.06f, 0.05f, -0.06f, 0.24f, -0.2f, 0.24f, 0.2f, 0.05f, 0.06f, -0.05f, 0.06f, -0.24f, 0.2f, -0.24f, -0.2f), 0.04f, 0.01f).At(at + new Vector3(0, 0.5f, 0)).In(Metal());
        return helm.In(Metal(0xA8AEB4)).With("hat", 0, 0, 0, 1) + horns + axe + Torus(0.265f, 0.04f).Stretch(1, 1, 0.82f).At(0, 0.5f, 0).In(Metal(Brass));
    }

    private static Solid ZombieGear(Look r, Oval head, Vector3 hand) =>
        head.Put(Box(0.12f, 0.03f, 0.03f, 0.008f).In(Matte(0x6A1E1E)), -26, 36, 1.04f) + Box(0.1f, 0.1f, 0.03f, 0.008f).TurnZ(20).At(0.08f, head.Center.Y - 0.5f, 0.17f).In(Cloth(0x8FB070)) + Cylinder(0.035f, 0.74f).TurnZ(90).At(head.Center + new Vector3(0, -0.2f, 0)).Keep(Box(0.36f, 1, 1).At(head.Center)).In(Forged());

    private static Solid VampireGear(Look r, Oval head, Vector3 hand) =>
        Cone(0.016f, 0.003f, 0.07f).TurnX(180).At(head.On(9, -33, 1.02f)).Pair().In(Gloss(0xFFFFFF)) + Extrude(Outline(0.03f, 0, 0.24f, 0.34f, 0.3f, 0.02f), 0.04f, 0.015f).At(0, head.Center.Y - 0.34f, 0.05f).Pair().In(Cloth(0xA8142A)) + Sphere(0.05f).At(0, head.Center.Y - 0.32f, 0.19f).In(Gloss(0xC8142C));

    private static Solid CrystalBall(Look r)
    {
        var mist = r.Body(Finish.Of(0x8A5AE0, 0.05f).With(Pattern.Clouds, 0x6AD0F0, 0.4f).Glowing(0.35f));
        var foot = Lathe(Outline(0, 0, 0.5f, 0, 0.5f, 0.08f, 0.3f, 0.2f, 0.32f, 0.3f, 0.4f, 0.38f, 0, 0.32f), 0.02f).In(r.Trim(Metal(GoldLeaf)));
        return foot + Sphere(0.58f).At(0, 0.84f, 0).In(mist) + Limb(new(0.34f, 0.36f, 0), new(0.52f, 0.62f, 0), 0.06f, 0.04f).Ring(5).In(r.Trim(Metal(GoldLeaf)));
    }

    private static Solid Potion(Look r)
    {
        var brew = r.Body(Gloss(r.Dice.Pick(0xA83AE0, 0x3AC85A, 0xE03A7A)).Glowing(0.4f));
        var glass = Finish.Of(0xD8F0F4, 0.05f) with { Clarity = 0.55f };
        return Sphere(0.5f).At(0, 0.48f, 0).Keep(Block(2, 0.6f, 2)).In(brew) + (Sphere(0.51f).At(0, 0.48f, 0).Keep(Block(2, 1, 2).At(0, 0.6f, 0)) + Cylinder(0.17f, 0.42f).At(0, 1.1f, 0) + Torus(0.19f, 0.05f).At(0, 1.3f, 0)).In(glass)
            + Cylinder(0.15f, 0.26f, 0.03f).At(0, 1.42f, 0).In(Wood(0xB88A58)) + Torus(0.19f, 0.035f).At(0, 0.96f, 0).In(Cloth(0xA87A48)) + Solids.All(Enumerable.Range(0, 5).Select(i => Sphere(0.035f + (i % 3 * 0.015f)).At(0, 0.24f + (i * 0.08f), 0.46f).TurnY(-50 + (i * 47)))).In(Gloss(0xFFFFFF).Glowing(0.3f));
    }
}
