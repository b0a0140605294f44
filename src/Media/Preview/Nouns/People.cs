using System.Numerics;
using GenAsset.Media.Preview.Nouns.Bodies;
using GenAsset.Media.Preview.Scenes;
using static GenAsset.Media.Preview.Nouns.Coats;
using static GenAsset.Media.Preview.Nouns.Pieces;
using static GenAsset.Media.Preview.Scenes.Solids;

namespace GenAsset.Media.Preview.Nouns;

/// <summary>People, by what they are and what they do.</summary>
internal static class People
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Noun> All { get; } =
    [
        Of("person", "human, people, man, guy, adult, character, somebody, friend, father, dad, mother, mom, 🧑, 👤", 1.75f, new()),
        Of("woman", "lady, girlfriend, 👩", 1.7f, new() { Hair = Hair.Long, Top = Cloth(0xC8456A), Bottom = Cloth(0x3A4766) }),
        Of("boy", "child, kid, son, 👦", 1.2f, new() { Tall = 0.7f, Hair = Hair.Short, Top = Cloth(0xE4572E), Bottom = Cloth(0x3F6FA8) }),
        Of("girl", "daughter, 👧", 1.2f, new() { Tall = 0.7f, Hair = Hair.Tails, Robe = true, Top = Cloth(0xF2A7C3) }),
        Of("baby", "infant, toddler, 👶", 0.7f, new() { Tall = 0.42f, Hair = Hair.None, Top = Cloth(0xBFE0F2), Bottom = Cloth(0xF5F5F0) }),
        new("face", "head, smiley, smiley face, emoji, portrait, 🙂, 😀", 0.4f, Smiley) { TurnsFreely = false },
        Of("old man", "grandfather, grandpa, elder, 👴", 1.65f, new() { Hair = Hair.None, Wears = ["beard", "glasses"], Top = Cloth(0x6B7F5E), Bottom = Cloth(0x5A4A3C), More = Cane }),
        Of("astronaut", "spaceman, cosmonaut, space explorer, 👨‍🚀", 1.8f, new()
        {
            Top = Gloss(0xF2F4F6), Bottom = Gloss(0xE4E7EA), Gloves = Gloss(0xE08A2C), Shoes = Gloss(0x8A939C), Wide = 1.25f, Hair = Hair.Short, More = SpaceGear,
        }),
        Of("knight", "paladin, warrior, soldier of old, crusader, hero", 1.8f, new()
        {
            Top = Metal(0xC4CAD1), Bottom = Metal(0x9BA3AC), Gloves = Metal(0x8B939C), Shoes = Metal(0x7A828A), Hair = Hair.None, Wide = 1.15f, More = Armour,
        }),
        Of("king", "emperor, 🤴", 1.75f, new() { Robe = true, Top = Cloth(0xA8232F), Wears = ["crown", "beard"], Hair = Hair.Short, Wide = 1.15f, More = Ermine }),
        Of("queen", "empress, 👸", 1.7f, new() { Robe = true, Top = Cloth(0x6A3FA0), Wears = ["crown"], Hair = Hair.Long, More = Ermine }),
        Of("princess", "", 1.55f, new() { Robe = true, Top = Cloth(0xF48FB8), Wears = ["crown"], Hair = Hair.Long, HairColor = 0xE2B866 }),
        Of("pirate", "buccaneer, captain, 🏴‍☠️", 1.75f, new() { Top = Cloth(0x8C2A2A), Bottom = Cloth(0x2A2A30), Wears = ["beard"], More = PirateGear }),
        Of("ninja", "shinobi, assassin, 🥷", 1.7f, new() { Top = Cloth(0x23262E), Bottom = Cloth(0x1C1F26), Gloves = Cloth(0x1C1F26), Hair = Hair.None, More = Mask }),
        Of("samurai", "ronin", 1.75f, new() { Top = Gloss(0x9A2230), Bottom = Cloth(0x2A2D38), Hair = Hair.Bun, HairColor = 0x15110F, More = (look, head, hand) => Armour(look, head, hand) }),
        Of("chef", "cook, baker, 👨‍🍳", 1.7f, new() { Top = Cloth(0xF7F7F4), Bottom = Cloth(0x3A3D44), Wears = ["chef hat", "moustache"], More = (look, head, hand) => Apron(look, Snow) }),
        Of("doctor", "nurse, scientist, professor, surgeon, 👨‍⚕️", 1.72f, new() { Top = Cloth(0xF4F7FA), Bottom = Cloth(0x5B7C94), Wears = ["glasses"], More = Stethoscope }),
        Of("firefighter", "fireman, fire fighter, 👨‍🚒", 1.75f, new() { Top = Cloth(0xC89B2C), Bottom = Cloth(0x2E3138), Wears = ["helmet"], More = (look, head, hand) => Band(0xE8F24A) }),
        Of("police officer", "policeman, policewoman, cop, officer, 👮", 1.75f, new() { Top = Cloth(0x2A4478), Bottom = Cloth(0x1F2A44), More = PeakedCap }),
        Of("farmer", "gardener, peasant, 👨‍🌾", 1.7f, new() { Top = Cloth(0xC8503A).With(Pattern.Checker, 0xF0E6D8, 0.06f), Bottom = Cloth(0x3E66A0), Wears = ["hat"], More = Fork }),
        Of("cowboy", "gunslinger, sheriff, 🤠", 1.78f, new() { Top = Cloth(0xB5803C), Bottom = Cloth(0x3E5C8A), Wears = ["cowboy hat"], More = (look, head, hand) => Arm(0xC8342C, head) }),
        Of("mechanic", "engineer, worker, builder, plumber, construction worker, 👷", 1.72f, new() { Top = Cloth(0x3F6FB5), Bottom = Cloth(0x2F5592), Wears = ["helmet"], More = Wrench }),
        Of("clown", "jester, 🤡", 1.7f, new() { Top = Cloth(0xF2C230).With(Pattern.Spots, 0xE0453A, 0.09f), Bottom = Cloth(0x4AA8D8), Hair = Hair.Curly, HairColor = 0xE8452F, Skin = 0xF7F0EA, More = RedNose }),
        Of("superhero", "super hero, superman, superwoman, 🦸", 1.85f, new() { Top = Cloth(0x2458C4), Bottom = Cloth(0xC8262E), Wears = ["cape"], Wide = 1.2f, Hair = Hair.Short, More = Emblem }),
        Of("dancer", "ballerina, ballet dancer, 💃", 1.68f, new() { Top = Cloth(0xF2A0BC), Bottom = Cloth(0xF7E4EA), Hair = Hair.Bun, More = Tutu }),
        Of("musician", "rock star, singer, dj", 1.75f, new() { Top = Cloth(0x2A2A30), Bottom = Cloth(0x3A3F55), Wears = ["sunglasses"], Hair = Hair.Spikes }),
        new("snowman", "snow man, ⛄", 1.7f, Snowman) { Home = "snowfield" },
        new("figurine", "figure, statuette, action figure, doll, toy soldier, miniature", 0.25f, Figurine),
        new("bust", "statue, sculpture, monument", 0.7f, Bust),
        new("scarecrow", "straw man", 1.8f, Scarecrow),
    ];

    private static Noun Of(string name, string synonyms, float size, Person person) => new(name, synonyms, size, person.Build);

    private static Solid Smiley(Look look)
    {
        var head = new Oval(new(0, 0.5f, 0), new(0.5f));
        var asked = look.Has("sad") || look.Has("angry") || look.Has("surprised") || look.Has("sleepy") ? look : look with { Features = look.Features.Append("happy").ToHashSet() };
        return (head.Solid.In(look.Body(Gloss(0xFFC93A))) + Face.Eyes(asked, head, 22, 14, 0.085f) + Face.Mouth(asked, head, -16, 0.44f) + Face.Cheeks(head, 42, -10, 0.09f, 0xF59A4A))
            .WithHead(head, 22, 14);
    }

    private static Solid Cane(Look look, Oval head, Vector3 hand) =>
        Rod(hand + new Vector3(0.02f, 0, 0.04f), new(hand.X + 0.03f, 0.02f, hand.Z + 0.1f), 0.02f).In(Wood(DarkOak)) + Arc(0.05f, 0.02f, 180).TurnY(90).At(hand + new Vector3(0.02f, 0.02f, 0)).In(Wood(DarkOak));

    private static Solid SpaceGear(Look look, Oval head, Vector3 hand)
    {
        var dome = Sphere(0.37f).At(head.Center).Cut(Ellipsoid(0.27f, 0.23f, 0.3f).At(head.Center + new Vector3(0, 0, 0.2f)), 0.03f).In(look.Body(Gloss(0xF5F7F9)));
        var visor = Torus(0.27f, 0.03f).TurnX(90).Stretch(1, 0.86f, 1).At(head.Center + new Vector3(0, 0, 0.25f)).In(Metal(0xD9A441));
        var pack = Box(0.4f, 0.46f, 0.16f, 0.05f).At(0, head.Center.Y - 0.42f, -0.26f).In(Gloss(0xD8DDE2));
        var panel = Box(0.16f, 0.1f, 0.04f, 0.01f).At(0, head.Center.Y - 0.42f, 0.21f).In(Gloss(0x3A4048)) + Sphere(0.02f).At(-0.04f, head.Center.Y - 0.41f, 0.235f).In(Lamp(0xFF5544)) + Sphere(0.02f).At(0.03f, head.Center.Y - 0.41f, 0.235f).In(Lamp(0x55DD77));
        return dome + visor + pack + panel;
    }

    private static Solid Armour(Look look, Oval head, Vector3 hand)
    {
        var steel = look.Body(Metal(0xC4CAD1));
        var helm = Ellipsoid(0.315f, 0.32f, 0.305f).At(head.Center + new Vector3(0, 0.01f, 0)).Cut(Box(0.36f, 0.06f, 0.3f, 0.01f).At(head.Center + new Vector3(0, 0.05f, 0.26f))).In(steel);
        var slit = Box(0.36f, 0.05f, 0.1f).At(head.Center + new Vector3(0, 0.05f, 0.2f)).In(Matte(0x101216));
        var plume = Limb(head.Center + new Vector3(0, 0.3f, 0), head.Center + new Vector3(0, 0.46f, -0.22f), 0.05f, 0.09f).Bumps(0.015f, 0.05f).In(look.Trim(Cloth(0xC8262E)));
        var pauldrons = Ellipsoid(0.14f, 0.11f, 0.14f).At(0.24f, head.Center.Y - 0.33f, 0).Pair().In(steel);
        var sword = Box(0.05f, 0.62f, 0.02f, 0.008f).At(hand + new Vector3(0.02f, 0.42f, 0.04f)).In(Metal(0xE2E7EC)) + Box(0.2f, 0.04f, 0.05f, 0.01f).At(hand + new Vector3(0.02f, 0.1f, 0.04f)).In(Metal(Brass)) + Capsule(0.022f, 0.16f).At(hand + new Vector3(0.02f, 0, 0.04f)).In(Wood(DarkOak));
        var shield = Extrude(Outline(-0.17f, 0.2f, 0.17f, 0.2f, 0.17f, -0.02f, 0, -0.24f, -0.17f, -0.02f), 0.04f, 0.015f).At(-0.45f, hand.Y + 0.1f, 0.2f).In(look.Trim(Gloss(0x2A55A8)))
            + Box(0.05f, 0.34f, 0.03f, 0.01f).At(-0.45f, hand.Y + 0.1f, 0.235f).In(Metal(Brass)) + Box(0.26f, 0.05f, 0.03f, 0.01f).At(-0.45f, hand.Y + 0.15f, 0.235f).In(Metal(Brass));
        return helm + slit + plume + pauldrons + sword + shield;
    }

    private static Solid Ermine(Look look, Oval head, Vector3 hand) =>
        Torus(0.2f, 0.07f).Stretch(1, 0.8f, 0.9f).At(0, head.Center.Y - 0.3f, 0).Bumps(0.008f, 0.03f).In(Cloth(0xFAF8F2).With(Pattern.Speckles, 0x22201E, 0.05f))
            + Capsule(0.02f, 0.5f).At(hand + new Vector3(0, 0.12f, 0.03f)).In(Metal(GoldLeaf)) + Sphere(0.06f).At(hand + new Vector3(0, 0.42f, 0.03f)).In(Metal(GoldLeaf));

    private static Solid PirateGear(Look look, Oval head, Vector3 hand)
    {
        var black = Cloth(0x1E1E22);
        var hat = Extrude(Outline(-0.36f, 0, 0.36f, 0, 0.2f, 0.2f, 0, 0.28f, -0.2f, 0.2f), 0.16f, 0.03f).At(head.Center + new Vector3(0, 0.14f, 0)).In(black)
            + Sphere(0.055f).At(head.Center + new Vector3(0, 0.27f, 0.11f)).In(Matte(0xF2EEE4)) + Capsule(0.015f, 0.16f).TurnZ(65).At(head.Center + new Vector3(0, 0.21f, 0.115f)).Pair().In(Matte(0xF2EEE4));
        var patch = head.Put(Cylinder(0.07f, 0.02f, 0.008f).TurnX(90).In(black), 24, 6, 1.08f);
        var sword = Tube([hand, hand + new Vector3(0.03f, 0.3f, 0.1f), hand + new Vector3(0, 0.56f, 0.12f)], 0.028f, 0.014f).In(Metal(0xDDE3E8)) + Torus(0.07f, 0.016f).TurnX(60).At(hand).In(Metal(Brass));
        return hat + patch + sword;
    }

    private static Solid Mask(Look look, Oval head, Vector3 hand)
    {
        var cloth = look.Body(Cloth(0x23262E));
        var hood = Ellipsoid(0.297f, 0.302f, 0.287f).At(head.Center).Cut(Box(0.44f, 0.11f, 0.3f, 0.03f).At(head.Center + new Vector3(0, 0.035f, 0.24f)), 0.02f).In(cloth);
        var band = Torus(0.275f, 0.035f).At(head.Center + new Vector3(0, 0.13f, 0)).In(look.Trim(Cloth(0xB8232B))) + Limb(head.Center + new Vector3(0.05f, 0.12f, -0.25f), head.Center + new Vector3(0.16f, -0.1f, -0.36f), 0.03f, 0.04f).In(look.Trim(Cloth(0xB8232B)));
        var blade = Rod(new(-0.2f, head.Center.Y - 0.55f, -0.2f), new(0.22f, head.Center.Y + 0.05f, -0.2f), 0.025f).In(Metal(0x4A5058)) + Rod(new(0.22f, head.Center.Y + 0.05f, -0.2f), new(0.32f, head.Center.Y + 0.2f, -0.2f), 0.032f).In(Cloth(0xB8232B));
        return hood + band + blade;
    }

    private static Solid Apron(Look look, int rgb) => Box(0.3f, 0.5f, 0.04f, 0.015f).At(0, 0.78f, 0.165f).In(look.Trim(Cloth(rgb)));

    private static Solid Stethoscope(Look look, Oval head, Vector3 hand) =>
        Torus(0.13f, 0.016f).TurnX(62).At(0, head.Center.Y - 0.34f, 0.12f).In(Gloss(0x30363E)) + Cylinder(0.045f, 0.025f, 0.01f).TurnX(90).At(0, head.Center.Y - 0.5f, 0.205f).In(Metal())
            + Box(0.05f, 0.16f, 0.012f).At(0.1f, head.Center.Y - 0.58f, 0.19f).In(Cloth(0x4E8DB8));

    private static Solid Band(int rgb) => Torus(0.185f, 0.03f).Stretch(1, 1.4f, 0.84f).At(0, 0.92f, 0.01f).In(Matte(rgb));

    private static Solid PeakedCap(Look look, Oval head, Vector3 hand)
    {
        var blue = look.Body(Cloth(0x22386A));
        var top = head.Center + new Vector3(0, 0.2f, 0);
        return Cylinder(0.26f, 0.09f, 0.03f).At(top + new Vector3(0, 0.09f, 0)).In(blue) + Cylinder(0.235f, 0.1f, 0.01f).At(top).In(Cloth(0x15213E))
            + Ellipsoid(0.2f, 0.02f, 0.14f).At(top + new Vector3(0, -0.03f, 0.2f)).In(Gloss(0x15171C)) + Sphere(0.045f).Stretch(1, 1, 0.5f).At(top + new Vector3(0, 0.03f, 0.235f)).In(Metal(GoldLeaf))
            + Sphere(0.04f).Stretch(1, 1, 0.5f).At(-0.09f, head.Center.Y - 0.42f, 0.185f).In(Metal(GoldLeaf));
    }

    private static Solid Fork(Look look, Oval head, Vector3 hand)
    {
        var x = hand.X + 0.03f;
        return Rod(new(x, 0.05f, hand.Z + 0.05f), new(x, 1.25f, hand.Z + 0.05f), 0.022f).In(Wood())
            + (Capsule(0.014f, 0.22f).At(0, 0.12f, 0).Row(3, 0.075f) + Capsule(0.016f, 0.15f).TurnZ(90)).At(x, 1.25f, hand.Z + 0.05f).In(Forged());
    }

    private static Solid Arm(int rgb, Oval head) => Torus(0.13f, 0.045f).Stretch(1, 0.9f, 1).At(0, head.Center.Y - 0.26f, 0.02f).In(Cloth(rgb)) + Cone(0.09f, 0.01f, 0.14f, 0.01f).TurnX(180).At(0, head.Center.Y - 0.35f, 0.16f).In(Cloth(rgb));

    private static Solid Wrench(Look look, Oval head, Vector3 hand)
    {
        var tool = Box(0.05f, 0.42f, 0.03f, 0.012f).At(0, 0.16f, 0) + (Cylinder(0.085f, 0.035f, 0.01f).TurnX(90) - Box(0.06f, 0.12f, 0.1f).At(0, 0.06f, 0)).At(0, 0.4f, 0);
        return tool.At(hand + new Vector3(0, 0, 0.05f)).In(Metal(0xBFC5CC)) + Box(0.3f, 0.3f, 0.03f, 0.015f).At(0, 0.93f, 0.165f).In(look.Trim(Cloth(0x2F5592)))
            + Torus(0.19f, 0.028f).Stretch(1, 1, 0.84f).At(0, 0.76f, 0).In(Finish.Of(0x6B4426, 0.5f));
    }

    private static Solid RedNose(Look look, Oval head, Vector3 hand) =>
        Sphere(0.065f).At(head.On(0, -6, 1.08f)).In(Gloss(0xE02B2B)) + Torus(0.2f, 0.06f).Stretch(1, 0.6f, 1).At(0, head.Center.Y - 0.27f, 0).Bumps(0.02f, 0.08f).In(Cloth(0xF7F7F7))
            + Sphere(0.045f).At(0, head.Center.Y - 0.45f, 0.18f).In(Cloth(0xE0453A)) + Sphere(0.045f).At(0, head.Center.Y - 0.6f, 0.18f).In(Cloth(0xE0453A));

    private static Solid Emblem(Look look, Oval head, Vector3 hand) =>
        Extrude(Star(5, 0.1f, 0.045f), 0.03f, 0.01f).At(0, head.Center.Y - 0.4f, 0.185f).In(Gloss(0xFFD23A)) + Torus(0.185f, 0.03f).Stretch(1, 1, 0.84f).At(0, 0.78f, 0).In(Gloss(0xFFD23A));

    private static Solid Tutu(Look look, Oval head, Vector3 hand) =>
        Cone(0.44f, 0.16f, 0.12f, 0.03f).At(0, 0.78f, 0).Bumps(0.012f, 0.05f).In(look.Body(Cloth(0xF7B6CC)));

    private static Solid Snowman(Look look)
    {
        var snow = look.Body(Finish.Of(0xF6F9FC, 0.9f) with { Grain = 0.25f });
        var head = new Oval(new(0, 1.5f, 0.03f), new(0.25f));
        var body = Sphere(0.48f).At(0, 0.44f, 0).Blend(Sphere(0.36f).At(0, 1.05f, 0), 0.04f).Blend(head.Solid, 0.03f).In(snow);
        var coal = Finish.Of(0x1A1A1E, 0.7f);
        var buttons = Solids.All(new[] { 0.88f, 1.04f, 1.2f }.Select(y => Sphere(0.04f).At(0, y, 0.355f - (MathF.Abs(y - 1.04f) * 0.2f)))).In(coal);
        var arms = (Tube([new(0.3f, 1.12f, 0.02f), new(0.52f, 1.24f, 0.06f), new(0.7f, 1.42f, 0.08f)], 0.03f, 0.018f) + Rod(new(0.6f, 1.32f, 0.07f), new(0.74f, 1.3f, 0.1f), 0.015f)).Pair().In(Wood(DarkOak));
        var face = head.Put(Sphere(0.035f).In(coal), 22, 16) + head.Put(Sphere(0.035f).In(coal), -22, 16) + Face.Mouth(look, head, -18, 0.2f)
            + head.Stick(Cone(0.05f, 0.006f, 0.26f, 0.004f).At(0, 0.12f, 0).In(Matte(0xF08A2C)), 0, 0, 0.98f);
        var scarf = (Torus(0.21f, 0.06f).At(0, 1.3f, 0.01f) + Box(0.12f, 0.34f, 0.06f, 0.025f).TurnZ(8).At(0.14f, 1.12f, 0.32f)).In(look.Trim(Cloth(0xD8342C)));
        var hat = Cylinder(0.3f, 0.04f, 0.015f).At(0, 1.69f, 0).In(Cloth(0x24262C)) + Cylinder(0.19f, 0.3f, 0.02f).At(0, 1.84f, 0).In(Cloth(0x24262C)) + Cylinder(0.196f, 0.06f, 0.01f).At(0, 1.75f, 0).In(look.Trim(Cloth(0xD8342C)));
        return (body + buttons + arms + face + scarf + hat).WithHead(head, 22, 16).With("hat", 0, 0, 0, 1).With("scarf", 0, 0, 0, 1).With("neck", 0, 1.3f, 0, 0.4f);
    }

    private static Solid Figurine(Look look)
    {
        var person = new Person { Top = Cloth(0x2E7F86), Bottom = Cloth(0x3B3348), Wears = ["cape"] }.Build(look);
        var stand = Cylinder(0.46f, 0.1f, 0.03f).At(0, 0.05f, 0).In(Gloss(0x2A2226)) + Cylinder(0.38f, 0.06f, 0.02f).At(0, 0.12f, 0).In(Metal(GoldLeaf));
        return person.At(0, 0.14f, 0) + stand;
    }

    private static Solid Bust(Look look)
    {
        var marble = look.Body(Finish.Of(0xECE8E0, 0.35f).With(Pattern.Veins, 0xB8B4B0, 0.3f));
        var head = new Oval(new(0, 0.78f, 0.02f), new(0.2f, 0.25f, 0.22f));
        var chest = Ellipsoid(0.34f, 0.2f, 0.2f).At(0, 0.36f, 0).Cut(Box(1, 0.3f, 1).At(0, 0.14f, 0), 0.04f);
        var neck = Limb(new(0, 0.42f, 0), new(0, 0.62f, 0.01f), 0.11f, 0.1f);
        var nose = Limb(head.On(0, 16), head.On(0, -10, 1.12f), 0.025f, 0.04f);
        var hair = Ellipsoid(0.22f, 0.2f, 0.23f).At(0, 0.88f, -0.03f).Bumps(0.025f, 0.07f);
        var brow = Capsule(0.025f, 0.2f).TurnZ(90).At(head.On(0, 17, 0.98f));
        var lips = Ellipsoid(0.06f, 0.022f, 0.03f).At(head.On(0, -28, 1));
        var stand = Pillar(0.16f, 0.12f, 0.03f).At(0, 0.1f, 0) + Block(0.42f, 0.1f, 0.34f, 0.02f);
        return (Solids.Blended(0.05f, chest, neck, head.Solid.Cut(Sphere(0.05f).At(head.On(24, 6, 1.06f)).Pair(), 0.04f), nose, brow).Blend(hair, 0.03f).Blend(lips, 0.02f) + stand).In(marble).WithHead(head, 24, 6);
    }

    private static Solid Scarecrow(Look look)
    {
        var head = new Oval(new(0, 1.5f, 0.02f), new(0.22f, 0.24f, 0.2f));
        var straw = Cloth(0xE2BC5A);
        var solid = Rod(new(0, 0, -0.06f), new(0, 1.4f, -0.06f), 0.04f).In(Wood()) + Rod(new(-0.66f, 1.18f, -0.02f), new(0.66f, 1.18f, -0.02f), 0.035f).In(Wood())
            + Block(0.46f, 0.56f, 0.24f, 0.06f).At(0, 0.76f, 0).In(look.Body(Cloth(0xB8452F).With(Pattern.Checker, 0xE8D8B8, 0.07f)))
            + Capsule(0.1f, 0.34f).TurnZ(90).At(0.36f, 1.18f, 0).Pair().In(look.Body(Cloth(0xB8452F).With(Pattern.Checker, 0xE8D8B8, 0.07f)))
            + Cone(0.1f, 0.05f, 0.14f, 0.02f).TurnZ(90).At(0.62f, 1.18f, 0).Bumps(0.02f, 0.05f).Pair().In(straw) + Cone(0.26f, 0.2f, 0.2f, 0.03f).At(0, 0.68f, 0).Bumps(0.02f, 0.05f).In(straw)
            + head.Solid.In(Cloth(0xD8B98A)) + Face.Eyes(look, head, 24, 8, 0.045f) + Face.Mouth(look, head, -24, 0.2f)
            + Cylinder(0.36f, 0.03f, 0.012f).At(0, 1.66f, 0).In(Cloth(0x7A5A34)) + Peak(0.2f, 0.1f, 0.24f, 0.03f).At(0, 1.66f, 0).In(Cloth(0x7A5A34));
        return solid.WithHead(head, 24, 8).With("hat", 0, 0, 0, 1);
    }
}
